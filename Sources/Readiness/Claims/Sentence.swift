internal import CPythonSource

/// A word, mark or name of a sentence.
struct SentenceToken: Hashable {
  enum Kind: Hashable {
    /// In small letters.
    case word(String)
    case name(SpokenName)
    /// A comma, colon, semicolon.
    case mark(UInt8)
  }

  var kind: Kind
  /// As written.
  var text: String
  var line: Int
  /// Whether white space stands before it.
  var isSpaced = true

  var word: String? {
    if case .word(let word) = kind { word } else { nil }
  }

  var name: SpokenName? {
    if case .name(let name) = kind { name } else { nil }
  }

  func isMark(_ mark: UnicodeScalar) -> Bool {
    kind == .mark(UInt8(truncatingIfNeeded: mark.value))
  }
}

extension DocsRun {
  fileprivate var withoutColon: DocsRun {
    DocsRun(kind: kind, text: String(text.dropLast()), line: line)
  }
}

/// A sentence without what stands in brackets.
struct Sentence: Hashable {
  var tokens: [SentenceToken]
  /// Whether it ends with a colon: what follows is a list.
  var endsWithColon: Bool

  /// The most words of a block that are read.
  static let limit = 4_000
}

extension Sentence {
  /// Whether it only names things.
  var isOfNames: Bool {
    tokens.contains { $0.name != nil }
      && tokens.allSatisfy { token in
        guard let word = token.word else { return true }
        return RemovalWords.conjunctions.contains(word) || RemovalWords.determiners.contains(word)
      }
  }

  /// The sentences of a block.
  static func sentences(of runs: [DocsRun]) -> [Sentence] {
    var tokens: [SentenceToken] = []
    for run in runs {
      guard tokens.count < limit else { break }
      if run.kind == .text {
        addWords(of: run, to: &tokens)
      } else if let name = SpokenName(run) {
        tokens.append(SentenceToken(kind: .name(name), text: run.text, line: run.line))
      } else if run.text.hasSuffix(":"), let name = SpokenName(run.withoutColon) {
        // ``:func:`f:` use g``: the colon was meant to stand behind.
        tokens.append(SentenceToken(kind: .name(name), text: run.text, line: run.line))
        tokens.append(token(.mark(UInt8(ascii: ":")), ":", run.line, false))
      } else {
        // Something marked up that is no name keeps the words around it apart.
        tokens.append(
          SentenceToken(kind: .word(noName(run)), text: run.text, line: run.line))
      }
    }
    nameUnmarked(&tokens)
    readDashAfterName(&tokens)
    return split(withoutBrackets(tokens))
  }

  /// "``C`` -- its ``f`` method is deprecated": the first dash is as good as a colon.
  private static func readDashAfterName(_ tokens: inout [SentenceToken]) {
    guard tokens.count > 3, tokens[0].name != nil else { return }
    if tokens[1].isMark("-"), tokens[2].isMark("-"), tokens[1].isSpaced {
      tokens[1].kind = .mark(UInt8(ascii: ":"))
      tokens.remove(at: 2)
    } else if ["\u{2014}", "\u{2013}"].contains(tokens[1].word ?? "") {
      tokens[1].kind = .mark(UInt8(ascii: ":"))
    }
  }

  /// "the email package", "the JoinableQueue class": a word that its noun says to be a name.
  private static func nameUnmarked(_ tokens: inout [SentenceToken]) {
    if tokens.count > 2, tokens[1].isMark(":"), let word = tokens[0].word,
      tokens[0].text == word, SpokenName.isIdentifier(word),
      let name = SpokenName(literal: word, line: tokens[0].line)
    {
      // "tea: f() is deprecated"
      tokens[0].kind = .name(plain(name))
    }
    for index in tokens.indices.dropLast() {
      guard let noun = tokens[index + 1].word, let word = tokens[index].word,
        SpokenName.isIdentifier(tokens[index].text)
      else { continue }
      let text = tokens[index].text
      let isName =
        switch noun {
        case "module", "package":
          // "random module features" are some of what it has.
          text == word && !RemovalWords.adjectives.contains(word)
            && !["features", "functionality"].contains(
              index + 2 < tokens.count ? tokens[index + 2].word ?? "" : "")
        case "instruction", "instructions", "opcode", "opcodes":
          text.count > 3 && text == text.uppercased()
        case "parameter", "argument":
          // "the ``f`` endtime parameter"
          text == word && index > 0 && tokens[index - 1].name?.sort != .parameter
            && tokens[index - 1].name.map { $0.isDotted || $0.isCall || $0.isOfCallable } == true
            && !RemovalWords.adjectives.contains(word) && !sorts.contains(word)
        case "class", "exception":
          text.contains(where: \.isLowercase)
            && (text.count(where: \.isUppercase) > 1
              || index > 0 && text.first?.isUppercase == true && !languages.contains(word))
        default: false
        }
      guard isName, !word.hasSuffix("ed"),
        let name = SpokenName(literal: text, line: tokens[index].line)
      else { continue }
      var named = plain(name)
      if ["parameter", "argument"].contains(noun) { named.sort = .parameter }
      tokens[index].kind = .name(named)
    }
  }

  /// What says of which sort a parameter is.
  private static let sorts: Set<String> = [
    "keyword", "positional", "keyword-only", "positional-only", "optional", "default", "function",
    "method", "constructor", "command-line", "format", "undocumented", "string", "integer", "class",
  ]

  private static let languages: Set<String> = ["python", "java", "tcl", "unix", "windows", "linux"]

  /// What stands for a marked-up thing that names no symbol.
  private static func noName(_ run: DocsRun) -> String {
    switch run.kind {
    case .literal: "«literal»"
    default: "«\(run.text.lowercased().prefix(64))»"
    }
  }

  private static func addWords(of run: DocsRun, to tokens: inout [SentenceToken]) {
    let bytes = Array(run.text.utf8)
    var index = 0
    var isSpaced = true
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x20 {
        isSpaced = true
        index += 1
        continue
      }
      let start = index
      if isOfWord(byte) {
        index = endOfWord(bytes, from: index)
        var text = String(decoding: bytes[start..<index], as: UTF8.self)
        if bytes.count > index + 1, bytes[index] == 0x28, bytes[index + 1] == 0x29 {
          // `randrange()` without markup.
          if let name = SpokenName(literal: text + "()", line: run.line) {
            text += "()"
            index += 2
            tokens.append(token(.name(plain(name)), text, run.line, isSpaced))
            isSpaced = false
            continue
          }
        }
        if let name = plainName(text, line: run.line) {
          tokens.append(token(.name(name), text, run.line, isSpaced))
        } else {
          tokens.append(token(.word(text.lowercased()), text, run.line, isSpaced))
        }
      } else {
        index += 1
        // Quotes are how plain text marks a name.
        if byte == UInt8(ascii: "\"") { continue }
        tokens.append(
          token(
            .mark(byte), String(decoding: bytes[start..<index], as: UTF8.self), run.line, isSpaced))
      }
      isSpaced = false
    }
  }

  private static func token(
    _ kind: SentenceToken.Kind, _ text: String, _ line: Int, _ isSpaced: Bool
  ) -> SentenceToken {
    SentenceToken(kind: kind, text: text, line: line, isSpaced: isSpaced)
  }

  private static func plain(_ name: SpokenName) -> SpokenName {
    var name = name
    if name.sort != .path { name.sort = .plain }
    return name
  }

  /// A word without markup that can only be a name: `PyUnicode_READY`, `_PyLong_New`, `ssl.Purpose`.
  private static func plainName(_ text: String, line: Int) -> SpokenName? {
    let isDotted = text.holds(".") && !["i.e", "e.g", "a.k.a"].contains(text.lowercased())
    guard text.holds("_") || isDotted, let name = SpokenName(literal: text, line: line) else {
      return nil
    }
    return plain(name)
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    byte == 0x5F || byte >= 0x80 || (0x30...0x39).contains(byte)
      || (0x61...0x7A).contains(byte | 0x20)
  }

  /// A word, with dots, dashes and apostrophes inside.
  private static func endOfWord(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      if isOfWord(bytes[index]) {
        index += 1
      } else if [0x2E, 0x2D, 0x27].contains(bytes[index]), index + 1 < bytes.count,
        isOfWord(bytes[index + 1])
      {
        index += 1
      } else {
        break
      }
    }
    return index
  }

  private static func withoutBrackets(_ all: [SentenceToken]) -> [SentenceToken] {
    var tokens = all
    var opens: [Int] = []
    var dropped: Set<Int> = []
    for (index, token) in tokens.enumerated() {
      if token.isMark("(") || token.isMark("[") {
        opens.append(index)
      } else if token.isMark(")") || token.isMark("]"), let open = opens.popLast(), opens.isEmpty {
        // "(and ``b``)" goes on with the sentence, and "the old macros (``a``/``b``)" names them.
        if ["and", "or", "also", "including"].contains(tokens[open + 1].word ?? "")
          || namesThings(tokens, between: open, index)
        {
          dropped.formUnion([open, index])
        } else if namesMore(tokens, between: open, index) {
          dropped.insert(index)
          tokens[open].kind = .mark(UInt8(ascii: ","))
        } else {
          dropped.formUnion(open...index)
          // ":func:`f`: (no replacement)" has nothing behind its colon.
          let isLast = index + 1 == tokens.count || tokens[index + 1].isMark(".")
          if isLast, open > 0, tokens[open - 1].isMark(":") { dropped.insert(open - 1) }
        }
      }
    }
    return tokens.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
  }

  /// Whether brackets after a plural without a name of its own hold nothing but names.
  private static func namesThings(
    _ tokens: [SentenceToken], between open: Int, _ close: Int
  ) -> Bool {
    guard open > 1, let noun = tokens[open - 1].word, noun.hasSuffix("s"),
      RemovalWords.wholes[noun] != nil || RemovalWords.members[noun] != nil,
      tokens[open - 2].name == nil, tokens[open + 1..<close].contains(where: { $0.name != nil })
    else { return false }
    return tokens[open + 1..<close].allSatisfy { token in
      token.name != nil || token.isMark("/") || token.isMark(",")
        || token.word.map(RemovalWords.conjunctions.contains) == true
    }
  }

  /// Whether brackets after a name hold others of its kind: "``A.f`` (``B.f``, ``C.f``)".
  private static func namesMore(
    _ tokens: [SentenceToken], between open: Int, _ close: Int
  ) -> Bool {
    guard open > 0, let before = tokens[open - 1].name else { return false }
    var count = 0
    for token in tokens[open + 1..<close] {
      if let name = token.name {
        guard name.sort == before.sort, name.isDotted, name.parts.last == before.parts.last else {
          return false
        }
        count += 1
      } else if !token.isMark(","), token.word.map(RemovalWords.conjunctions.contains) != true {
        return false
      }
    }
    return count > 0
  }

  private static func split(_ tokens: [SentenceToken]) -> [Sentence] {
    var sentences: [Sentence] = []
    var current: [SentenceToken] = []
    func close() {
      guard !current.isEmpty else { return }
      let colon = current.last?.isMark(":") ?? false
      sentences.append(Sentence(tokens: current, endsWithColon: colon))
      current = []
    }
    for (index, token) in tokens.enumerated() {
      let isEnd = token.isMark(".") || token.isMark("!") || token.isMark("?")
      if isEnd {
        // The dot of an ellipsis or of a name goes on.
        let next = index + 1 < tokens.count ? tokens[index + 1] : nil
        if let next, !next.isSpaced, next.word != nil { continue }
        close()
      } else {
        current.append(token)
      }
    }
    close()
    return sentences
  }
}
