internal import CPythonSource
internal import CheckFiles
internal import GitStore
internal import Readiness
internal import Reports

/// A revision of `--as`.
struct RevisionArgument: Hashable {
  /// As the user wrote it.
  let text: String
  /// Nil for `--as next`.
  let version: ReleaseVersion?
}

// Commits that are not tagged.
extension ReleaseReader {
  /// A commit with its tree, and the release that it is taken for.
  struct Revision {
    let commit: Commit
    let tree: ComparedTree
    let version: ReleaseVersion
  }

  func revision(_ asked: RevisionArgument) throws(Complaint) -> Revision {
    let commit: Commit
    do throws(GitError) {
      commit = try opened.repository.commit(opened.repository.resolve(revision: asked.text))
    } catch {
      let name = quoted(asked.text)
      guard error.fault == .notFound || error.fault == .invalidName else {
        throw Complaint("\(name): \(VisibleText(error.description).text)")
      }
      throw Complaint(
        "no revision \(name) in this repository",
        advice: opened.isShallow
          ? ["This is a shallow clone: git fetch --unshallow --tags"]
          : ["If it is on a remote: git fetch, then name it with the remote, as origin/3.12"])
    }
    let tree = try sourceTree(of: asked.text, commit)
    let version: ReleaseVersion
    if let given = asked.version {
      version = given
    } else {
      version = try next(of: tree, asked.text)
    }
    return Revision(
      commit: commit,
      tree: ComparedTree(tag: ReleaseTag(of: version).name, version: version, tree: tree),
      version: version)
  }

  /// The release that a tree leads to, by patchlevel.h and the schedule.
  private func next(of tree: SourceTree, _ name: String) throws(Complaint) -> ReleaseVersion {
    func complaint(_ reason: String, _ advice: [String]) -> Complaint {
      Complaint("cannot tell the next version of \(quoted(name)): \(reason)", advice: advice)
    }
    let header: [UInt8]?
    do throws(ReadError) {
      header = try tree.bytes(at: "Include/patchlevel.h")
    } catch {
      throw complaint(VisibleText(error.message.plain).text, ["Say it: --as VERSION"])
    }
    guard let text = header.flatMap({ try? PatchLevel(header: $0).text() }),
      let written = VersionString(text.text)
    else {
      throw complaint(
        "Include/patchlevel.h has no version that can be read", ["Say it: --as VERSION"])
    }
    let series = written.version.series
    let schedule = data.schedules[series]
    let next = NextVersion(after: written, schedule: schedule) { version in
      ReleaseTag.find(version, among: opened.tags) != nil
    }
    if let next { return next.version }
    let shown = VisibleText(text.text).text
    let lack = schedule == nil ? "has no \(series)" : "has nothing after it"
    throw complaint(
      "Include/patchlevel.h says \(shown), and the schedule \(lack)",
      ["Say it: --as \(ReleaseVersion(series: series, micro: 0, level: .alpha, serial: 1))"])
  }
}
