internal import Readiness

/// The syntax of GitHub's Markdown, as far as a report uses it.
enum MarkdownText {
  /// Text from outside: a code span, in which GitHub reads neither names, numbers, addresses nor HTML.
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
  /// - Parameter startsLine: Whether the words begin a line, where `#`, `+` or `1.` mean something.
  static func prose(_ words: String, startsLine: Bool = false, isCell: Bool = false) -> String {
    let parts = words.split(separator: "`", omittingEmptySubsequences: false)
    // An even number of parts has a backtick without a partner, the last one.
    let paired = parts.count.isMultiple(of: 2) ? parts.count - 1 : parts.count
    var text = ""
    for (index, part) in parts.enumerated() {
      if index == paired {
        text += "\\`" + escaped(part)
      } else if index.isMultiple(of: 2) {
        text += index == 0 && startsLine ? lineStart(part) : escaped(part)
      } else {
        text += part.isEmpty ? "" : code(VisibleText(String(part)), isCell: isCell)
      }
    }
    return text
  }

  /// Words that relcheck wrote and that may quote a name: as ``prose(_:startsLine:isCell:)``, but what
  /// GitHub makes a link of by itself (`@name`, `#1`, an address) is code.
  static func wary(_ words: String) -> String {
    let tokens = words.split(separator: " ", omittingEmptySubsequences: false).map { token in
      let isLink =
        token.contains("@") || token.contains("#") || token.contains("://")
        || token.lowercased().contains("www.")
      return isLink && !token.contains("`") ? "`\(token)`" : String(token)
    }
    return prose(tokens.joined(separator: " "))
  }

  private static func lineStart(_ part: Substring) -> String {
    let text = escaped(part)
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
