/// What some paths lead to in one tree after the other.
///
/// Neighbouring commits share most folders, and a folder that is the same holds the same: it is
/// not read again.
struct PathWatch {
  /// One name on the way to a path.
  private struct Node {
    let name: String
    /// The node of the folder above; nil at the top.
    let parent: Int?
    /// The folder that the name was last sought in, and what was found.
    var folder: ContentID?
    var item: FolderItem?
  }

  private let history: any HistoryReader
  /// Each after the node above it.
  private var nodes: [Node] = []
  /// The node of each path.
  private var ends: [Int] = []

  init(_ paths: [RepoPath], in history: any HistoryReader) {
    self.history = history
    var nodes: [Node] = []
    for path in paths {
      var place: Int?
      for name in path.text.split(separator: "/") {
        let parent = place
        place = nodes.firstIndex { $0.parent == parent && $0.name == name }
        if place == nil {
          place = nodes.count
          nodes.append(Node(name: String(name), parent: parent))
        }
      }
      if let place { ends.append(place) }
    }
    self.nodes = nodes
  }

  /// The ids at the paths in the tree `root`; nil for a path at which there is nothing.
  mutating func ids(in root: ContentID) throws(HistoryFault) -> [ContentID?] {
    for place in nodes.indices {
      var folder: ContentID? = root
      if let parent = nodes[place].parent {
        folder = if case .folder(let id)? = nodes[parent].item { id } else { nil }
      }
      guard let folder else {
        nodes[place].folder = nil
        nodes[place].item = nil
        continue
      }
      guard nodes[place].folder != folder else { continue }
      nodes[place].item = try history.child(nodes[place].name, of: folder)
      nodes[place].folder = folder
    }
    return ends.map { nodes[$0].item?.id }
  }
}
