internal import CPythonSource

extension SourceTree {
  /// The versions of OpenSSL that the installers for Windows and macOS hold, each once; empty if none
  /// is told, or if it cannot be read.
  var openSSLVersions: [String] {
    let batch = (try? bytes(at: OpenSSLVersions.windows)) ?? nil
    let script = (try? bytes(at: OpenSSLVersions.mac)) ?? nil
    let onWindows = batch.flatMap { bytes in
      ExternalLibraries.listed(in: bytes).first { $0.name == "openssl" }?.version
    }
    let onMac = script.flatMap { ExternalLibraries.openSSL(inInstaller: $0)?.text }
    return Set([onWindows, onMac].compactMap { $0 }).sorted()
  }
}

/// Asks whether the installers for Windows and macOS hold the same OpenSSL.
enum OpenSSLVersions: Question {
  fileprivate static let windows: RepoPath = "PCbuild/get_externals.bat"
  fileprivate static let mac: RepoPath = "Mac/BuildScript/build-installer.py"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let batch = try inspection.tree.bytes(at: windows),
      let onWindows = ExternalLibraries.listed(in: batch).first(where: { $0.name == "openssl" })
    else { return .notApplicable("\(windows) does not fetch OpenSSL") }
    guard let script = try inspection.tree.bytes(at: mac),
      let onMac = ExternalLibraries.openSSL(inInstaller: script)
    else { return .notApplicable("\(mac) does not build OpenSSL") }
    let places = [
      Location(windows, line: onWindows.line), Location(mac, line: onMac.line),
    ]
    if onWindows.version == onMac.text { return .passed(lookedAt: places) }
    let finding = Finding(
      subject: "OpenSSL",
      "Windows gets \(onWindows.version) by \(places[0]), macOS \(onMac.text) by \(places[1])",
      at: places)
    return .failed([finding], undetermined: [])
  }

  static let documentation = ProbeDocumentation(
    summary: "the installers for Windows and macOS hold the same OpenSSL",
    rationale: "A vulnerability that was mended on one of the two is still there on the other.",
    limits: "The two may differ for a while on purpose, so it is a note.",
    examples: [
      .init("the same", tag: "v3.12.0", files: tree("3.0.13", "3.0.13"), expect: .passed),
      .init(
        "different", tag: "v3.12.0", files: tree("3.0.13", "3.0.11"), expect: .failed(["OpenSSL"])),
      .init(
        "a line that is a comment, and a version in a variable", tag: "v3.12.0",
        files: [
          windows:
            "rem set libraries=%libraries% openssl-1.1.1v\nset SSL=3.0.13\nif not \"%x%\"==\"\" set libraries=%libraries% openssl-%SSL%\n",
          mac: "name=\"OpenSSL 3.0.13\",\n",
        ], expect: .passed),
      .init("no script", tag: "v2.4", files: ["README": ""], expect: .notApplicable),
    ])

  private static func tree(_ first: String, _ second: String) -> [RepoPath: String] {
    [
      windows: "set libraries=%libraries%   openssl-\(first)\n",
      mac: "    dict(\n          name=\"OpenSSL \(second)\",\n    ),\n",
    ]
  }
}
