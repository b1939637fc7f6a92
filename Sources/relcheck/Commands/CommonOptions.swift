internal import ArgumentParser
internal import CheckFiles
internal import Foundation
internal import Readiness

/// When to colour.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
  @Option(
    name: [.long, .customShort("C")],
    help: .init(
      "The repository to read (default: the one that contains the current folder).",
      valueName: "path"),
    completion: .directory)
  var repository: String?

  @Option(
    help: .init(
      "The folder of check data to use instead of those built in.", valueName: "folder"),
    completion: .directory)
  var checks: String?

  @Option(
    help: .init(
      "How many workers read at once (default: one for each processor).", valueName: "number"))
  var jobs: Int?

  @Option(
    help: .init(
      "The configuration (default: relcheck.toml in the current folder or the nearest above it).",
      valueName: "file"),
    completion: .file(extensions: ["toml"]))
  var config: String?

  @Flag(help: "Read no configuration.")
  var noConfig = false

  @Option(
    help: .init(
      "Give up with status 3 after this many seconds (default: 3600; 0: never).",
      valueName: "seconds"))
  var timeout: Int?

  @Option(help: .init("When to colour.", valueName: "when"))
  var color: ColorChoice = .auto

  @Flag(name: .shortAndLong, help: "Print the verdict only.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Print everything: notes, what passed, all findings.")
  var verbose = false

  func validate() throws {
    if quiet && verbose {
      throw ValidationError("'--quiet' and '--verbose' exclude each other")
    }
    if config != nil && noConfig {
      throw ValidationError("'--config' and '--no-config' exclude each other")
    }
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("'--jobs \(jobs)' is not a number from 1 to 256")
    }
    if let timeout, !(0...Deadline.longest).contains(timeout) {
      throw ValidationError(
        "'--timeout \(timeout)' is not a number from 0 to \(Deadline.longest)")
    }
  }

  /// How many workers to use.
  var workers: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

  /// The repository of the run, which is given up when `--timeout` is over.
  func open() throws(Complaint) -> OpenedRepository {
    Deadline.begin(seconds: timeout ?? Deadline.usual)
    return try OpenedRepository(at: repository)
  }

  /// The check data for the series asked about.
  func checkData(_ extent: CheckData.Extent) throws(Complaint) -> CheckData {
    let environment = ProcessInfo.processInfo.environment
    let source = CheckSource.find(
      option: checks, variable: environment["RELCHECK_CHECKS"],
      executable: Bundle.main.executableURL?.resolvingSymlinksInPath().path
    ) { path in
      var isDirectory: ObjCBool = false
      let exists = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
      return exists && isDirectory.boolValue
    }
    do throws(CheckDataError) {
      return try CheckData.load(source, extent)
    } catch {
      throw Complaint(error)
    }
  }
}

extension Complaint {
  init(_ error: CheckDataError) {
    switch error {
    case .noDirectory(let path):
      self.init("no check data in \(quoted(path)): no such directory")
    case .notDirectory(let path):
      self.init("no check data in \(quoted(path)): not a directory")
    case .faulty(let faults):
      let shown = faults.prefix(20).map(\.description)
      let rest = faults.count - shown.count
      self.init(
        "check data is faulty, nothing was checked",
        advice: shown + (rest > 0 ? ["… and \(rest) more"] : []))
    }
  }
}
