package import Foundation

/// One run of the program that stands beside the test bundle: streams and status.
package struct ProgramRun: Sendable {
  package let output: [UInt8]
  package let error: [UInt8]
  /// The exit status, or the number of the signal that ended it.
  package let status: Int32
  package let isSignalled: Bool
  /// Whether it had to be killed, because it did not end by itself.
  package let isStuck: Bool

  package var outputText: String { String(decoding: output, as: UTF8.self) }
  package var errorText: String { String(decoding: error, as: UTF8.self) }

  /// Runs the program to its end.
  ///
  /// It gets an environment of its own, with an empty home, so that no configuration of the machine
  /// reaches it.
  ///
  /// - Parameters:
  ///   - folder: Where it is started; the temporary folder if nil.
  ///   - environment: Beside those that every run gets.
  ///   - input: What it can read on standard input.
  ///   - patience: Seconds after which it is killed.
  package init(
    _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:],
    input: String = "", patience: Double = 120
  ) throws {
    try self.init(
      running: try Self.program, arguments, in: folder, environment: environment, input: input,
      patience: patience)
  }

  /// Runs `command` by the shell, with the program as `$RELCHECK`.
  package init(
    shell command: String, in folder: String? = nil, environment: [String: String] = [:],
    patience: Double = 120
  ) throws {
    try self.init(
      running: URL(filePath: "/bin/sh"), ["-c", command], in: folder, environment: environment,
      input: "", patience: patience)
  }

  private init(
    running executable: URL, _ arguments: [String], in folder: String?,
    environment: [String: String], input: String, patience: Double
  ) throws {
    let scratch = try ScratchFolder()
    try scratch.write("in", input)
    let process = try Self.process(
      executable, arguments, in: folder ?? scratch.path, environment, home: scratch.path)
    let files = ["in", "out", "err"].map { URL(filePath: scratch.path + "/" + $0) }
    for file in files.dropFirst() { try Data().write(to: file) }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    isStuck = !Self.wait(for: process, patience: patience)
    output = Array(try Data(contentsOf: files[1]))
    error = Array(try Data(contentsOf: files[2]))
    status = process.terminationStatus
    isSignalled = process.terminationReason == .uncaughtSignal
  }

  /// Waits for the end of a process, and kills it if it does not come in time.
  ///
  /// - Returns: false if it was killed.
  private static func wait(for process: Process, patience: Double) -> Bool {
    let ended = DispatchSemaphore(value: 0)
    let number = process.processIdentifier
    let watchdog = Thread {
      if ended.wait(timeout: .now() + patience) == .timedOut { kill(number, SIGKILL) }
    }
    watchdog.start()
    process.waitUntilExit()
    ended.signal()
    return process.terminationReason != .uncaughtSignal || process.terminationStatus != SIGKILL
  }

  /// A process that is ready to be started: for tests that act on it while it runs.
  package static func process(
    _ arguments: [String], in folder: String, home: String
  ) throws -> Process {
    try process(try program, arguments, in: folder, [:], home: home)
  }

  private static func process(
    _ executable: URL, _ arguments: [String], in folder: String, _ environment: [String: String],
    home: String
  ) throws -> Process {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    let own = [
      "HOME": home, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "RELCHECK": try program.path,
      // A repository above the temporary folder must not be found.
      "GIT_CEILING_DIRECTORIES": "/",
    ]
    process.environment = sanitizerOptions.merging(own) { $1 }.merging(environment) { $1 }
    return process
  }

  /// Whether program and tests are built with a sanitizer, as `scripts/sanitize` says.
  package static var isSanitized: Bool {
    ProcessInfo.processInfo.environment["RELCHECK_SANITIZER"] != nil
  }

  /// What the tests' own sanitizer was told, the program's has to be told, too.
  private static let sanitizerOptions = ProcessInfo.processInfo.environment.filter {
    ["ASAN_OPTIONS", "TSAN_OPTIONS", "LD_PRELOAD"].contains($0.key)
  }

  /// The program in the folder of the build.
  private static var program: URL {
    get throws {
      let bundles = ProcessInfo.processInfo.arguments.compactMap { argument -> URL? in
        guard let end = argument.range(of: ".xctest")?.upperBound else { return nil }
        return URL(filePath: String(argument[..<end]))
      }
      let folders = (bundles + Bundle.allBundles.map(\.bundleURL)).map {
        $0.deletingLastPathComponent()
      }
      let found = folders.map { $0.appending(path: "relcheck") }.first {
        FileManager.default.isExecutableFile(atPath: $0.path)
      }
      guard let found else {
        throw FixtureError(description: "the program is not beside the test bundle")
      }
      return found
    }
  }
}

/// A folder for the files of one test, removed with the last reference to it.
package final class ScratchFolder: Sendable {
  package let path: String

  package init() throws {
    path =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "relcheck-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, and the folders it needs.
  package func write(_ name: String, _ text: String) throws {
    let file = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  package func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path + "/" + name)), as: UTF8.self)
  }

  /// The names of what is in it, in order.
  package var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }
}
