/// Puts the lines of an announcement together to headings, paragraphs and items.
struct AnnouncementBlocks {
  struct Raw {
    var role: AnnouncementText.Block.Role
    var lines: [(text: Substring, number: Int)]
  }

  private(set) var blocks: [Raw] = []
  private var open: Raw?
  private var isInFence = false

  mutating func add(_ line: Substring, line number: Int) {
    guard !isInFence, let pieces = AnnouncementTags.pieces(of: line) else {
      return add(text: line, line: number)
    }
    for piece in pieces {
      let text = Self.trimmed(piece.text)
      if !piece.followsTag {
        if !text.isEmpty { add(text: piece.text, line: number) }
        continue
      }
      // The paragraph of an item is the item.
      let isOfItem = open?.role == .item && open?.lines.isEmpty == true && piece.role == .paragraph
      if !isOfItem {
        close()
        if let role = piece.role { open = Raw(role: role, lines: []) }
      }
      if !text.isEmpty { append(text, line: number) }
    }
  }

  private mutating func append(_ text: Substring, line number: Int) {
    if open == nil { open = Raw(role: .paragraph, lines: []) }
    open?.lines.append((text, number))
  }

  private mutating func add(text line: Substring, line number: Int) {
    let text = Self.unemphasised(Self.withoutFieldMark(Self.trimmed(line)))
    if text.hasPrefix("```") || text.hasPrefix("~~~") {
      close()
      isInFence.toggle()
      return
    }
    if isInFence { return }
    if let target = Self.target(text) {
      close()
      blocks.append(Raw(role: .paragraph, lines: [(target, number)]))
      return
    }
    // A comment or directive of reStructuredText.
    if text.isEmpty || text.hasPrefix(".. ") || text == ".." { return close() }
    if Self.isRule(text) { return underline() }
    if text.hasPrefix("#") {
      let title = text.drop { $0 == "#" }
      if title.isEmpty || title.first == " " || title.first == "[" {
        close()
        blocks.append(Raw(role: .heading, lines: [(Self.trimmed(title), number)]))
        return
      }
    }
    if let item = Self.item(text) {
      close()
      open = Raw(role: .item, lines: [(item, number)])
    } else if open != nil {
      open?.lines.append((Self.unquoted(text), number))
    } else {
      open = Raw(role: .paragraph, lines: [(Self.unquoted(text), number)])
    }
  }

  mutating func close() {
    if let block = open, !block.lines.isEmpty { blocks.append(block) }
    open = nil
  }

  /// A line of one punctuation mark makes the line before it a heading.
  private mutating func underline() {
    if open?.lines.count == 1, open?.role == .paragraph { open?.role = .heading }
    close()
  }

  private static func isRule(_ text: Substring) -> Bool {
    guard let first = text.first, "=-~^*_+#".contains(first), text.utf8.count >= 3 else {
      return false
    }
    return text.allSatisfy { $0 == first }
  }

  /// `:Release date: …` without its first colon.
  private static func withoutFieldMark(_ text: Substring) -> Substring {
    guard text.first == ":" else { return text }
    let name = text.dropFirst()
    guard let colon = name.firstIndex(of: ":"), name.first?.isLetter == true,
      name[name.index(after: colon)...].first == " "
    else { return text }
    return name
  }

  /// `_This is a preview_` without its marks.
  private static func unemphasised(_ text: Substring) -> Substring {
    guard text.utf8.count > 2, text.first == "_", text.last == "_", text.contains(" "),
      text.dropFirst().first != "_"
    else { return text }
    return text.dropFirst().dropLast()
  }

  /// The address of `.. _name: https://…`.
  private static func target(_ text: Substring) -> Substring? {
    guard text.hasPrefix(".. _"), let colon = text.firstIndex(of: ":") else { return nil }
    let address = trimmed(text[text.index(after: colon)...])
    return address.hasPrefix("http") ? address : nil
  }

  /// The text of an item of a list, without its bullet or number.
  private static func item(_ text: Substring) -> Substring? {
    if let first = text.first, "-*+•".contains(first), text.dropFirst().first == " " {
      return trimmed(text.dropFirst(2))
    }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...2).contains(digits.count) else { return nil }
    let rest = text.dropFirst(digits.count)
    guard rest.first == "." || rest.first == ")", rest.dropFirst().first == " " else { return nil }
    return trimmed(rest.dropFirst(2))
  }

  /// A line without the marks of a quotation.
  private static func unquoted(_ text: Substring) -> Substring {
    text.hasPrefix(">") ? trimmed(text.drop { $0 == ">" || $0 == " " }) : text
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }
    while let last = text.last, last == " " || last == "\t" || last == "\u{A0}" {
      text.removeLast()
    }
    return text
  }
}
