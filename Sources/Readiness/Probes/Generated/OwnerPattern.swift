/// A pattern of CODEOWNERS, which are those of .gitignore without negation and character classes.
///
/// `*` and `?` do not match a slash; `**` between slashes stands for any number of folders. A pattern
/// with a slash before its end starts at the top of the tree, another one anywhere. What matches a
/// folder owns all below it.
struct OwnerPattern {
  private let segments: [[UInt8]]
  private let isForFolders: Bool

  init(_ text: String) {
    var pattern = Substring(text)
    isForFolders = pattern.hasSuffix("/")
    if isForFolders { pattern = pattern.dropLast() }
    let isAnchored = pattern.contains("/")
    if pattern.hasPrefix("/") { pattern = pattern.dropFirst() }
    let parts = pattern.split(separator: "/").map { Array($0.utf8) }
    segments = (isAnchored ? [] : [Self.anyFolders]) + parts
  }

  private static let anyFolders = Array("**".utf8)

  /// Whether it owns a file.
  func matches(_ path: [UInt8]) -> Bool {
    let parts = path.split(separator: UInt8(ascii: "/"))
    // The positions in the pattern that may be reached after each part.
    var reached: Set<Int> = Self.closed([0], segments)
    for (index, part) in parts.enumerated() {
      var next: Set<Int> = []
      for position in reached where position < segments.count {
        if segments[position] == Self.anyFolders {
          next.formUnion([position, position + 1])
        } else if Self.matches(part, segments[position]) {
          next.insert(position + 1)
        }
      }
      reached = Self.closed(next, segments)
      if reached.contains(segments.count), index < parts.count - 1 || !isForFolders { return true }
      if reached.isEmpty { return false }
    }
    return false
  }

  /// `**` may stand for nothing.
  private static func closed(_ positions: Set<Int>, _ segments: [[UInt8]]) -> Set<Int> {
    var all = positions
    for position in positions {
      var next = position
      while next < segments.count - 1, segments[next] == anyFolders {
        next += 1
        all.insert(next)
      }
    }
    return all
  }

  /// One name against one segment.
  private static func matches(_ name: ArraySlice<UInt8>, _ segment: [UInt8]) -> Bool {
    var (at, position) = (name.startIndex, 0)
    var retry: (at: Int, position: Int)?
    while at < name.endIndex {
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
