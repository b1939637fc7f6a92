import Readiness

/// The reading of a folder of check data: what was found, and the faults.
struct CheckDataReading {
  private let folder: CheckFolder
  private(set) var checks: [Check] = []
  private(set) var removals: [Series: [Removal]] = [:]
  private(set) var schedules: [Series: Schedule] = [:]
  private(set) var keys: [SigningKey] = []
  private(set) var plans: [Series: ReleasePlan] = [:]
  /// The bytes of each file that was read, by its path in the folder.
  private(set) var contents: [String: [UInt8]] = [:]
  private(set) var faults: [CheckFileFault] = []

  /// Where each check was first defined.
  private var places: [CheckID: (path: String, line: Int)] = [:]
  private var probes: Set<Probe.Kind> = []

  init(_ folder: CheckFolder) { self.folder = folder }

  mutating func readAll(_ extent: CheckData.Extent) {
    readChecks()
    for path in list("keys") {
      readFile(path) { document, log, reading in
        reading.keys += KeyFile.keys(in: document, log: &log)
      }
    }
    for path in seriesFiles("removals", extent) {
      guard let series = series(ofFile: path) else { continue }
      readFile(path) { document, log, reading in
        reading.removals[series] = RemovalFile.removals(in: document, of: series, log: &log)
      }
    }
    for path in seriesFiles("schedules", extent) {
      guard let series = series(ofFile: path) else { continue }
      readFile(path) { document, log, reading in
        reading.schedules[series] = ScheduleFile.schedule(in: document, of: series, log: &log)
      }
    }
    for path in seriesFiles("plans", extent) {
      guard let series = series(ofFile: path) else { continue }
      readFile(path) { document, log, reading in
        reading.plans[series] = PlanFile.plan(in: document, of: series, log: &log)
      }
    }
  }

  private mutating func readChecks() {
    let paths = list("release")
    guard !paths.isEmpty else {
      if faults.isEmpty { add(.noChecks, to: "release") }
      return
    }
    for path in paths {
      readFile(path) { document, log, reading in
        let name = Self.name(ofFile: path)
        for entry in ReleaseCheckFile.entries(in: document, named: name, log: &log) {
          reading.take(entry, log: &log)
        }
      }
    }
    // A file that could not be read may hold the check that is missing here.
    guard faults.isEmpty else { return }
    for probe in Probe.Kind.allCases where !probes.contains(probe) {
      add(.probeWithoutCheck(probe), to: "release")
    }
  }

  private mutating func take(_ entry: ReleaseCheckFile.Entry, log: inout FaultLog) {
    if let probe = entry.probe { probes.insert(probe) }
    if let first = places[entry.id] {
      let file = first.path == log.path ? nil : first.path
      log.add(
        .duplicate(
          what: "check", name: entry.id.text, firstFile: file, firstLine: first.line),
        line: entry.line)
      return
    }
    places[entry.id] = (log.path, entry.line)
    if let check = entry.check { checks.append(check) }
  }

  /// The paths of the files of a sub-folder that `extent` asks for.
  private mutating func seriesFiles(_ subfolder: String, _ extent: CheckData.Extent) -> [String] {
    switch extent {
    case .everything: list(subfolder)
    case .series(let series): series.sorted().map { "\(subfolder)/\($0.text).toml" }
    }
  }

  private mutating func list(_ subfolder: String) -> [String] {
    do throws(CheckFolder.ReadFailure) {
      let paths = try folder.files(in: subfolder)
      guard paths.count <= CheckFolder.countLimit else {
        add(.tooManyFiles(limit: CheckFolder.countLimit), to: subfolder)
        return []
      }
      return paths
    } catch {
      add(Self.kind(of: error), to: subfolder)
      return []
    }
  }

  /// Reads a file as TOML and hands it on; a file that is not there is passed over.
  private mutating func readFile(
    _ path: String,
    _ take: (CheckTable.Document, inout FaultLog, inout CheckDataReading) -> Void
  ) {
    let bytes: [UInt8]
    do throws(CheckFolder.ReadFailure) {
      bytes = try folder.bytes(of: path)
    } catch {
      if error != .missing { add(Self.kind(of: error), to: path) }
      return
    }
    contents[path] = bytes
    guard let text = String(validating: bytes, as: UTF8.self) else {
      add(.notUTF8, to: path)
      return
    }
    var log = FaultLog(path: folder.shown(path))
    do throws(TOMLSyntaxError) {
      take(CheckTable.Document(try TOMLReader.read(text)), &log, &self)
    } catch {
      log.add(.syntax(error.message), line: error.line)
    }
    faults += log.faults
  }

  private mutating func series(ofFile path: String) -> Series? {
    let series = Series(Self.name(ofFile: path))
    if series == nil { add(.fileName(wanted: "a series, like 3.12.toml"), to: path) }
    return series
  }

  private mutating func add(_ kind: CheckFileFault.Kind, to path: String) {
    faults.append(CheckFileFault(path: folder.shown(path), line: nil, kind))
  }

  private static func name(ofFile path: String) -> String {
    String((path.split(separator: "/").last ?? "").dropLast(".toml".count))
  }

  static func kind(of failure: CheckFolder.ReadFailure) -> CheckFileFault.Kind {
    switch failure {
    case .missing: .unreadable(reason: "no such file")
    case .tooLarge: .tooLarge(limit: CheckFolder.sizeLimit)
    case .unreadable(let reason): .unreadable(reason: reason)
    }
  }
}
