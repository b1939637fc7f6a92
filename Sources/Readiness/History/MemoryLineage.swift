/// A small history in memory, for tests and for the examples of probes.
package struct SampleHistory: Sendable {
  /// One commit of it.
  package struct Commit: Sendable {
    package var files: [RepoPath: String] = [:]
    package var subject = "Change"
    package var author = SampleHistory.somebody
    /// Seconds since 1970, of author and committer.
    package var seconds: Int64 = 0
    /// The places of the parents among the commits; nil for the commit before.
    package var parents: [Int]?
    /// The name of a release tag that marks it.
    package var tag: String?

    package init(
      _ subject: String = "Change", files: [RepoPath: String] = [:],
      author: String = SampleHistory.somebody, on day: String = "2023-10-02",
      plus seconds: Int64 = 0, parents: [Int]? = nil, tag: String? = nil
    ) {
      self.subject = subject
      self.files = files
      self.author = author
      self.seconds = SampleHistory.noon(of: day) + seconds
      self.parents = parents
      self.tag = tag
    }
  }

  package static let somebody = "Some Body"

  /// Oldest first; the last is the one inspected.
  package var commits: [Commit]
  /// The tag object of the one inspected.
  package var tagObject: TagFacts?
  /// The places of the branches' tips among the commits.
  package var branches: [String: Int]

  package init(
    _ commits: [Commit], tagObject: TagFacts? = nil, branches: [String: Int] = [:]
  ) {
    self.commits = commits
    self.tagObject = tagObject
    self.branches = branches
  }

  /// Noon (UTC) of a day.
  package static func noon(of day: String) -> Int64 {
    Int64(CivilDay(day)?.number ?? 0) * 86_400 + 43_200
  }
}

/// The commits, tags and branches of a ``SampleHistory``.
package final class MemoryLineage: Lineage, HistoryReader {
  private let sample: SampleHistory
  private var ids: [String: ContentID] = [:]
  private var folders: [ContentID: [FolderLine]] = [:]
  private var blobs: [ContentID: [UInt8]] = [:]
  private var trees: [ContentID] = []

  package init(_ sample: SampleHistory) {
    self.sample = sample
    for commit in sample.commits { trees.append(tree(commit.files)) }
  }

  package var history: any HistoryReader { self }

  package var releases: [ReleaseTag] {
    sample.commits.compactMap { $0.tag.flatMap { ReleaseTag($0) } }.sorted()
  }

  /// What is known of the last commit.
  package func provenance() throws(HistoryFault) -> Provenance {
    let last = sample.commits.count - 1
    return Provenance(
      commit: try commit(Self.commitID(last)), tagObject: sample.tagObject, lineage: self)
  }

  package func branches() -> [Branch] {
    sample.branches.sorted { $0.key < $1.key }.map {
      Branch(name: $0.key, reference: "heads/" + $0.key, tip: Self.commitID($0.value))
    }
  }

  package func commit(_ id: ContentID) throws(HistoryFault) -> CommitFacts {
    let place = try place(of: id)
    let commit = sample.commits[place]
    let actor = Actor(
      name: commit.author, email: "somebody@python.org",
      moment: Moment(seconds: commit.seconds, offset: 0))
    return CommitFacts(
      id: id, tree: trees[place], author: actor, committer: actor, summary: commit.subject,
      parents: parents(of: place).map(Self.commitID))
  }

  package func provenance(of tag: ReleaseTag) throws(HistoryFault) -> Provenance {
    guard let place = sample.commits.firstIndex(where: { $0.tag == tag.name }) else {
      throw HistoryFault("no tag \(tag.name)")
    }
    return Provenance(commit: try commit(Self.commitID(place)), tagObject: nil, lineage: self)
  }

  package func isAncestor(
    _ commit: ContentID, of descendant: ContentID
  ) throws(HistoryFault) -> Bool {
    let wanted = try place(of: commit)
    var pending = [try place(of: descendant)]
    while let place = pending.popLast() {
      if place == wanted { return true }
      pending += parents(of: place)
    }
    return false
  }

  package func step(_ commit: ContentID) throws(HistoryFault) -> HistoryStep {
    let place = try place(of: commit)
    return HistoryStep(
      commit: commit, tree: trees[place], parents: parents(of: place).map(Self.commitID))
  }

  package func note(_ commit: ContentID) throws(HistoryFault) -> CommitNote {
    let facts = try self.commit(commit)
    return CommitNote(
      commit: commit, summary: facts.summary, message: facts.summary,
      moment: facts.committer.moment)
  }

  package func folder(_ tree: ContentID) throws(HistoryFault) -> [FolderLine] {
    guard let lines = folders[tree] else { throw HistoryFault("no such tree") }
    return lines
  }

  package func child(_ name: String, of tree: ContentID) throws(HistoryFault) -> FolderItem? {
    try folder(tree).first { $0.name.text == name }?.item
  }

  package func withBlob(
    _ id: ContentID, limit: Int, _ body: (Span<UInt8>) -> Void
  ) throws(ReadError.Reason) {
    guard let bytes = blobs[id] else { throw .missingObject(id) }
    body(bytes.span)
  }
}

extension MemoryLineage {
  /// Parents come before their children, so that no walk runs in a circle.
  private func parents(of place: Int) -> [Int] {
    let parents = sample.commits[place].parents ?? (place > 0 ? [place - 1] : [])
    return parents.filter { (0..<place).contains($0) }
  }

  private func place(of id: ContentID) throws(HistoryFault) -> Int {
    guard let place = sample.commits.indices.first(where: { Self.commitID($0) == id }) else {
      throw HistoryFault("history ends")
    }
    return place
  }

  private static func commitID(_ place: Int) -> ContentID { numbered(UInt64(place), kind: 1) }

  /// Equal contents have equal ids, as in git.
  private func id(of content: String) -> ContentID {
    if let known = ids[content] { return known }
    let id = Self.numbered(UInt64(ids.count), kind: 2)
    ids[content] = id
    return id
  }

  private static func numbered(_ number: UInt64, kind: UInt8) -> ContentID {
    let bytes = (0..<20).map { place -> UInt8 in
      if place < 12 { return kind }
      return UInt8(truncatingIfNeeded: number >> UInt64(8 * (19 - place)))
    }
    return ContentID(bytes: bytes) ?? .zero
  }

  private func tree(_ files: [RepoPath: String]) -> ContentID {
    // The deepest folders first, so that each one's own folders are known.
    var lines: [String: [String: FolderItem]] = ["": [:]]
    for (path, text) in files {
      let blob = id(of: "blob " + text)
      blobs[blob] = Array(text.utf8)
      lines[String(path.folder), default: [:]][String(path.name)] = .file(.file, blob)
      var folder = String(path.folder)
      while !folder.isEmpty {
        folder = String(RepoPath(folder).folder)
        if lines[folder] == nil { lines[folder] = [:] }
      }
    }
    let depth = { (folder: String) in folder.isEmpty ? 0 : folder.split(separator: "/").count }
    var root = ContentID.zero
    for folder in lines.keys.sorted(by: { (depth($0), $0) > (depth($1), $1) }) {
      let sorted = (lines[folder] ?? [:]).sorted { $0.key < $1.key }
      let content = sorted.map { "\($0.key) \($0.value.id.hex)" }.joined(separator: ";")
      let tree = id(of: "tree " + content)
      folders[tree] = sorted.map { FolderLine(name: RepoPath($0.key), item: $0.value) }
      root = tree
      guard !folder.isEmpty else { continue }
      let path = RepoPath(folder)
      lines[String(path.folder), default: [:]][String(path.name)] = .folder(tree)
    }
    return root
  }
}
