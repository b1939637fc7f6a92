internal import CPythonSource

/// Asks whether `PY_VERSION` is the version's text.
enum PatchlevelString: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let header = try inspection.tree.bytes(at: .patchlevel) else {
      return .missing(.patchlevel)
    }
    let patchlevel = PatchLevel(header: header)
    let macro: PatchLevel.Macro = patchlevel.isFromBeforeMacros ? .oldVersion : .version
    if macro == .oldVersion, !patchlevel.hasVersionOfItsTime { return .notApplicable(.oldForm) }
    var findings = Findings()
    do throws(PatchLevel.Fault) {
      let found = try patchlevel.text(macro)
      let place = Location(.patchlevel, line: found.line)
      if accepts(found.text, for: inspection) {
        findings.pass(place)
      } else {
        findings.fail(
          macro.rawValue, .message(for: found.text, macro, of: inspection.version), at: place)
      }
    } catch {
      findings.fail(error)
    }
    return findings.outcome(ifNothing: "\(RepoPath.patchlevel) has no version")
  }

  /// The text of the version, or what the tag's name says, which in old series differs in the
  /// mark of a candidate.
  private static func accepts(_ text: String, for inspection: Inspection) -> Bool {
    if text == inspection.version.text { return true }
    guard case .tag(let name) = inspection.subject, let tag = ReleaseTag(name) else { return false }
    return tag.version == inspection.version && text == String(name.dropFirst())
  }
}

extension PatchLevel {
  /// Whether `PATCHLEVEL` is a version as from 1.3 on; it was a number, or `1.2-beta-2`, before.
  fileprivate var hasVersionOfItsTime: Bool {
    guard let text = try? text(.oldVersion).text else { return false }
    return ReleaseVersion(text) != nil
  }
}

extension Message {
  fileprivate static let oldForm: Self =
    "\(RepoPath.patchlevel) of that time writes the version in a form of its own"

  fileprivate static func message(
    for text: String, _ macro: PatchLevel.Macro, of version: ReleaseVersion
  ) -> Self {
    guard let read = VersionString(text), read.version == version, !read.suffix.isEmpty else {
      return "\(macro.rawValue) is \(text), not \(version.text)"
    }
    return "\(macro.rawValue) is \(text): \(read.suffix) marks a tree between two releases"
  }
}

extension PatchlevelString {
  static let documentation = ProbeDocumentation(
    summary: "PY_VERSION in Include/patchlevel.h is the version, without a mark of development",
    rationale: """
      The interpreter shows PY_VERSION, and sys.version and platform.python_version() repeat it. \
      Between releases it ends in + (from 3.15 on +dev); a release has neither.
      """,
    limits: "Up to 1.5.2a2 the macro is PATCHLEVEL, and before 1.3 its form was another.",
    examples: [
      .init(
        "a candidate", tag: "v3.12.0rc1",
        files: [.patchlevel: "#define PY_VERSION              \"3.12.0rc1\"\n"], expect: .passed),
      .init(
        "the mark of development is left", tag: "v3.12.0rc1",
        files: [.patchlevel: "#define PY_VERSION \"3.12.0rc1+\"\n"],
        expect: .failed(["PY_VERSION"])),
      .init(
        "the version before", tag: "v3.12.1",
        files: [.patchlevel: "#define PY_VERSION \"3.12.0\"\n"], expect: .failed(["PY_VERSION"])),
      .init(
        "not defined", tag: "v3.12.1", files: [.patchlevel: "#define PY_MAJOR_VERSION 3\n"],
        expect: .failed(["PY_VERSION"])),
      .init(
        "no header", tag: "v3.12.1", files: [:], expect: .undetermined(["Include/patchlevel.h"])),
    ])
}
