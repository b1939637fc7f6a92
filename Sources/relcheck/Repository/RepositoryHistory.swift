internal import GitStore
internal import Readiness

/// The history of a git repository, for the domain, which does not know git.
final class RepositoryHistory: HistoryReader {
  private let repository: Repository
  private let blobs: RepositoryBlobs

  init(_ repository: Repository) {
    self.repository = repository
    blobs = RepositoryBlobs(repository)
  }

  func withBlob(
    _ id: ContentID, limit: Int, _ body: (Span<UInt8>) -> Void
  ) throws(ReadError.Reason) {
    try blobs.withBlob(id, limit: limit, body)
  }

  func step(_ commit: ContentID) throws(HistoryFault) -> HistoryStep {
    let found = try read(commit) { id throws(GitError) in try repository.step(id) }
    return HistoryStep(
      commit: commit, tree: ContentID(found.tree), parents: found.parents.map { ContentID($0) })
  }

  func note(_ commit: ContentID) throws(HistoryFault) -> CommitNote {
    let found = try read(commit) { id throws(GitError) in try repository.commit(id) }
    return CommitNote(
      commit: commit, summary: found.summary, message: found.message,
      moment: Moment(seconds: found.committer.time, offset: found.committer.offset))
  }

  func folder(_ tree: ContentID) throws(HistoryFault) -> [FolderLine] {
    let entries = try read(tree) { id throws(GitError) in try repository.folder(id) }
    return entries.map { FolderLine(name: RepoPath(bytes: $0.name), item: FolderItem($0.item)) }
  }

  func child(_ name: String, of tree: ContentID) throws(HistoryFault) -> FolderItem? {
    try read(tree) { id throws(GitError) in try repository.entry(at: name, in: id) }
      .map { FolderItem($0) }
  }

  private func read<Value>(
    _ id: ContentID, _ body: (ObjectID) throws(GitError) -> Value
  ) throws(HistoryFault) -> Value {
    do throws(GitError) {
      return try body(ObjectID(id))
    } catch {
      switch error.fault {
      case .notFound: throw HistoryFault("object \(words: id.short) is not in this repository")
      default: throw HistoryFault("object \(words: id.short) cannot be read: \(error.message)")
      }
    }
  }
}

extension FolderItem {
  init(_ item: TreeItem) {
    self =
      switch item {
      case .folder(let id): .folder(ContentID(id))
      case .blob(.file, let id): .file(.file, ContentID(id))
      case .blob(.executable, let id): .file(.executable, ContentID(id))
      case .blob(.link, let id): .file(.link, ContentID(id))
      case .blob(.submodule, let id): .file(.submodule, ContentID(id))
      }
  }
}

extension OpenedRepository {
  /// Refuses a repository whose history is cut, for a command that would answer wrongly from it.
  func requireWholeHistory(for command: String) throws(Complaint) {
    guard isShallow else { return }
    throw Complaint(
      "'\(command)' needs the whole history, and this is a shallow clone",
      advice: ["To have them all: git fetch --unshallow --tags"])
  }

  /// The commits and trees of tags; one that leads to no commit that can be read has none.
  func taggedCommits(
    _ tags: [ReleaseTag]
  ) -> (found: [TaggedCommit], unread: [ReleaseTag]) {
    var found: [TaggedCommit] = []
    var unread: [ReleaseTag] = []
    for tag in tags {
      guard let reference = try? repository.reference(tag: tag.name),
        reference.peeled.type == .commit,
        let commit = try? repository.commit(reference.peeled.id)
      else {
        unread.append(tag)
        found.append(TaggedCommit(unread: tag))
        continue
      }
      found.append(
        TaggedCommit(tag: tag, commit: ContentID(commit.id), tree: ContentID(commit.tree)))
    }
    return (found, unread)
  }
}
