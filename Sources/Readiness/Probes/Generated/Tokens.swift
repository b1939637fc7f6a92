internal import CPythonSource

/// Asks whether `Lib/token.py` numbers the tokens as `Grammar/Tokens` orders them.
enum Tokens: Question {
  private static let list: RepoPath = "Grammar/Tokens"
  private static let module: RepoPath = "Lib/token.py"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let tokens = try inspection.tree.bytes(at: list) else {
      return .notApplicable("the tree has no \(list)")
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
    return findings.outcome(ifNothing: "there are no tokens")
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
    summary: "token.py numbers the tokens in the order of Grammar/Tokens",
    rationale: """
      The tokenizer in C and the token module are generated from the same list. If one was not, \
      tokens have other numbers in Python than in the parser.
      """,
    limits: "The list is there since 3.8; what is generated for C is not compared.",
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
        "one has left the list", tag: "v3.12.0",
        files: [list: "NAME\n", module: "NAME = 0\nN_TOKENS = 1\nOLD = 7\n"],
        expect: .failed(["OLD"])),
      .init("no list", tag: "v3.7.0", files: [module: "NAME = 0\n"], expect: .notApplicable),
    ])
}
