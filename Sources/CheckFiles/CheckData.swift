internal import Crypto
package import Readiness

/// The check data of a run, read and free of faults.
package struct CheckData: Hashable, Sendable {
  /// What is read of the check data. Checks always are.
  package enum Extent: Hashable, Sendable {
    /// The removals, schedules and plans of these series; a series without a file has none.
    case series(Set<Series>)
    /// All that there is.
    case everything
  }

  /// In the order of groups, then ids.
  package let checks: [Check]
  /// In order of the files, for each series that has a file and was asked for.
  package let removals: [Series: [Removal]]
  package let schedules: [Series: Schedule]
  /// The keys of release managers, in order of the files.
  package let keys: [SigningKey]
  /// What release PEPs planned as time went on, as far as it is known.
  package let plans: [Series: ReleasePlan]
  /// SHA-256 of each file that was read, hexadecimal, by its path in the folder.
  private let fileDigests: [String: String]

  init(_ reading: CheckDataReading) {
    checks = reading.checks.sorted {
      let (left, right) = ($0.group.order, $1.group.order)
      return left == right ? $0.id < $1.id : left < right
    }
    removals = reading.removals
    schedules = reading.schedules
    keys = reading.keys
    plans = reading.plans
    fileDigests = reading.contents.mapValues { SHA256.hash(data: $0).hexadecimal }
  }

  /// Reads check data. Every file is read before a fault ends the run.
  package static func load(
    _ source: CheckSource, _ extent: Extent
  ) throws(CheckDataError) -> CheckData {
    try load(CheckFolder(source), extent)
  }

  /// Reads check data given as texts by their path in the folder.
  package static func load(
    files: [String: String], _ extent: Extent
  ) throws(CheckDataError) -> CheckData {
    try load(CheckFolder(files: files), extent)
  }

  private static func load(
    _ folder: CheckFolder, _ extent: Extent
  ) throws(CheckDataError) -> CheckData {
    var reading = CheckDataReading(folder)
    reading.readAll(extent)
    guard reading.faults.isEmpty else { throw .faulty(reading.faults.sorted()) }
    return CheckData(reading)
  }

  /// What identifies the check data that decide about a series: `sha256:` and 64 hexadecimal
  /// digits.
  ///
  /// It is over all files of `release/` and `keys/` and those of the series in `removals/`, `schedules/` and
  /// `plans/`,
  /// whatever else was read, and does not depend on where the folder is: the SHA-256 of lines
  /// `SHA256  PATH`, sorted by path, as `sha256sum` prints them.
  package func digest(for series: Series) -> String {
    let paths = fileDigests.keys.filter {
      $0.hasPrefix("release/") || $0.hasPrefix("keys/") || $0.hasSuffix("/\(series.text).toml")
    }
    let lines = paths.sorted().map { "\(fileDigests[$0] ?? "")  \($0)\n" }
    return "sha256:" + SHA256.hash(data: Array(lines.joined().utf8)).hexadecimal
  }
}

extension Digest {
  fileprivate var hexadecimal: String {
    map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
  }
}

extension CheckGroup {
  /// The place of the group in a report.
  fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
