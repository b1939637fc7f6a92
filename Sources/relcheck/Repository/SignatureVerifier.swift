internal import CPythonSource
internal import Foundation
internal import GitStore
internal import Readiness

/// Verifies OpenPGP signatures of tags with `gpgv` or `sqv`, whichever is installed.
///
/// The tool gets the signature and what was signed as two files in a temporary folder of its own, and
/// nothing of the repository: neither its configuration nor its environment.
struct SignatureVerifier {
  /// Absolute.
  let keyring: String
  private let tool: Tool?

  private enum Tool: String, CaseIterable {
    case gpgv, sqv

    func arguments(keyring: String, folder: String) -> [String] {
      switch self {
      case .gpgv:
        [
          "--homedir", folder, "--status-fd", "1", "--keyring", keyring, folder + "/signature",
          folder + "/signed",
        ]
      case .sqv: ["--keyring", keyring, folder + "/signature", folder + "/signed"]
      }
    }
  }

  /// In seconds.
  private static let timeLimit = 30.0

  /// - Parameter keyring: The path of a keyring, from the current folder.
  init(keyring: String) throws(Complaint) {
    let path = URL(filePath: keyring).standardizedFileURL.path
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw Complaint("cannot read the keyring \(quoted(keyring))")
    }
    self.keyring = path
    tool = Tool.allCases.first { Self.place(of: $0.rawValue) != nil }
  }

  /// What to tell the user if neither tool is installed.
  var warning: String? {
    tool == nil
      ? "neither gpgv nor sqv is installed; signatures are read, but not verified" : nil
  }

  /// Verifies the signature at the end of a tag object; nil if it has none.
  func verify(_ tag: TagObject) -> TagFacts.Verification? {
    let parts = TagSignature(message: tag.message)
    guard parts.kind == .openPGP, let tool, let program = Self.place(of: tool.rawValue) else {
      return nil
    }
    let armour = Array(tag.message[parts.messageWithout.count...])
    let signed = Array(tag.raw.dropLast(armour.count))
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "relcheck-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      try Data(armour).write(to: folder.appending(path: "signature"))
      try Data(signed).write(to: folder.appending(path: "signed"))
      var keyring = self.keyring
      if tool == .gpgv, let packets = Self.packets(of: keyring) {
        keyring = folder.path + "/keyring"
        try packets.write(to: URL(filePath: keyring))
      }
      return run(tool, program, keyring, in: folder.path)
    } catch {
      return .notDone("the temporary folder cannot be written")
    }
  }

  /// The packets of a keyring of text; nil for one that holds packets already.
  private static func packets(of keyring: String) -> Data? {
    guard let handle = FileHandle(forReadingAtPath: keyring),
      let bytes = try? handle.read(upToCount: ArmouredKeyring.limit)
    else { return nil }
    return ArmouredKeyring(bytes).packets
  }

  private func run(
    _ tool: Tool, _ program: String, _ keyring: String, in folder: String
  ) -> TagFacts.Verification {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = tool.arguments(keyring: keyring, folder: folder)
    process.environment = ["PATH": Self.path, "LC_ALL": "C", "HOME": folder]
    process.currentDirectoryURL = URL(filePath: folder)
    let output = folder + "/output"
    guard FileManager.default.createFile(atPath: output, contents: nil),
      let handle = FileHandle(forWritingAtPath: output)
    else { return .notDone("the temporary folder cannot be written") }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handle
    // sqv says why it accepts no signature there alone.
    process.standardError = tool == .sqv ? handle : FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      return .notDone("\(tool.rawValue) cannot be run")
    }
    let end = Date(timeIntervalSinceNow: Self.timeLimit)
    while process.isRunning, Date() < end { Thread.sleep(forTimeInterval: 0.002) }
    guard !process.isRunning else {
      process.terminate()
      process.waitUntilExit()
      return .notDone("\(tool.rawValue) did not end in time")
    }
    let said = FileManager.default.contents(atPath: output).map {
      String(decoding: $0.prefix(1 << 16), as: UTF8.self)
    }
    return Self.outcome(of: tool, status: process.terminationStatus, said ?? "")
  }

  private static func outcome(
    of tool: Tool, status: Int32, _ said: String
  ) -> TagFacts.Verification {
    let lines = said.split(separator: "\n")
    switch tool {
    case .gpgv:
      // GnuPG, doc/DETAILS: VALIDSIG and the fingerprint; BADSIG; ERRSIG with the reason, 9 for a missing key.
      for line in lines where line.hasPrefix("[GNUPG:] ") {
        let words = line.split(separator: " ")
        guard words.count >= 3 else { continue }
        switch words[1] {
        case "VALIDSIG" where status == 0: return .valid(fingerprint: String(words[2]), by: "gpgv")
        case "BADSIG": return .invalid
        case "NO_PUBKEY": return .unknownKey
        default: break
        }
      }
    case .sqv:
      let fingerprint = lines.first { $0.utf8.count >= 40 && $0.allSatisfy(\.isHexDigit) }
      if status == 0, let fingerprint {
        return .valid(fingerprint: String(fingerprint), by: "sqv")
      }
      if lines.contains(where: { $0.hasPrefix("Missing key") }) { return .unknownKey }
      if said.contains("manipulated") || said.contains("Bad signature") { return .invalid }
    }
    return .notDone("\(tool.rawValue) gave no verdict")
  }

  private static var path: String {
    ProcessInfo.processInfo.environment["PATH"].flatMap { $0.isEmpty ? nil : $0 }
      ?? "/usr/local/bin:/usr/bin:/bin"
  }

  /// Where a program is found. Relative entries of `PATH` are passed over: they may lead into a clone.
  private static func place(of program: String) -> String? {
    path.split(separator: ":").lazy.filter { $0.hasPrefix("/") }.map { "\($0)/\(program)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
