/// Reads a TOML 1.0 document into values that know their lines.
///
/// Linear in the text. Keys have at most 32 parts and values are nested at most 32 deep.
struct TOMLReader {
  static let depthLimit = 32

  var bytes: [UInt8]
  var position = 0
  /// Counted from 1.
  var line = 1

  /// The document as a table.
  ///
  /// - Parameter text: A byte order mark at its beginning is skipped.
  static func read(_ text: String) throws(TOMLSyntaxError) -> TOMLNode {
    var reader = TOMLReader(bytes: Array(text.utf8))
    return try reader.document()
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  private mutating func document() throws(TOMLSyntaxError) -> TOMLNode {
    let root = TOMLTableBuilder(line: 1, origin: .header)
    var current = root
    try skipBlanksAndLines()
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "[") {
        current = try header(in: root)
      } else {
        let path = try key()
        try expect("=", after: "a key")
        skipBlanks()
        try current.set(path, to: try value(depth: 0))
      }
      try endLine()
      try skipBlanksAndLines()
    }
    return root.node()
  }

  /// Reads `[a.b]` or `[[a.b]]`.
  private mutating func header(in root: TOMLTableBuilder) throws(TOMLSyntaxError)
    -> TOMLTableBuilder
  {
    let isArray = take("[[")
    if !isArray { position += 1 }
    let path = try key()
    guard take(isArray ? "]]" : "]") else {
      throw fault("a table header does not end with '\(isArray ? "]]" : "]")'")
    }
    return isArray ? try root.newTable(at: path) : try root.table(at: path)
  }

  /// Reads a key with all its dots, and the blanks around it.
  private mutating func key() throws(TOMLSyntaxError) -> [TOMLTableBuilder.Key] {
    var path: [TOMLTableBuilder.Key] = []
    repeat {
      skipBlanks()
      guard path.count < Self.depthLimit else { throw fault("a key has too many parts") }
      path.append(TOMLTableBuilder.Key(text: try keyPart(), line: line))
      skipBlanks()
    } while take(".")
    return path
  }

  private mutating func keyPart() throws(TOMLSyntaxError) -> String {
    if peek == UInt8(ascii: "\"") || peek == UInt8(ascii: "'") {
      return try string(mayBeMultiline: false)
    }
    let start = position
    while let byte = peek, Self.isBare(byte) { position += 1 }
    guard position > start else { throw fault("a key is expected") }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func value(depth: Int) throws(TOMLSyntaxError) -> TOMLNode.Value {
    guard depth < Self.depthLimit else { throw fault("values are nested too deeply") }
    switch peek {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .string(try string(mayBeMultiline: true))
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "{"): return try inlineTable(depth: depth)
    default: return try scalar()
    }
  }

  private mutating func array(depth: Int) throws(TOMLSyntaxError) -> TOMLNode.Value {
    position += 1
    var nodes: [TOMLNode] = []
    while true {
      try skipBlanksAndLines()
      if take("]") { return .array(nodes) }
      let start = line
      nodes.append(TOMLNode(line: start, value: try value(depth: depth + 1)))
      try skipBlanksAndLines()
      if take(",") { continue }
      guard take("]") else { throw fault("',' or ']' is expected in an array") }
      return .array(nodes)
    }
  }

  private mutating func inlineTable(depth: Int) throws(TOMLSyntaxError) -> TOMLNode.Value {
    position += 1
    let table = TOMLTableBuilder(line: line, origin: .inline)
    skipBlanks()
    if take("}") { return table.node().value }
    while true {
      let path = try key()
      try expect("=", after: "a key")
      skipBlanks()
      try table.set(path, to: try value(depth: depth + 1))
      skipBlanks()
      if take(",") { continue }
      guard take("}") else { throw fault("',' or '}' is expected in an inline table") }
      return table.node().value
    }
  }
}

extension TOMLReader {
  var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  func fault(_ message: String) -> TOMLSyntaxError {
    TOMLSyntaxError(line: line, message: message)
  }

  /// Reads `text` if it stands here.
  mutating func take(_ text: StaticString) -> Bool {
    let wanted = Array("\(text)".utf8)
    guard bytes[position...].starts(with: wanted) else { return false }
    position += wanted.count
    return true
  }

  private mutating func expect(
    _ text: StaticString, after what: String
  ) throws(TOMLSyntaxError) {
    guard take(text) else { throw fault("'\(text)' is expected after \(what)") }
  }

  mutating func skipBlanks() {
    while let byte = peek, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { position += 1 }
  }

  /// Reads a line end, `\n` or `\r\n`, if it stands here.
  mutating func takeLineEnd() -> Bool {
    guard take("\n") || take("\r\n") else { return false }
    line += 1
    return true
  }

  /// Skips blanks, line ends and comments.
  mutating func skipBlanksAndLines() throws(TOMLSyntaxError) {
    while true {
      skipBlanks()
      if peek == UInt8(ascii: "#") { try skipComment() }
      guard takeLineEnd() else { return }
    }
  }

  private mutating func skipComment() throws(TOMLSyntaxError) {
    while let byte = peek, byte != UInt8(ascii: "\n") {
      if byte == UInt8(ascii: "\r"), bytes[position...].starts(with: [0x0D, 0x0A]) { return }
      guard !Self.isControl(byte) else { throw fault("a control character in a comment") }
      position += 1
    }
  }

  /// Reads what may follow a value or header in its line: blanks and a comment.
  private mutating func endLine() throws(TOMLSyntaxError) {
    skipBlanks()
    if peek == UInt8(ascii: "#") { try skipComment() }
    guard position == bytes.count || takeLineEnd() else {
      throw fault("unexpected text after a value")
    }
  }

  static func isBare(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  static func isControl(_ byte: UInt8) -> Bool {
    (byte < 0x20 && byte != UInt8(ascii: "\t")) || byte == 0x7F
  }
}
