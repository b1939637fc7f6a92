/// What a source file says at run time of things that a later version removes.
package struct RemovalNotice: Hashable, Sendable {
  package enum Form: Hashable, Sendable {
    /// `warnings._deprecated(name, message, remove=(3, N))`: raises an error in that version. The
    /// message is nil if none is written there.
    case deprecatedCall(name: Name, message: String? = nil)
    /// A text that speaks of a removal, such as "slated for removal in Python 3.12".
    case text(String)
  }

  /// The first argument of the call.
  package enum Name: Hashable, Sendable {
    case literal(String)
    /// `__name__`
    case module
    /// `f"{__name__}.thing"`, without the module.
    case ofModule(String)
    /// `f"{__name__}.{name}"` and other things that are made at run time.
    case computed
  }

  package var form: Form
  /// The version of ``Form/deprecatedCall(name:message:)``.
  package var version: (major: Int, minor: Int)?
  /// The classes and functions around it, the outermost first.
  package var scope: [String]
  /// Counted from 1.
  package var line: Int

  package static func == (left: Self, right: Self) -> Bool {
    left.form == right.form && left.scope == right.scope && left.line == right.line
      && left.version?.major == right.version?.major
      && left.version?.minor == right.version?.minor
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(form)
    hasher.combine(line)
  }
}

extension RemovalNotice {
  /// The notices of a Python file, in source order.
  package static func notices(python source: Span<UInt8>) -> [RemovalNotice] {
    guard SourceWords.contains(source, "remov") else { return [] }
    var reader = PythonNoticeReader()
    reader.readAll(source)
    return reader.notices
  }
}

/// Follows the classes and functions of a file, and looks through the statements in them.
private struct PythonNoticeReader {
  private(set) var notices: [RemovalNotice] = []
  private var scopes: [(name: String, column: Int)] = []

  mutating func readAll(_ source: Span<UInt8>) {
    var lexer = PythonLexer()
    while lexer.readLine(source) {
      let count = lexer.tokens.count
      guard count > 0 else { continue }
      let column = lexer.column
      while let scope = scopes.last, scope.column >= column { scopes.removeLast() }
      var first = 0
      if isWord(lexer.tokens[0], "async", source), count > 1 { first = 1 }
      let word = lexer.tokens[first]
      if isWord(word, "def", source) || isWord(word, "class", source), count > first + 1,
        scopes.count < 64
      {
        scopes.append((text(lexer.tokens[first + 1], source), column))
      }
      let start = Int(lexer.tokens[0].start)
      var end = start
      for index in 0..<count { end = max(end, Int(lexer.tokens[index].end)) }
      read(source, start..<min(end, source.count), line: Int(lexer.tokens[0].line))
    }
  }

  private func isWord(_ token: PythonToken, _ word: StaticString, _ source: Span<UInt8>) -> Bool {
    token.kind == .name && Int(token.end) <= source.count
      && Int(token.end) - Int(token.start) == word.utf8CodeUnitCount
      && SourceWords.starts(source, at: Int(token.start), with: word)
  }

  private func text(_ token: PythonToken, _ source: Span<UInt8>) -> String {
    guard token.kind == .name, Int(token.end) <= source.count else { return "" }
    return String(repairing: source.extracting(Int(token.start)..<Int(token.end)))
  }

  /// A statement: a call of `_deprecated`, or one with a text on a removal.
  private mutating func read(_ source: Span<UInt8>, _ range: Range<Int>, line: Int) {
    // The last token may be a string whose quotes end it; one byte more does no harm.
    let statement = source.extracting(range.lowerBound..<min(range.upperBound + 1, source.count))
    guard SourceWords.contains(statement, "remov") else { return }
    let pieces = StringPieces(statement, line: line)
    if let call = SourceWords.place(of: "_deprecated(", in: statement),
      let version = version(statement, after: call)
    {
      let name = firstArgument(statement, from: call + "_deprecated(".utf8.count, pieces)
      let message = pieces.joined.map(\.text).first { $0.holds("remov") }
      notices.append(
        RemovalNotice(
          form: .deprecatedCall(name: name, message: message), version: version,
          scope: scopes.map(\.name), line: pieces.line(of: call)))
      return
    }
    for text in pieces.joined where text.text.holds("remov") {
      notices.append(
        RemovalNotice(
          form: .text(text.text), version: nil, scope: scopes.map(\.name), line: text.line))
    }
  }

  /// `remove=(3, 14)`
  private func version(_ source: Span<UInt8>, after start: Int) -> (major: Int, minor: Int)? {
    guard let place = SourceWords.place(of: "remove=", in: source), place > start else {
      return nil
    }
    var numbers: [Int] = []
    var index = place + 7
    var number: Int?
    while index < source.count, numbers.count < 2, index < place + 40 {
      let byte = source[index]
      if (0x30...0x39).contains(byte) {
        number = min((number ?? 0) * 10 + Int(byte - 0x30), 1_000)
      } else if let done = number {
        numbers.append(done)
        number = nil
      }
      index += 1
    }
    return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
  }

  private func firstArgument(
    _ source: Span<UInt8>, from start: Int, _ pieces: StringPieces
  ) -> RemovalNotice.Name {
    var index = start
    while index < source.count, source[index] <= 0x20 { index += 1 }
    if SourceWords.starts(source, at: index, with: "__name__") {
      var next = index + "__name__".utf8.count
      while next < source.count, source[next] <= 0x20 { next += 1 }
      guard next < source.count, source[next] == UInt8(ascii: "+") else { return .module }
      next += 1
      while next < source.count, source[next] <= 0x20 { next += 1 }
      // `__name__ + ".thing"`
      guard let place = pieces.pieces.firstIndex(where: { $0.start == next }) else {
        return .computed
      }
      let rest = pieces.text(from: place)
      return rest.hasPrefix(".") ? .ofModule(String(rest.dropFirst())) : .computed
    }
    guard let place = pieces.pieces.firstIndex(where: { $0.start == index }) else {
      return .computed
    }
    let piece = pieces.pieces[place]
    guard piece.isFormatted else { return .literal(pieces.text(from: place)) }
    let prefix = "{__name__}."
    let rest = String(piece.text.dropFirst(prefix.count))
    return piece.text.hasPrefix(prefix) && !rest.holds("{") ? .ofModule(rest) : .computed
  }
}
