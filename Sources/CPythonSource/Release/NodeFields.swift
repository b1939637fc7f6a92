/// The fields that `Python/Python-ast.c` gives to nodes of the syntax tree.
package struct NodeFields: Sendable {
  /// In order, by the name of the node; a node without fields has no table.
  package private(set) var tables: [String: [String]] = [:]

  package init(source: [UInt8]) {
    var node: String?
    for line in SourceLines(source) {
      var cursor = line.cursor
      if let open = node {
        cursor.skipBlanks()
        if let field = cursor.takeQuoted() {
          tables[open]?.append(field)
        } else {
          node = nil
        }
        continue
      }
      guard cursor.skip("static "), line.bytes.last == UInt8(ascii: "{"),
        cursor.seek(past: "_fields[]")
      else { continue }
      let end = cursor.rest.startIndex - "_fields[]".utf8.count
      let name = line.bytes[..<end].reversed().prefix(while: \.isWord).reversed()
      let text = String(decoding: Array(name), as: UTF8.self)
      node = text
      tables[text] = []
    }
  }
}

extension SyntaxNodes {
  /// A node that a description gives fields to.
  package struct Node: Hashable, Sendable {
    package let name: Mention
    package fileprivate(set) var fields: [String] = []
  }

  /// The constructors of a description and its types that have none, with their fields.
  package static func nodes(in description: [UInt8]) -> [Node] {
    var nodes: [Node] = []
    var type = Mention("", line: 0)
    var word: Mention?
    var sign = UInt8(ascii: "{")
    // The node whose fields are read; nil for attributes, which all nodes of a type have.
    var open: Int?
    for (token, line) in tokens(of: description) {
      if let name = token.name {
        if sign == UInt8(ascii: "=") || sign == UInt8(ascii: "|") {
          nodes.append(Node(name: Mention(name, line: line)))
        }
        word = Mention(name, line: line)
        sign = 0
        continue
      }
      switch token.sign {
      case UInt8(ascii: "="): type = word ?? type
      case UInt8(ascii: "("):
        if sign == UInt8(ascii: "=") { nodes.append(Node(name: type)) }
        open = sign == 0 && word?.text == "attributes" ? nil : nodes.indices.last
      case UInt8(ascii: ","), UInt8(ascii: ")"):
        if let open, let word { nodes[open].fields.append(word.text) }
        if token.sign == UInt8(ascii: ")") { open = nil }
      case UInt8(ascii: "?"), UInt8(ascii: "*"): continue
      default: break
      }
      sign = token.sign
      word = nil
    }
    return nodes
  }

  /// A name, or another sign.
  private struct Token {
    var name: String?
    var sign: UInt8 = 0
  }

  /// What stands behind the first brace, without comments.
  private static func tokens(of description: [UInt8]) -> [(Token, Int)] {
    var tokens: [(Token, Int)] = []
    var hasBegun = false
    for line in SourceLines(description) {
      var cursor = line.cursor
      while !cursor.isAtEnd, !cursor.rest.starts(with: "--".utf8) {
        if let name = cursor.takeIdentifier() {
          if hasBegun { tokens.append((Token(name: name), line.number)) }
          continue
        }
        let byte = cursor.takeByte()
        if byte.isSpaceOrTab { continue }
        if hasBegun { tokens.append((Token(sign: byte), line.number)) }
        if byte == UInt8(ascii: "{") { hasBegun = true }
      }
    }
    return tokens
  }
}
