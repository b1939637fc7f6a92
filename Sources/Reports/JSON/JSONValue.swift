/// A JSON value whose objects keep the order of their keys.
indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Int)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A key and its value.
  struct Member: Hashable, Sendable {
    let key: String
    let value: JSONValue

    init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// A string, or null.
  static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}

extension JSONValue {
  /// On several lines, indented by two spaces.
  var pretty: String {
    var text = ""
    write(to: &text, indent: 0)
    return text
  }

  /// An object of these members and a list after them, on several lines. Each value of the list is made
  /// when it is written, and not kept.
  static func pretty<Element>(
    _ members: [Member], list key: String, _ elements: [Element],
    value: (Element) -> JSONValue
  ) -> String {
    var text = ""
    write("{", "}", members.map(Optional.some) + [nil], to: &text, 0) { member, text, indent in
      write(member?.key ?? key, to: &text)
      text += ": "
      if let member { return member.value.write(to: &text, indent: indent) }
      write("[", "]", elements, to: &text, indent) { element, text, indent in
        value(element).write(to: &text, indent: indent)
      }
    }
    return text
  }

  /// On one line.
  var line: String {
    var text = ""
    write(to: &text, indent: nil)
    return text
  }

  /// - Parameter indent: The depth, or nil for one line. relcheck's values are at most six deep.
  private func write(to text: inout String, indent: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let value): text += String(value)
    case .string(let value): Self.write(value, to: &text)
    case .array(let values):
      Self.write("[", "]", values, to: &text, indent) { value, text, indent in
        value.write(to: &text, indent: indent)
      }
    case .object(let members):
      Self.write("{", "}", members, to: &text, indent) { member, text, indent in
        Self.write(member.key, to: &text)
        text += ": "
        member.value.write(to: &text, indent: indent)
      }
    }
  }

  private static func write<Element>(
    _ open: String, _ close: String, _ elements: [Element], to text: inout String, _ indent: Int?,
    each: (Element, inout String, Int?) -> Void
  ) {
    text += open
    let inner = indent.map { $0 + 1 }
    for (index, element) in elements.enumerated() {
      if index > 0 { text += inner == nil ? ", " : "," }
      if let inner { text += "\n" + String(repeating: "  ", count: inner) }
      each(element, &text, inner)
    }
    if let indent, !elements.isEmpty { text += "\n" + String(repeating: "  ", count: indent) }
    text += close
  }

  /// Letters stay as they are; what nobody sees, and what reorders a line, is escaped.
  private static func write(_ string: String, to text: inout String) {
    text += "\""
    var hashes = 0
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      // A runner of GitHub Actions reads `##[name]` anywhere in a line as a command.
      case "[" where hashes >= 2: text += "\\u005b"
      default:
        if VisibleText.isSeen(scalar) {
          text.unicodeScalars.append(scalar)
        } else {
          for unit in String(scalar).utf16 { text += escape(unit) }
        }
      }
      hashes = scalar == "#" ? hashes + 1 : 0
    }
    text += "\""
  }

  private static func escape(_ unit: UInt16) -> String {
    let hex = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
  }
}
