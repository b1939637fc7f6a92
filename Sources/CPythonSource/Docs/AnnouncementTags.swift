/// The tags of HTML that begin or end a block, by which a line of an announcement is cut.
enum AnnouncementTags {
  /// What stands between two such tags.
  struct Piece {
    let text: Substring
    /// The role that the tag before it opens; nil at the beginning of the line and after a closing
    /// tag.
    let role: AnnouncementText.Block.Role?
    let followsTag: Bool
  }

  private static let roles: [String: AnnouncementText.Block.Role] = [
    "p": .paragraph, "li": .item, "ul": .paragraph, "ol": .paragraph, "div": .paragraph,
    "h1": .heading, "h2": .heading, "h3": .heading, "h4": .heading, "h5": .heading,
    "h6": .heading, "tr": .item, "dt": .item, "dd": .item, "table": .paragraph,
    "blockquote": .paragraph, "section": .paragraph,
  ]

  /// How long a tag may be, in bytes.
  private static let longestTag = 256

  /// The pieces of a line; nil if it has no such tag.
  static func pieces(of line: Substring) -> [Piece]? {
    guard line.utf8.contains(UInt8(ascii: "<")) else { return nil }
    var pieces: [Piece] = []
    var start = line.startIndex
    var role: AnnouncementText.Block.Role?
    var index = line.startIndex
    var isCode = false
    let bytes = line.utf8
    while index < line.endIndex {
      if bytes[index] == UInt8(ascii: "`") { isCode.toggle() }
      guard bytes[index] == UInt8(ascii: "<"), !isCode, let tag = tag(at: index, in: line) else {
        index = bytes.index(after: index)
        continue
      }
      pieces.append(Piece(text: line[start..<index], role: role, followsTag: !pieces.isEmpty))
      role = tag.role
      index = tag.end
      start = index
    }
    guard !pieces.isEmpty else { return nil }
    return pieces + [Piece(text: line[start...], role: role, followsTag: true)]
  }

  /// The tag that begins at a `<`, if it is one that begins or ends a block.
  private static func tag(
    at start: Substring.Index, in line: Substring
  ) -> (role: AnnouncementText.Block.Role?, end: Substring.Index)? {
    var rest = line[start...].utf8.dropFirst()
    let isClosing = rest.first == UInt8(ascii: "/")
    if isClosing { rest = rest.dropFirst() }
    let name = String(
      decoding: rest.prefix(12).prefix { AnnouncementInline.isAlphanumeric($0) }, as: UTF8.self
    ).lowercased()
    guard let role = roles[name],
      let end = rest.prefix(longestTag).firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    let next = rest.dropFirst(name.utf8.count).first
    guard next == UInt8(ascii: ">") || next == UInt8(ascii: " ") else { return nil }
    return (isClosing ? nil : role, line.utf8.index(after: end))
  }
}
