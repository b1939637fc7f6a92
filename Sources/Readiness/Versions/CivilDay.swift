/// A day of the Gregorian calendar, without a time zone.
package struct CivilDay: Hashable, Sendable {
  /// Days since 1970-01-01.
  package let number: Int

  package init(number: Int) { self.number = number }

  /// - Parameter seconds: Seconds since 1970-01-01T00:00:00Z; the day is that of UTC.
  package init(secondsSince1970 seconds: Int64) {
    let (quotient, remainder) = seconds.quotientAndRemainder(dividingBy: 86_400)
    number = Int(quotient) - (remainder < 0 ? 1 : 0)
  }

  /// - Returns: Nil if there is no such day, or the year is not one from 1 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    // Years that begin in March, so that the leap day comes last; eras of 400 years.
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    let shifted = month <= 2 ? year - 1 : year
    let yearOfEra = shifted % 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = shifted / 400 * 146_097 + dayOfEra - 719_468
  }

  /// - Parameter text: `YYYY-MM-DD`.
  package init?(_ text: String) {
    guard let fields = Self.fields(text), fields.count == 3 else { return nil }
    self.init(year: fields[0], month: fields[1], day: fields[2])
  }

  /// The last day that `text` covers.
  ///
  /// - Parameter text: `YYYY-MM-DD` or `YYYY-MM`.
  package static func last(of text: String) -> CivilDay? {
    if let day = CivilDay(text) { return day }
    guard let fields = fields(text), fields.count == 2, (1...12).contains(fields[1]) else {
      return nil
    }
    return CivilDay(
      year: fields[0], month: fields[1], day: length(ofMonth: fields[1], year: fields[0]))
  }

  /// The names of the days of a week, from Monday.
  package static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  /// Its place in ``weekdays``.
  package var weekday: Int { ((number + 3) % 7 + 7) % 7 }

  /// Days from `earlier` to this day.
  package func days(since earlier: CivilDay) -> Int { number - earlier.number }

  /// The numbers of `YYYY-MM` or `YYYY-MM-DD`, every one with its full count of digits.
  private static func fields(_ text: String) -> [Int]? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard [[4, 2], [4, 2, 2]].contains(parts.map(\.utf8.count)) else { return nil }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard parts.allSatisfy({ $0.utf8.allSatisfy(digits.contains) }) else { return nil }
    return parts.compactMap { Int($0) }
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CivilDay: Comparable {
  package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
