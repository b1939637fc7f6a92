/// The files at which two trees differ.
package struct TreeChanges: Hashable, Sendable {
  package private(set) var added: [RepoPath] = []
  package private(set) var removed: [RepoPath] = []
  /// Files with other contents, or of another kind.
  package private(set) var changed: [RepoPath] = []

  /// The most pairs of folders that are compared.
  private static let folderLimit = 100_000

  /// Every path, in the order of its bytes.
  package var all: [RepoPath] { (added + removed + changed).sorted() }

  /// Compares two trees; folders that are the same are not read.
  ///
  /// A file that moved is one that was removed and one that was added.
  package init(
    from old: ContentID, to new: ContentID, in history: any HistoryReader
  ) throws(HistoryFault) {
    var pending: [(path: RepoPath, old: ContentID?, new: ContentID?)] = [(RepoPath(""), old, new)]
    var steps = 0
    while let pair = pending.popLast() {
      guard pair.old != pair.new else { continue }
      steps += 1
      guard steps <= Self.folderLimit else {
        throw HistoryFault("more than \(Self.folderLimit) folders differ")
      }
      let before = try Self.items(of: pair.old, in: history)
      let after = try Self.items(of: pair.new, in: history)
      for (name, item) in before where after[name] != item {
        compare(item, after[name], at: pair.path.appending(name), &pending)
      }
      for (name, item) in after where before[name] == nil {
        compare(nil, item, at: pair.path.appending(name), &pending)
      }
    }
    added.sort()
    removed.sort()
    changed.sort()
  }

  private static func items(
    of folder: ContentID?, in history: any HistoryReader
  ) throws(HistoryFault) -> [RepoPath: FolderItem] {
    guard let folder else { return [:] }
    return Dictionary(
      try history.folder(folder).map { ($0.name, $0.item) }, uniquingKeysWith: { first, _ in first }
    )
  }

  private mutating func compare(
    _ old: FolderItem?, _ new: FolderItem?, at path: RepoPath,
    _ pending: inout [(path: RepoPath, old: ContentID?, new: ContentID?)]
  ) {
    var folders: (old: ContentID?, new: ContentID?) = (nil, nil)
    var files: (old: Bool, new: Bool) = (false, false)
    switch old {
    case .folder(let id): folders.old = id
    case .file: files.old = true
    case nil: break
    }
    switch new {
    case .folder(let id): folders.new = id
    case .file: files.new = true
    case nil: break
    }
    if folders.old != nil || folders.new != nil { pending.append((path, folders.old, folders.new)) }
    switch files {
    case (true, true): changed.append(path)
    case (true, false): removed.append(path)
    case (false, true): added.append(path)
    case (false, false): break
    }
  }
}
