import Readiness

/// A history of small trees in memory: equal contents have equal ids, as in git.
final class MemoryHistory: HistoryReader {
  private var ids: [String: ContentID] = [:]
  private var folders: [ContentID: [FolderLine]] = [:]
  private var steps: [ContentID: HistoryStep] = [:]
  private var notes: [ContentID: CommitNote] = [:]
  private(set) var contents: [ContentID: [UInt8]] = [:]
  private(set) var releases: [TaggedCommit] = []
  /// How many blobs were read.
  private(set) var reads = 0

  private func id(of content: String) -> ContentID {
    if let known = ids[content] { return known }
    let number = UInt64(ids.count + 1)
    let bytes = (0..<20).map {
      $0 < 12 ? 0 : UInt8(truncatingIfNeeded: number >> UInt64(8 * (19 - $0)))
    }
    let id = ContentID(bytes: bytes) ?? .zero
    ids[content] = id
    return id
  }

  private func tree(_ files: [String: String]) -> ContentID {
    var lines: [(name: String, item: FolderItem)] = []
    var below: [String: [String: String]] = [:]
    for (path, text) in files {
      if let slash = path.firstIndex(of: "/") {
        below[String(path[..<slash]), default: [:]][String(path[path.index(after: slash)...])] =
          text
      } else {
        let blob = id(of: "blob " + text)
        contents[blob] = Array(text.utf8)
        lines.append((path, .file(.file, blob)))
      }
    }
    for (name, files) in below { lines.append((name, .folder(tree(files)))) }
    lines.sort { $0.name < $1.name }
    let id = id(of: "tree " + lines.map { "\($0.name) \($0.item.id)" }.joined(separator: ";"))
    folders[id] = lines.map { FolderLine(name: RepoPath($0.name), item: $0.item) }
    return id
  }

  /// Adds a commit, and tags it if a tag is given.
  @discardableResult
  func commit(
    _ files: [String: String], _ message: String = "Change", parents: [ContentID] = [],
    tag: String? = nil
  ) -> ContentID {
    let tree = tree(files)
    let commit = id(of: "commit \(steps.count)")
    steps[commit] = HistoryStep(commit: commit, tree: tree, parents: parents)
    let summary = message.split(separator: "\n").first.map(String.init) ?? ""
    notes[commit] = CommitNote(
      commit: commit, summary: summary, message: message,
      moment: Moment(seconds: 1_654_600_000, offset: 0))
    if let tag = tag.flatMap({ ReleaseTag($0) }) {
      releases.append(TaggedCommit(tag: tag, commit: commit, tree: tree))
    }
    return commit
  }

  func step(_ commit: ContentID) throws(HistoryFault) -> HistoryStep {
    guard let step = steps[commit] else { throw HistoryFault("history ends") }
    return step
  }

  func note(_ commit: ContentID) throws(HistoryFault) -> CommitNote {
    guard let note = notes[commit] else { throw HistoryFault("history ends") }
    return note
  }

  func folder(_ tree: ContentID) throws(HistoryFault) -> [FolderLine] {
    guard let lines = folders[tree] else { throw HistoryFault("no such tree") }
    return lines
  }

  func child(_ name: String, of tree: ContentID) throws(HistoryFault) -> FolderItem? {
    try folder(tree).first { $0.name.text == name }?.item
  }

  func withBlob(
    _ id: ContentID, limit: Int, _ body: (Span<UInt8>) -> Void
  ) throws(ReadError.Reason) {
    guard let bytes = contents[id] else { throw .missingObject(id) }
    reads += 1
    body(bytes.span)
  }

  /// Makes a blob one that the repository lacks.
  func lose(_ text: String) { contents[id(of: "blob " + text)] = nil }

  /// What `when` answers.
  func answer(_ symbol: String) async -> SymbolHistory? {
    guard let symbol = Symbol(symbol) else { return nil }
    let contents = contents
    let store = BlobStore { () throws(ReadError.Reason) -> any BlobReader in MemoryBlobs(contents) }
    return await HistoryQuestion(symbol, history: self, store: store, jobs: 2)
      .answer(at: releases)
  }
}
