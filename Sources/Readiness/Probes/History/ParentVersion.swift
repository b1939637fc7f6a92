internal import CPythonSource

/// Asks whether the tree before the release commit carried the version before.
enum ParentVersion: Question {
  static func examine(_ inspection: Inspection) -> Outcome {
    inspection.withProvenance { provenance throws(HistoryFault) in
      guard let parent = provenance.commit.parents.first, provenance.commit.parents.count == 1
      else {
        return .notApplicable("the tagged commit has not just one parent")
      }
      let lineage = provenance.lineage
      guard let bytes = try lineage.bytes(at: .patchlevel, in: parent) else {
        return .notApplicable("the commit before it has no \(RepoPath.patchlevel)")
      }
      guard let text = try? PatchLevel(header: bytes).text().text,
        let found = VersionString(text)
      else { return .notApplicable("PY_VERSION before it names no version") }
      let wanted = predecessors(of: inspection.version, among: lineage.releases)
      if wanted.contains(found.version) { return .passed }
      guard let previous = wanted.last else {
        return .notApplicable("it is the first tag of its series in this repository")
      }
      return .failed(
        "PY_VERSION",
        "the commit before it carries \(text), not \(words: previous.text) or its plus version")
    }
  }

  /// What the tree may have carried before: the release before, or the mark that opens a series.
  private static func predecessors(
    of version: ReleaseVersion, among tags: [ReleaseTag]
  ) -> [ReleaseVersion] {
    let opening = ReleaseVersion(series: version.series, micro: 0, level: .alpha, serial: 0)
    guard let previous = ReleaseTag.previous(to: version, among: tags)?.version else {
      return version == opening ? [] : [opening]
    }
    return version.micro == 0 && version.level == .alpha ? [opening, previous] : [previous]
  }
}

extension Lineage {
  /// The bytes of a file in a commit's tree; nil if there is none.
  func bytes(at path: RepoPath, in commit: ContentID) throws(HistoryFault) -> [UInt8]? {
    let tree = try history.step(commit).tree
    guard case .file(_, let id)? = try TreeFolders(history).item(at: path, in: tree) else {
      return nil
    }
    var bytes: [UInt8] = []
    do throws(ReadError.Reason) {
      try history.withBlob(id, limit: SourceTree.fileLimit) { span in
        for index in span.indices { bytes.append(span[index]) }
      }
    } catch {
      throw HistoryFault(ReadError(path: path, reason: error).message)
    }
    return bytes
  }
}

extension ParentVersion {
  static let documentation = ProbeDocumentation(
    summary: "the tree before the release commit carried the version before",
    rationale: """
      The release commit is the one that sets the version. If the commit before has it already, the tag sits \
      one commit too far; if it has one further back, a release was skipped.
      """,
    limits: """
      Branches for cherry-picks start from a candidate's tag, so the plus sign is not asked for. Merge \
      commits are not asked.
      """,
    examples: [
      .init(
        "the version before, with a plus", tag: "v3.12.1", history: after("3.12.0+"),
        expect: .passed),
      .init("the version before", tag: "v3.12.1", history: after("3.12.0"), expect: .passed),
      .init(
        "the same version", tag: "v3.12.1", history: after("3.12.1"),
        expect: .failed(["PY_VERSION"])),
      .init(
        "no header", tag: "v3.12.1",
        history: SampleHistory([.init(tag: "v3.12.0"), .init(tag: "v3.12.1")]),
        expect: .notApplicable),
    ])

  private static func after(_ version: String) -> SampleHistory {
    SampleHistory([
      .init("Python 3.12.0", tag: "v3.12.0"),
      .init("Change", files: [.patchlevel: "#define PY_VERSION \"\(version)\"\n"]),
      .init("Python 3.12.1", tag: "v3.12.1"),
    ])
  }
}
