internal import CPythonSource

/// Asks whether `Lib/token.py` and the header for C number the tokens as `Grammar/Tokens` orders them.
enum Tokens: Question {
  static let list: RepoPath = "Grammar/Tokens"
  static let module: RepoPath = "Lib/token.py"
  private static let tokenizer: RepoPath = "Parser/token.c"
  private static let page: RepoPath = "Doc/library/token-list.inc"
  private static let headers: [RepoPath] = [
    "Include/internal/pycore_token.h", "Include/token.h",
  ]

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let tokens = try inspection.tree.bytes(at: list) else {
      return try examineBeforeList(inspection.tree)
    }
    guard let source = try inspection.tree.bytes(at: module) else { return .missing(module) }
    let wanted = TokenList.names(inTokens: tokens)
    var found: [String: TokenList.Constant] = [:]
    for constant in TokenList.constants(inModule: source) { found[constant.name] = constant }
    var findings = Findings()
    for (number, token) in wanted.enumerated() {
      compare(token.text, number, found, Location(list, line: token.line), &findings)
    }
    compare("N_TOKENS", wanted.count, found, Location(list), &findings)
    let names = Set(wanted.map(\.text)).union(["N_TOKENS", "NT_OFFSET"])
    for constant in found.values.sorted(by: { $0.line < $1.line })
    where !names.contains(constant.name) {
      findings.fail(
        constant.name, "\(constant.name) is no token of \(list)",
        at: Location(module, line: constant.line))
    }
    for header in headers {
      guard let bytes = findings.bytes(at: header, in: inspection.tree) else { continue }
      compareHeader(bytes, at: header, wanted, &findings)
    }
    checkTable(source, inspection.tree, &findings)
    checkOperators(TokenList.operators(inTokens: tokens), source, inspection.tree, &findings)
    return findings.outcome(ifNothing: "there are no tokens")
  }

  /// Where operators are spelt out again: for Python, for the tokenizer in C, and for readers.
  private static func checkOperators(
    _ operators: [(token: Mention, text: String)], _ source: [UInt8], _ tree: SourceTree,
    _ findings: inout Findings
  ) {
    let spelt = QuotedNames.all(in: source)
    let returned = findings.bytes(at: tokenizer, in: tree).map { TokenList.returned(by: $0) }
    let described = findings.bytes(at: page, in: tree).map {
      Set(String(decoding: $0, as: UTF8.self).words.map(String.init))
    }
    let hasTable = TokenList.hasOperators(inModule: source)
    for (token, text) in operators {
      let place = Location(list, line: token.line)
      if hasTable, !spelt.contains(text) {
        findings.fail(
          token.text, "EXACT_TOKEN_TYPES in \(module) has no \(text), \(token.text)",
          at: Location(module), place)
      }
      for (path, words) in [(tokenizer, returned), (page, described)] {
        guard let words, !words.isEmpty, !words.contains(token.text) else { continue }
        findings.fail(
          Finding(
            subject: token.text, "\(path) has no \(token.text)", at: [Location(path), place],
            atMost: path == page ? .note : nil))
      }
    }
  }

  /// Those that only Python knows have no line in the header.
  private static func compareHeader(
    _ bytes: [UInt8], at path: RepoPath, _ wanted: [Mention], _ findings: inout Findings
  ) {
    let macros = MacroNumbers(header: bytes).definitions
    for (number, token) in wanted.enumerated() {
      guard let macro = macros[token.text] else { continue }
      let line = Location(path, line: macro.line)
      if macro.number == number {
        findings.pass(line)
      } else {
        findings.fail(
          token.text,
          "\(line) gives \(token.text) the number \(macro.number), by its place it has \(number)",
          at: line, Location(list, line: token.line))
      }
    }
  }

  private static func compare(
    _ name: String, _ number: Int, _ found: [String: TokenList.Constant], _ place: Location,
    _ findings: inout Findings
  ) {
    guard let constant = found[name] else {
      findings.fail(name, "\(module) has no \(name)", at: Location(module), place)
      return
    }
    let line = Location(module, line: constant.line)
    if constant.number == number {
      findings.pass(line)
    } else {
      findings.fail(
        name, "\(line) gives \(name) the number \(constant.number), by its place it has \(number)",
        at: line, place)
    }
  }

  static let documentation = ProbeDocumentation(
    summary: "token.py and token.h number the tokens in the order of Grammar/Tokens",
    rationale: """
      The tokenizer in C and the token module are generated from the same list. If one was not, \
      tokens have other numbers in Python than in the parser.
      """,
    limits: """
      The list is there since 3.8; before, token.py is compared with Include/token.h. Of names that the tokenizer in C has \
      in another order the first is told. A token that the header for C lacks is not told: some are for Python \
      alone.
      """,
    examples: [
      .init(
        "the same", tag: "v3.12.0",
        files: [list: "# All\nNAME\n\nLPAR '('\n", module: "NAME = 0\nLPAR = 1\nN_TOKENS = 2\n"],
        expect: .passed),
      .init(
        "one was added to the list", tag: "v3.12.0",
        files: [
          list: "NAME\nEXCLAMATION '!'\nLPAR '('\n",
          module: "NAME = 0\nLPAR = 1\nN_TOKENS = 2\n",
        ], expect: .failed(["EXCLAMATION", "LPAR", "N_TOKENS"])),
      .init(
        "an operator that the table, the tokenizer and the page lack", tag: "v3.12.0",
        files: [
          list: "LPAR '('\n", module: "LPAR = 0\nN_TOKENS = 1\nEXACT_TOKEN_TYPES = {\n}\n",
          tokenizer: "return OP;\n", page: ".. data:: OP\n",
        ], expect: .failed(["LPAR", "LPAR", "LPAR"])),
      .init(
        "one has left the list", tag: "v3.12.0",
        files: [list: "NAME\n", module: "NAME = 0\nN_TOKENS = 1\nOLD = 7\n"],
        expect: .failed(["OLD"])),
      .init(
        "the header was not made again", tag: "v3.12.0",
        files: [
          list: "NAME\nEXCLAMATION '!'\nLPAR '('\nCOMMENT\n",
          module: "NAME = 0\nEXCLAMATION = 1\nLPAR = 2\nCOMMENT = 3\nN_TOKENS = 4\n",
          "Include/internal/pycore_token.h":
            "#define NAME  0\n#define LPAR            1\n#define N_TOKENS 3\n",
        ], expect: .failed(["LPAR"])),
      .init(
        "a name that the table of the tokenizer lacks", tag: "v3.12.0",
        files: [
          list: "NAME\nMARK '!'\nLPAR '('\n",
          module: "NAME = 0\nMARK = 1\nLPAR = 2\nERRORTOKEN = 3\nN_TOKENS = 3\n",
          tokenizer:
            "const char * const _PyParser_TokenNames[] = {\n    \"NAME\",\n    \"LPAR\",\n    \"<ERRORTOKEN>\",\n};\n",
        ], expect: .failed(["ERRORTOKEN", "LPAR"])),
      .init(
        "before there was the list", tag: "v3.7.0",
        files: [
          module: "NAME = 0\nLPAR = 8\nASYNC = 9\n",
          "Include/token.h": "#define NAME  0\n#define LPAR  7\n",
        ], expect: .failed(["LPAR", "ASYNC"])),
      .init("no list", tag: "v3.7.0", files: [module: "NAME = 0\n"], expect: .notApplicable),
    ])
}
