/// Text in the syntax of roff.
enum Roff {
  /// Running text on one line.
  static func text(_ text: String) -> String {
    let escaped = text.split(whereSeparator: \.isNewline).joined(separator: " ")
      .replacing("\\", with: "\\e").replacing("-", with: "\\-")
    // A request begins with one of these at the start of a line.
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }

  /// An argument of a macro.
  static func word(_ text: String) -> String {
    "\"" + Roff.text(text).replacing("\"", with: "\\(dq") + "\""
  }

  static func bold(_ text: String) -> String { "\\fB\(Roff.text(text))\\fR" }

  static func italic(_ text: String) -> String { "\\fI\(Roff.text(text))\\fR" }

  /// Paragraphs that blank lines divide; indented lines are set as they are.
  static func paragraphs(_ text: String) -> [String] {
    text.split(separator: "\n\n").flatMap { block -> [String] in
      let lines = block.split(separator: "\n").map(String.init)
      guard lines.allSatisfy({ $0.hasPrefix("  ") }) else {
        return [".PP", Roff.text(lines.joined(separator: " "))]
      }
      let code = lines.map { Roff.text(String($0.drop { $0 == " " })) }
      return [".PP", ".RS 4", ".nf"] + code + [".fi", ".RE"]
    }
  }
}
