/// What a byte can begin, and what it can stand in.
enum PythonByteClass {
  static let other: UInt8 = 0
  static let space: UInt8 = 1
  static let newline: UInt8 = 2
  static let name: UInt8 = 3
  static let digit: UInt8 = 4
  static let quote: UInt8 = 5
  static let comment: UInt8 = 6
  static let backslash: UInt8 = 7
  static let symbol: UInt8 = 8

  /// The bits that hold one of the above.
  static let beginning: UInt8 = 0x0F
  /// Set if the byte may stand in a name. Bytes beyond ASCII do: which characters Python
  /// allows is not looked at.
  static let inName: UInt8 = 0x80
  /// Set if a string literal may end or need a second look at the byte.
  static let stopsString: UInt8 = 0x40

  static let table: [UInt8] = (0...255).map { (byte: UInt8) in
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C: space
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): newline | stopsString
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"), 0x80...0xFF:
      name | inName
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit | inName
    case UInt8(ascii: "'"), UInt8(ascii: "\""): quote | stopsString
    case UInt8(ascii: "#"): comment
    case UInt8(ascii: "\\"): backslash | stopsString
    case UInt8(ascii: "{"), UInt8(ascii: "}"): symbol
    case UInt8(ascii: "!")...UInt8(ascii: "/"), UInt8(ascii: ":")...UInt8(ascii: ">"),
      UInt8(ascii: "@"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "^"),
      UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
      (byte == UInt8(ascii: "$")) ? other : symbol
    default: other
    }
  }
}
