internal import Readiness

extension Report {
  /// Whether there is a tagger whose day was held against the schedule.
  var isDayOfTag: Bool { tagObject?.tagger != nil }

  /// `on that day`, `2 days before the date set`; nil where it is not known.
  var lateness: String? {
    guard let days = schedule.daysLate else { return nil }
    return switch days {
    case 0: "on that day"
    case 1...: "\(counted(days, "day")) after it"
    default: "\(counted(Int(clamping: days.magnitude), "day")) before it"
    }
  }

  /// Why the version has no date.
  var missingDate: String {
    schedule.hasSeries
      ? "\(version.versionText) is not in the schedule"
      : "no schedule for \(version.series.seriesText) in the check data"
  }
}
