internal import Readiness

/// The syntax of GitHub's Markdown, as far as a report uses it.
enum MarkdownText {
  /// Text from outside: a code span, in which GitHub reads no name, number, address or HTML.
  ///
  /// - Parameter isCell: Whether it stands in a table, where a bar would end the cell.
  static func code(_ foreign: VisibleText, isCell: Bool = false) -> String {
    let text = isCell ? foreign.text.replacing("|", with: "\\|") : foreign.text
    guard let first = text.first, let last = text.last else { return "(empty)" }
    let fence = String(repeating: "`", count: longestRun(ofBackticksIn: text) + 1)
    let padding = "` ".contains(first) || "` ".contains(last) ? " " : ""
    return fence + padding + text + padding + fence
  }

  private static func longestRun(ofBackticksIn text: String) -> Int {
    var longest = 0
    var current = 0
    for byte in text.utf8 {
      current = byte == UInt8(ascii: "`") ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }

  /// relcheck's own words: code in backticks stays code, every other mark means itself.
  ///
  /// - Parameters:
  ///   - startsLine: Whether the words begin a line, where `#`, `+` or `1.` mean something.
  ///   - isCell: Whether they stand in a table.
  ///   - quotesLinks: Whether what GitHub makes a link of by itself (`@name`, `#1`, an address)
  ///     becomes code: for words that may quote a name.
  static func prose(
    _ words: String, startsLine: Bool = false, isCell: Bool = false, quotesLinks: Bool = false
  ) -> String {
    let parts = words.split(separator: "`", omittingEmptySubsequences: false)
    // An even number of parts has a backtick without a partner, before the last one.
    let unpaired = parts.count.isMultiple(of: 2) ? parts.count - 1 : nil
    var text = ""
    for (index, part) in parts.enumerated() {
      if index == unpaired { text += "\\`" }
      if index.isMultiple(of: 2) || index == unpaired {
        let plain = quotesLinks ? quotingLinks(part) : escaped(part)
        join(&text, index == 0 && startsLine ? lineStart(plain) : plain)
      } else if !part.isEmpty {
        join(&text, code(VisibleText(String(part)), isCell: isCell))
      }
    }
    return text
  }

  /// Adds a part. Two code spans side by side would be read as one.
  static func join(_ text: inout String, _ part: String) {
    text += (text.hasSuffix("`") && part.hasPrefix("`") ? " " : "") + part
  }

  private static func quotingLinks(_ part: Substring) -> String {
    let tokens = part.split(separator: " ", omittingEmptySubsequences: false).map { token in
      let isLink =
        token.contains { $0 == "@" || $0 == "#" } || token.contains("://")
        || token.lowercased().contains("www.")
      return isLink ? code(VisibleText(String(token))) : escaped(token)
    }
    return tokens.joined(separator: " ")
  }

  private static func lineStart(_ text: String) -> String {
    guard let first = text.first else { return text }
    if "#+->=:".contains(first) { return "\\" + text }
    let number = text.prefix { ("0"..."9").contains($0) }
    let rest = text.dropFirst(number.count)
    guard !number.isEmpty, let mark = rest.first, ".)".contains(mark) else { return text }
    let after = rest.dropFirst().first
    return after == nil || after == " " ? number + "\\" + rest : text
  }

  private static func escaped(_ part: Substring) -> String {
    let scalars = Array(part.unicodeScalars)
    var text = ""
    for (index, scalar) in scalars.enumerated() {
      let isInner =
        index > 0 && index + 1 < scalars.count && isWord(scalars[index - 1])
        && isWord(scalars[index + 1])
      switch scalar {
      case "\\", "*", "<", "[", "]", "~", "|", "&": text += "\\" + String(scalar)
      case "_" where !isInner: text += "\\_"
      case "\n", "\r", "\t": text += " "
      default: text += VisibleText.escape(for: scalar) ?? String(scalar)
      }
    }
    return text
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
  }

  /// A name or subject: as it is if no syntax can take it for anything else, or as code.
  static func phrase(_ text: String) -> String {
    text.isPlainPhrase ? text : code(VisibleText(text))
  }

  /// A fold. What is in it is Markdown again.
  static func fold(_ summary: String, _ blocks: [String]) -> String {
    "<details>\n<summary>\(summary)</summary>\n\n" + blocks.joined(separator: "\n\n")
      + "\n\n</details>"
  }

  /// A table without padding, so that one changed cell changes one line.
  static func table(_ head: [String], _ rows: [[String]]) -> String {
    ([head, head.map { _ in "---" }] + rows).map { cells in
      "|" + cells.map { $0.isEmpty ? "  |" : " \($0) |" }.joined()
    }.joined(separator: "\n")
  }

  /// A list with one item a line.
  static func list(_ items: [String]) -> String {
    items.map { "- " + $0 }.joined(separator: "\n")
  }
}
