/// Text in an XML 1.0 document.
///
/// The visible form holds no character that XML forbids, so escaping cannot fail.
enum XMLText {
  /// As content of an element.
  static func content(_ text: String) -> String { escaped(text, isAttribute: false) }

  /// As the value of an attribute in double quotes.
  static func attribute(_ text: String) -> String { escaped(text, isAttribute: true) }

  private static func escaped(_ text: String, isAttribute: Bool) -> String {
    var result = ""
    // A line that begins with two colons is a command to GitHub's runner, wherever it is printed.
    var isAtStart = false
    for scalar in text.unicodeScalars {
      defer { isAtStart = scalar == "\n" || isAtStart && (scalar == " " || scalar == "\t") }
      switch scalar {
      case ":" where isAtStart: result += "&#58;"
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t" where isAttribute: result += "&#9;"
      case "\n" where isAttribute: result += "&#10;"
      case "\r": result += "&#13;"
      default:
        let isAllowed =
          scalar == "\t" || scalar == "\n"
          || (scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF)
        if isAllowed { result.unicodeScalars.append(scalar) } else { result += "\u{FFFD}" }
      }
    }
    return result
  }
}
