/// The folders of many trees, each read once.
final class TreeFolders {
  let history: any HistoryReader
  private var known: [ContentID: [FolderLine]] = [:]
  private static let depthLimit = 64

  init(_ history: any HistoryReader) { self.history = history }

  /// What stands directly in a tree.
  func lines(of tree: ContentID) throws(HistoryFault) -> [FolderLine] {
    if let lines = known[tree] { return lines }
    let lines = try history.folder(tree)
    if known.count >= HistoryBound.keptFolders { known.removeAll() }
    known[tree] = lines
    return lines
  }

  /// What is at `path` in the tree `root`; nil if nothing is.
  func item(at path: RepoPath, in root: ContentID) throws(HistoryFault) -> FolderItem? {
    var folder = root
    let names = path.text.split(separator: "/")
    for (index, name) in names.enumerated() {
      let found = try lines(of: folder).first { $0.name.text == name && $0.name.rawBytes == nil }
      guard let item = found?.item else { return nil }
      if index == names.count - 1 { return item }
      guard case .folder(let id) = item else { return nil }
      folder = id
    }
    return .folder(root)
  }

  /// What stands directly in the folder `path`; empty if there is no such folder.
  func lines(in path: RepoPath, of root: ContentID) throws(HistoryFault) -> [FolderLine] {
    guard case .folder(let id)? = try item(at: path, in: root) else { return [] }
    return try lines(of: id)
  }

  /// A listing of those folders of a tree that `opens` takes, and of all folders above them.
  ///
  /// A folder that was not opened is a gap: nothing is known of what is in it, so that no absence
  /// can be told from this listing that would have to be seen there.
  func listing(
    of root: ContentID, opening opens: (RepoPath) -> Bool
  ) throws(HistoryFault) -> TreeListing {
    var entries: [TreeListing.Entry] = []
    var gaps: [TreeListing.Gap] = []
    var pending: [(path: RepoPath, id: ContentID, depth: Int)] = [(RepoPath(""), root, 0)]
    while let folder = pending.popLast() {
      let lines: [FolderLine]
      do throws(HistoryFault) {
        lines = try self.lines(of: folder.id)
      } catch {
        if folder.depth == 0 { throw error }
        gaps.append(.init(folder: folder.path, id: folder.id, reason: error.reason.plain))
        continue
      }
      for line in lines {
        let path = folder.path.appending(line.name)
        switch line.item {
        case .file(let kind, let id): entries.append(.init(path: path, kind: kind, id: id))
        case .folder(let id) where folder.depth < Self.depthLimit && opens(path):
          pending.append((path, id, folder.depth + 1))
        case .folder(let id):
          gaps.append(.init(folder: path, id: id, reason: "it was not opened", isLeftOut: true))
        }
      }
    }
    return TreeListing(entries: entries, gaps: gaps)
  }
}

extension RepoPath {
  /// A name below this folder; the name alone for the top.
  func appending(_ name: RepoPath) -> RepoPath {
    if text.isEmpty { return name }
    guard rawBytes == nil, name.rawBytes == nil else {
      return RepoPath(bytes: bytes + [UInt8(ascii: "/")] + name.bytes)
    }
    return RepoPath(text + "/" + name.text)
  }
}
