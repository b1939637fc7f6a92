/// How the text of a terminal or a log is written.
package struct TextStyle: Hashable, Sendable {
  /// Whether words are coloured too; no meaning is in the colour alone.
  package var color: Bool
  /// Where prose is broken, at most 100 columns; nil for no breaking, as off a terminal.
  package var width: Int?
  /// Whether notes, passed and not applicable checks are listed, and limits are lifted.
  package var isVerbose: Bool
  /// Whether nothing but the last lines is written: one verdict a tag.
  package var isQuiet: Bool
  /// Whether the reader's characters are UTF-8; ASCII otherwise.
  package var isUTF8: Bool
  /// How many findings of a check are listed: 5 on a terminal, 20 otherwise.
  package var findingLimit: Int

  package init(
    color: Bool = false, width: Int? = nil, isVerbose: Bool = false, isQuiet: Bool = false,
    isUTF8: Bool = true, findingLimit: Int = 20
  ) {
    self.color = color
    self.width = width
    self.isVerbose = isVerbose
    self.isQuiet = isQuiet
    self.isUTF8 = isUTF8
    self.findingLimit = findingLimit
  }
}

/// The colours of a terminal that a report uses: readable on light and dark ground.
enum TextColor: String {
  case bold = "1"
  case blocker = "1;31"
  case undetermined = "1;35"
  case warning = "33"
  case ready = "32"
}

extension TextStyle {
  func paint(_ text: String, _ paint: TextColor?) -> String {
    guard color, let paint, !text.isEmpty else { return text }
    return "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m"
  }

  /// Prose, broken between words; the lines after the first are indented.
  func wrapped(_ text: String, indent: Int = 0) -> [String] {
    guard let width else { return [text] }
    let limit = max(20, min(width, 100))
    var lines: [String] = []
    var line = ""
    let words = text.drop { $0 == " " }.split(separator: " ")
    let margin = text.prefix { $0 == " " }
    for word in words {
      let next = line.isEmpty ? margin + word : line + " " + word
      if next.count > limit, !line.isEmpty {
        lines.append(line)
        line = String(repeating: " ", count: indent) + word
      } else {
        line = String(next)
      }
    }
    return lines + [line]
  }

  /// The page: every line safe for a terminal and for the log of a runner.
  func page(_ lines: [String]) -> String {
    lines.map { guarded($0) + "\n" }.joined()
  }

  private func guarded(_ line: String) -> String {
    var text = line.replacing("##[", with: "#\\u{23}[")
    // A runner of GitHub Actions reads a line that begins with `::` as a command.
    let margin = text.prefix { $0.isWhitespace }
    if text.dropFirst(margin.count).first == ":" {
      text = margin + "\\u{3A}" + text.dropFirst(margin.count + 1)
    }
    return isUTF8 ? text : ascii(text)
  }

  private func ascii(_ line: String) -> String {
    var text = ""
    for scalar in line.unicodeScalars {
      switch scalar {
      case "…": text += "..."
      case "·": text += "."
      case _ where scalar.isASCII: text.unicodeScalars.append(scalar)
      default: text += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      }
    }
    return text
  }
}
