internal import CPythonSource

/// Asks whether the metadata in a wheel agree with its file name.
enum WheelMetadataAgrees: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    var findings = Findings()
    for wheel in try inspection.tree.bundledWheels() {
      guard let read = findings.made(of: wheel.path, ReadWheel.self, in: inspection.tree) else {
        continue
      }
      let place = Location(wheel.path)
      if let size = read.sizeBeyondBound {
        findings.leaveOpen(
          wheel.path.text, "the METADATA in \(wheel.path) has \(size) bytes, beyond the bound",
          at: place)
        continue
      }
      guard let metadata = read.metadata else {
        findings.fail(
          wheel.path.text, "\(wheel.path) is not a zip archive with METADATA in it", at: place)
        continue
      }
      guard let name = wheel.name, let version = metadata.version, let project = metadata.name
      else {
        findings.fail(
          wheel.path.text, "the METADATA in \(wheel.path) lacks a name or a version", at: place)
        continue
      }
      if version.normalisedVersion != name.version.normalisedVersion {
        findings.fail(
          wheel.path.text, "\(wheel.path) holds version \(version) by its METADATA", at: place)
      } else if project.lowercased().replacing("-", with: "_") != name.project.lowercased() {
        findings.fail(
          wheel.path.text, "\(wheel.path) holds the project \(project) by its METADATA", at: place)
      } else if let damaged = metadata.damagedMember {
        findings.fail(
          wheel.path.text, "\(wheel.path) is damaged: \(damaged) is not what its directory says",
          at: place)
      } else {
        findings.pass(place)
      }
    }
    return findings.outcome(ifNothing: "the tree ships no wheels")
  }

  static let documentation = ProbeDocumentation(
    summary: "the metadata in each bundled wheel agree with its file name",
    rationale:
      "A wheel that was renamed, or is damaged, cannot be installed: pip compares the two.",
    limits: """
      METADATA is read from the archive, up to 1 MB; of the other members the check value is compared, \
      up to 128 MiB in all.
      """,
    examples: [
      .init(
        "the same", tag: "v3.12.0", files: wheel("pip-24.0-py3-none-any.whl", "24.0"),
        expect: .passed),
      .init(
        "a renamed wheel", tag: "v3.12.0", files: wheel("pip-24.1-py3-none-any.whl", "24.0"),
        expect: .failed(["Lib/ensurepip/_bundled/pip-24.1-py3-none-any.whl"])),
      .init(
        "a member that is damaged", tag: "v3.12.0",
        files: wheel("pip-24.0-py3-none-any.whl", "24.0", checkValue: 1),
        expect: .failed(["Lib/ensurepip/_bundled/pip-24.0-py3-none-any.whl"])),
      .init(
        "no archive", tag: "v3.12.0",
        files: ["Lib/ensurepip/_bundled/pip-24.0-py3-none-any.whl": "version 1\n"],
        expect: .failed(["Lib/ensurepip/_bundled/pip-24.0-py3-none-any.whl"])),
      .init(
        "the version spelled otherwise", tag: "v3.4.0",
        files: wheel("pip-1.5.rc1-py2.py3-none-any.whl", "1.5rc1"), expect: .passed),
      .init("no wheels", tag: "v3.3.0", files: ["README": ""], expect: .notApplicable),
    ])

  /// A wheel with one member that is stored as it is.
  private static func wheel(
    _ file: String, _ version: String, checkValue: Int = 0
  ) -> [RepoPath: String] {
    let name = "pip-\(version).dist-info/METADATA"
    let text = "Metadata-Version: 2.1\nName: pip\nVersion: \(version)\n\nA tool.\n"
    let sizes = number(text.utf8.count, 4) + number(text.utf8.count, 4) + number(name.utf8.count, 2)
    let member =
      "PK\u{3}\u{4}" + number(20, 2) + number(0, 12) + sizes + number(0, 2) + name + text
    let entry =
      "PK\u{1}\u{2}" + number(20, 2) + number(20, 2) + number(0, 8) + number(checkValue, 4) + sizes
      + number(0, 16) + name
    let end =
      "PK\u{5}\u{6}" + number(0, 4) + number(1, 2) + number(1, 2) + number(entry.utf8.count, 4)
      + number(member.utf8.count, 4) + number(0, 2)
    return [RepoPath("Lib/ensurepip/_bundled/" + file): member + entry + end]
  }

  /// The lowest byte first. Every byte has to be one of ASCII.
  private static func number(_ value: Int, _ length: Int) -> String {
    String(
      decoding: (0..<length).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 },
      as: UTF8.self)
  }
}

extension String {
  /// A version without the separators around its letters: `1.5.rc1` and `1.5-RC1` are `1.5rc1` (PEP 440,
  /// normalization).
  fileprivate var normalisedVersion: String {
    let text = Array(lowercased())
    let separators: Set<Character> = [".", "-", "_"]
    return String(
      text.indices.filter { index in
        guard separators.contains(text[index]) else { return true }
        let isBeforeLetter = index + 1 < text.count && text[index + 1].isLetter
        let isAfterLetter = index > 0 && text[index - 1].isLetter
        return !isBeforeLetter && !isAfterLetter
      }.map { text[$0] })
  }
}

/// A wheel, for its metadata; nil if it has none that can be read.
private struct ReadWheel: MadeOfFile {
  let metadata: WheelMetadata?

  /// The size of its METADATA, where that is not read for its size.
  let sizeBeyondBound: Int?

  init(contents: [UInt8]) {
    metadata = WheelMetadata(wheel: contents)
    sizeBeyondBound = metadata == nil ? WheelMetadata.sizeBeyondBound(in: contents) : nil
  }
}
