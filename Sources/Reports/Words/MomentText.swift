internal import Readiness

extension Moment {
  /// The moment by its own clock: `2022-10-25 00:08:22 +0200`.
  ///
  /// What no calendar of four digits holds is written as git stores it, in seconds.
  var text: String {
    // git's offsets are four digits; a year has four too.
    guard offset.magnitude < 6000, (-62_167_000_000..<253_402_000_000).contains(seconds) else {
      return "\(seconds) seconds after 1970"
    }
    let local = seconds + Int64(offset) * 60
    let days = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    let second = local - days * 86_400
    let time = [second / 3600, second / 60 % 60, second % 60].map(twoDigits).joined(separator: ":")
    let zone = (offset < 0 ? "-" : "+") + twoDigits(Int64(abs(offset) / 60))
    return "\(dateText(daysSince1970: days)) \(time) \(zone)\(twoDigits(Int64(abs(offset) % 60)))"
  }
}

/// `YYYY-MM-DD` in the Gregorian calendar.
///
/// - Parameter days: Within the years 0 to 9999. The way of Howard Hinnant's `civil_from_days`.
private func dateText(daysSince1970 days: Int64) -> String {
  let shifted = days + 719_468
  let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
  let dayOfEra = shifted - era * 146_097
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shiftedMonth = (5 * dayOfYear + 2) / 153
  let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
  let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  let digits = String(year)
  let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  return "\(padded)-\(twoDigits(month))-\(twoDigits(day))"
}

private func twoDigits(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
