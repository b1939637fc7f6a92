/// What some paths lead to in one tree after the other.
///
/// Neighbouring commits share most folders, and a folder that is the same holds the same: it is
/// not read again.
struct PathWatch {
  private let paths: [[String]]
  private let history: any HistoryReader
  /// By the path of a name: the folder that it was last sought in, and what was found.
  private var last: [String: (folder: ContentID, item: FolderItem?)] = [:]

  init(_ paths: [RepoPath], in history: any HistoryReader) {
    self.paths = paths.map { $0.text.split(separator: "/").map(String.init) }
    self.history = history
  }

  /// The ids at the paths in the tree `root`; nil for a path at which there is nothing.
  mutating func ids(in root: ContentID) throws(HistoryFault) -> [ContentID?] {
    var ids: [ContentID?] = []
    ids.reserveCapacity(paths.count)
    for names in paths { ids.append(try id(of: names, in: root)) }
    return ids
  }

  private mutating func id(
    of names: [String], in root: ContentID
  ) throws(HistoryFault) -> ContentID? {
    var folder = root
    var path = ""
    for (index, name) in names.enumerated() {
      path += "/" + name
      let item: FolderItem?
      if let known = last[path], known.folder == folder {
        item = known.item
      } else {
        item = try history.child(name, of: folder)
        last[path] = (folder, item)
      }
      guard let item else { return nil }
      if index == names.count - 1 { return item.id }
      guard case .folder(let below) = item else { return nil }
      folder = below
    }
    return root
  }
}
