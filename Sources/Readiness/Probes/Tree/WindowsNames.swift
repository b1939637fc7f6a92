/// Asks whether every path of the tree can be made on Windows.
enum WindowsNames: Question {
  /// What stands for a device, with any ending.
  private static let devices: Set<String> = [
    "aux", "con", "conin$", "conout$", "nul", "prn",
  ]
  /// In UTF-16, as NTFS counts.
  private static let lengthLimit = 255

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    var findings = Findings()
    var judged: Set<Substring> = []
    for entry in inspection.tree.listing.entries {
      // The folders of a path are told once, at their first file.
      var end = entry.path.text.endIndex
      while true {
        let path = entry.path.text[..<end]
        guard judged.insert(path).inserted else { break }
        let slash = path.lastIndex(of: "/")
        let name = slash.map { path[path.index(after: $0)...] } ?? path
        if let fault = fault(of: name) {
          findings.fail(
            String(path), "\(RepoPath(String(path))) cannot be made on Windows: \(fault)",
            at: Location(entry.path))
        }
        guard let slash else { break }
        end = slash
      }
    }
    return findings.outcome(overPathsOf: inspection.tree)
  }

  /// Why Windows has no file of that name; nil if it may.
  private static func fault(of name: Substring) -> Message? {
    for scalar in name.unicodeScalars where isForbidden(scalar) {
      return scalar.value < 0x20
        ? "a name has no control characters" : "a name has no \(String(scalar))"
    }
    if name.hasSuffix(".") || name.hasSuffix(" ") { return "a name ends with no dot and no blank" }
    if name.utf16.count > lengthLimit { return "a name has \(lengthLimit) characters at most" }
    var stem = name.prefix { $0 != "." }
    while stem.hasSuffix(" ") { stem = stem.dropLast() }
    return isDevice(stem.lowercased()) ? "\(String(stem)) is a device" : nil
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x20 { return true }
    return switch scalar {
    case "<", ">", ":", "\"", "|", "?", "*", "\\": true
    default: false
    }
  }

  private static func isDevice(_ stem: String) -> Bool {
    if devices.contains(stem) { return true }
    guard stem.utf8.count == 4, stem.hasPrefix("com") || stem.hasPrefix("lpt"),
      let digit = stem.utf8.last
    else { return false }
    return (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(digit)
  }

  static let documentation = ProbeDocumentation(
    summary: "every file and folder has a name that Windows knows no other use for",
    rationale: """
      A clone and a source release with such a name cannot be unpacked there: git stops with an error, \
      and other tools leave the file out or write to a device.
      """,
    limits: "The length of a whole path, which a setting of Windows bounds, is not asked.",
    examples: [
      .init(
        "names that are like them", tag: "v3.12.0",
        files: ["Lib/auxiliary.py": "", "Lib/com10.py": "", ".x": "", "a b/c": ""],
        expect: .passed),
      .init(
        "devices", tag: "v3.12.0",
        files: ["Lib/test/aux.py": "", "Tools/Com1": "", "nul.tar.gz": ""],
        expect: .failed(["Lib/test/aux.py", "Tools/Com1", "nul.tar.gz"])),
      .init(
        "marks, and an end that Windows drops", tag: "v3.12.0",
        files: ["Lib/a:b.py": "", "data./x": "", "data./y": ""],
        expect: .failed(["Lib/a:b.py", "data."])),
    ])
}
