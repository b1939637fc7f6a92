/// How the docstring of a function in C says that the function is called: `name($module, a, b=1, /)`.
///
/// With a line `--` below it is what `inspect` gives for a signature; without it is a text for readers.
package struct CPrototype: Hashable, Sendable {
  /// The variable or macro that holds the docstring; empty if it is given as it stands.
  package var variable: String
  /// The function's name, its last part.
  package var name: String
  /// The names of the parameters in order, those of `*args` and `**keywords` among them.
  package var parameters: [String] = []
  /// What is called: `module`, `self` or `type`, of `$module` and its kin; empty if it is not said.
  package var receiver = ""
  /// Whether more may be taken than is named: `**keywords` or `...`.
  package var isOpen = false
  package var isSignature = false
  /// The line of the docstring, counted from 1.
  package var line: Int

  /// Docstrings are read this far, in bytes.
  static let bound = 4096

  /// - Parameter text: The beginning of a docstring, its escapes undone. Nil if it begins otherwise.
  init?(_ text: [UInt8], variable: String, line: Int) {
    var reader = Reader(text: text)
    guard let name = reader.name(), let inner = reader.group() else { return nil }
    self.variable = variable
    self.name = name
    self.line = line
    isSignature = reader.rest.starts(with: Array("\n--\n".utf8))
    read(inner)
    guard !isSignature else { return }
    // `range(stop)` above `range(start, stop[, step])`
    for _ in 0..<8 {
      guard reader.passLine() else { break }
      guard reader.name() == name, let inner = reader.group() else { continue }
      read(inner)
    }
  }

  private mutating func read(_ inner: ArraySlice<UInt8>) {
    for piece in Self.pieces(of: inner) {
      var piece = piece.drop { $0 == .space || $0 == .openSquare || $0 == .newline }
      var stars = 0
      while piece.first == .star {
        stars += 1
        piece = piece.dropFirst()
      }
      if stars > 1 || piece.starts(with: [.dot, .dot, .dot]) { isOpen = true }
      let isReceiver = piece.first == .dollar
      if isReceiver { piece = piece.dropFirst() }
      guard let first = piece.first, first.startsIdentifier else { continue }
      let word = String(decoding: piece.prefix { $0.continuesIdentifier }, as: UTF8.self)
      if isReceiver {
        receiver = word
      } else if !parameters.contains(word) {
        parameters.append(word)
      }
    }
  }

  /// Splits at commas that are in no parentheses, braces or quotes; square brackets mean "optional".
  private static func pieces(of inner: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start = inner.startIndex
    var depth = 0
    var quote: UInt8?
    for index in inner.indices {
      let byte = inner[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else {
        switch byte {
        case .quote, .apostrophe: quote = byte
        case .openParen, .openBrace: depth += 1
        case .closeParen, .closeBrace: depth -= 1
        case .comma where depth == 0:
          pieces.append(inner[start..<index])
          start = index + 1
        default: break
        }
      }
    }
    pieces.append(inner[start...])
    return pieces
  }

  private struct Reader {
    let text: [UInt8]
    var position = 0

    var rest: ArraySlice<UInt8> { text[position...] }

    /// A dotted name before a parenthesis, of which the last part is given.
    mutating func name() -> String? {
      var start = position
      var end = position
      while end < text.count, text[end].continuesIdentifier || text[end] == .dot {
        if text[end] == .dot { start = end + 1 }
        end += 1
      }
      guard end < text.count, text[end] == .openParen, end > start, text[start].startsIdentifier
      else { return nil }
      position = end
      return String(decoding: text[start..<end], as: UTF8.self)
    }

    /// What stands in the parentheses here; the position is behind them then.
    mutating func group() -> ArraySlice<UInt8>? {
      let start = position + 1
      var depth = 0
      var quote: UInt8?
      for index in position..<text.count {
        let byte = text[index]
        if let open = quote {
          if byte == open { quote = nil }
          continue
        }
        switch byte {
        case .quote, .apostrophe: quote = byte
        case .openParen: depth += 1
        case .closeParen:
          depth -= 1
          if depth == 0 {
            position = index + 1
            return text[start..<index]
          }
        default: break
        }
      }
      return nil
    }

    /// Goes to the next line; false if there is none, or if it is empty.
    mutating func passLine() -> Bool {
      while position < text.count, text[position] != .newline { position += 1 }
      position += 1
      return position < text.count && text[position] != .newline
    }
  }
}
