internal import CPythonSource

/// A pattern of CODEOWNERS, which are those of .gitignore without negation and character classes.
///
/// `*` and `?` do not match a slash; `**` between slashes stands for any number of folders. A pattern
/// with a slash before its end starts at the top of the tree, another one anywhere. What matches a
/// folder owns all below it.
struct OwnerPattern {
  /// Places in the pattern, a bit each: those that may be reached.
  private typealias Places = UInt128

  private let segments: [Segment]
  private let isForFolders: Bool

  fileprivate enum Segment {
    case anyFolders
    case name([UInt8])
    case wild([UInt8])
  }

  /// The most segments that a pattern may have.
  private static let segmentLimit = 120

  /// - Returns: nil if it has more segments than are read.
  init?(_ text: String) {
    var pattern = Substring(text)
    isForFolders = pattern.hasSuffix("/")
    if isForFolders { pattern = pattern.dropLast() }
    let isAnchored = pattern.holds("/")
    if pattern.hasPrefix("/") { pattern = pattern.dropFirst() }
    let parts = pattern.split(separator: "/").map { Segment(Array($0.utf8)) }
    segments = (isAnchored ? [] : [.anyFolders]) + parts
    guard segments.count <= Self.segmentLimit else { return nil }
  }

  /// Whether it owns a file of a tree.
  func owns(aFileOf tree: NameTree) -> Bool {
    owns(aFileBelow: tree.root, of: tree, from: closed(1))
  }

  private func owns(aFileBelow folder: Int, of tree: NameTree, from places: Places) -> Bool {
    for child in tree.nodes[folder].children {
      let next = reached(from: places, by: tree.nodes[child].name)
      guard next != 0 else { continue }
      let isFolder = !tree.nodes[child].children.isEmpty
      if next & 1 << Places(segments.count) != 0, isFolder || !isForFolders { return true }
      if isFolder, owns(aFileBelow: child, of: tree, from: next) { return true }
    }
    return false
  }

  private func reached(from places: Places, by name: [UInt8]) -> Places {
    var next: Places = 0
    var rest = places & ((1 << Places(segments.count)) - 1)
    while rest != 0 {
      let position = rest.trailingZeroBitCount
      rest &= rest - 1
      let bit: Places = 1 << Places(position)
      switch segments[position] {
      case .anyFolders: next |= bit | bit << 1
      case .name(let wanted): if name == wanted { next |= bit << 1 }
      case .wild(let pattern): if Self.matches(name, pattern) { next |= bit << 1 }
      }
    }
    return closed(next)
  }

  /// `**` may stand for nothing.
  private func closed(_ places: Places) -> Places {
    var all = places
    for (position, segment) in segments.dropLast().enumerated() {
      if case .anyFolders = segment, all & 1 << Places(position) != 0 {
        all |= 1 << Places(position + 1)
      }
    }
    return all
  }

  /// One name against one segment.
  private static func matches(_ name: [UInt8], _ segment: [UInt8]) -> Bool {
    var (at, position) = (0, 0)
    var retry: (at: Int, position: Int)?
    while at < name.count {
      if position < segment.count, segment[position] == UInt8(ascii: "*") {
        retry = (at, position)
        position += 1
      } else if position < segment.count,
        segment[position] == name[at] || segment[position] == UInt8(ascii: "?")
      {
        at += 1
        position += 1
      } else if let back = retry {
        at = back.at + 1
        position = back.position + 1
        retry = (at, back.position)
      } else {
        return false
      }
    }
    return segment[position...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}

extension OwnerPattern.Segment {
  fileprivate init(_ bytes: [UInt8]) {
    if bytes == Array("**".utf8) {
      self = .anyFolders
    } else if bytes.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }) {
      self = .wild(bytes)
    } else {
      self = .name(bytes)
    }
  }
}

/// The names in the folders of a tree.
struct NameTree {
  struct Node {
    let name: [UInt8]
    /// Empty for what is no folder.
    var children: [Int] = []
  }

  private(set) var nodes = [Node(name: [])]
  let root = 0

  init(_ listing: TreeListing) {
    // The folders around the last path, the outermost first.
    var open: [(name: Substring.UTF8View, node: Int)] = []
    for entry in listing.entries {
      let parts = entry.path.text[...].utf8.split(separator: UInt8(ascii: "/"))
      var depth = 0
      while depth < open.count, depth < parts.count - 1,
        open[depth].name.elementsEqual(parts[depth])
      {
        depth += 1
      }
      open.removeSubrange(depth...)
      for part in parts[depth...] {
        nodes[open.last?.node ?? root].children.append(nodes.count)
        open.append((part, nodes.count))
        nodes.append(Node(name: Array(part)))
      }
      open.removeLast(parts.isEmpty ? 0 : 1)
    }
  }
}
