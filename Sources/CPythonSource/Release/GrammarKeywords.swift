/// The keywords that a grammar file for the PEG parser holds.
package struct GrammarKeywords: Hashable, Sendable {
  /// Words in single quotes, which are keywords, by their first line.
  package let keywords: [String: Int]
  /// Words in double quotes, which are keywords in some places only.
  package let softKeywords: [String: Int]
  /// Names of tokens that the rules use, as far as they are words in capitals.
  package let tokens: Set<String>

  package init(grammar: [UInt8]) {
    var scanner = Scanner(grammar)
    scanner.read()
    keywords = scanner.keywords
    softKeywords = scanner.softKeywords
    tokens = scanner.tokens
  }

  /// Walks over a grammar, past comments, actions in braces and blocks in triple quotes.
  private struct Scanner {
    private let bytes: [UInt8]
    private var index = 0
    private var line = 1
    private var depth = 0
    private(set) var keywords: [String: Int] = [:]
    private(set) var softKeywords: [String: Int] = [:]
    private(set) var tokens: Set<String> = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() {
      while index < bytes.count {
        switch bytes[index] {
        case UInt8(ascii: "\n"):
          line += 1
          index += 1
        case UInt8(ascii: "#") where depth == 0:
          while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
        case UInt8(ascii: "{"):
          depth += 1
          index += 1
        case UInt8(ascii: "}"):
          depth = max(0, depth - 1)
          index += 1
        case UInt8(ascii: "'"), UInt8(ascii: "\""): readQuoted()
        case let byte where byte.isWord: readWord()
        default: index += 1
        }
      }
    }

    private mutating func readWord() {
      let start = index
      while index < bytes.count, bytes[index].isWord { index += 1 }
      let word = bytes[start..<index]
      let isCapital = word.allSatisfy { $0 == UInt8(ascii: "_") || (0x41...0x5A).contains($0) }
      if depth == 0, isCapital { tokens.insert(String(decoding: word, as: UTF8.self)) }
    }

    private mutating func readQuoted() {
      let quote = bytes[index]
      let isTriple =
        index + 2 < bytes.count && bytes[index + 1] == quote && bytes[index + 2] == quote
      if isTriple { return skipTriple(quote) }
      let start = index + 1
      index = start
      while index < bytes.count, bytes[index] != quote, bytes[index] != UInt8(ascii: "\n") {
        index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      let end = min(index, bytes.count)
      if index < bytes.count, bytes[index] == quote { index += 1 }
      let word = bytes[start..<end]
      guard depth == 0, let first = word.first, first.isWord, !first.isDigit,
        word.allSatisfy(\.isWord)
      else { return }
      let text = String(decoding: word, as: UTF8.self)
      if quote == UInt8(ascii: "'") {
        keywords[text] = keywords[text] ?? line
      } else {
        softKeywords[text] = softKeywords[text] ?? line
      }
    }

    private mutating func skipTriple(_ quote: UInt8) {
      index += 3
      while index + 2 < bytes.count {
        if bytes[index] == quote, bytes[index + 1] == quote, bytes[index + 2] == quote {
          index += 3
          return
        }
        if bytes[index] == UInt8(ascii: "\n") { line += 1 }
        index += 1
      }
      index = bytes.count
    }
  }
}
