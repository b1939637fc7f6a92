internal import CPythonSource

/// Asks whether the parser and the nodes of the syntax tree were made from the grammar that is there.
enum ParserRules: Question {
  private static let grammar: RepoPath = "Grammar/python.gram"
  private static let parsers: [RepoPath] = ["Parser/pegen/parse.c", "Parser/parser.c"]
  private static let nodes: RepoPath = "Parser/Python.asdl"
  private static let headers: [RepoPath] = [
    "Include/internal/pycore_ast.h", "Include/Python-ast.h",
  ]

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    var findings = Findings()
    try checkRules(inspection.tree, &findings)
    try checkNumbers(inspection.tree, &findings)
    try checkNodes(inspection.tree, &findings)
    return findings.outcome(ifNothing: "the tree has neither \(grammar) nor \(nodes)")
  }

  private static func checkRules(
    _ tree: SourceTree, _ findings: inout Findings
  ) throws(ReadError) {
    guard let bytes = try tree.bytes(at: grammar),
      let (path, parser) = try tree.first(of: parsers)
    else { return }
    let rules = GrammarRules(grammar: bytes)
    let made = parser.words(among: Set(rules.defined.map { $0.text + "_rule" }))
    for rule in rules.defined {
      let place = Location(grammar, line: rule.line)
      if made.contains(rule.text + "_rule") {
        findings.pass(place)
      } else {
        findings.fail(
          rule.text, "\(place) defines \(rule.text), and \(path) has no such rule", at: place,
          Location(path))
      }
    }
    let names = Set(rules.defined.map(\.text))
    for used in rules.madeRules(in: parser) where !names.contains(used.text) {
      let place = Location(path, line: used.line)
      findings.fail(
        used.text, "\(place) has the rule \(used.text), which \(grammar) does not define",
        at: place, Location(grammar))
    }
  }

  private static func checkNodes(
    _ tree: SourceTree, _ findings: inout Findings
  ) throws(ReadError) {
    guard let bytes = try tree.bytes(at: nodes) else { return }
    let constructors = SyntaxNodes.constructors(in: bytes)
    let names = Set(constructors.flatMap { [$0.text, $0.text + "_kind"] })
    var known: Set<String> = []
    var path: RepoPath?
    for header in headers {
      guard let source = try tree.bytes(at: header) else { continue }
      known.formUnion(source.words(among: names))
      path = path ?? header
    }
    guard let path else { return }
    var unknown: Set<String> = []
    for node in constructors {
      let place = Location(nodes, line: node.line)
      if known.contains(node.text) || known.contains(node.text + "_kind") {
        findings.pass(place)
      } else {
        unknown.insert(node.text)
        findings.fail(
          node.text, "\(place) has the node \(node.text), which \(path) does not know", at: place,
          Location(path))
      }
    }
    checkFields(bytes, of: nodes, unknown: unknown, tree, &findings)
  }

  static let documentation = ProbeDocumentation(
    summary:
      "the parser has each rule of the grammar, and the headers each node of the syntax tree",
    rationale: """
      Both are generated and kept in the tree. A grammar that was changed alone is documented, and not what \
      Python reads.
      """,
    limits: """
      Rules are compared by their names, nodes by those of their fields as well; what a rule holds is not. The rules of the \
      grammar before 3.9 are compared by their numbers in graminit.h and symbol.py. Rules that the generator names by \
      numbers are not judged.
      """,
    examples: [
      .init(
        "the same", tag: "v3.12.0",
        files: tree("file[mod_ty]: a\n", "file_rule(Parser *p)\n", "a = B(int c) -- D\n | E\n"),
        expect: .passed),
      .init(
        "a rule that was renamed", tag: "v3.12.0",
        files: tree(
          "file[mod_ty]: a\nnew (memo): a\n",
          "static mod_ty file_rule(Parser *p);\nstatic int old_rule(Parser *p);\n", "a = B\n | E\n"),
        expect: .failed(["new", "old"])),
      .init(
        "a node that the header lacks", tag: "v3.12.0",
        files: tree("file: a\n", "file_rule(Parser *p)\n", "a = B | New(int x)\n"),
        expect: .failed(["New"])),
      .init(
        "a field that the nodes in C lack", tag: "v3.12.0",
        files: [
          nodes:
            "-- x = A\nmodule Python\n{\n  stmt = B(int? c, expr* d) -- e\n    | E\n    attributes (int line, int? end)\n  alias = (identifier name,\n           int f)\n}\n",
          headers[0]: "B_kind E_kind",
          "Python/Python-ast.c":
            "static const char * const B_fields[]={\n    \"c\",\n};\nstatic const char * const stmt_attributes[] = {\n    \"line\",\n};\nstatic char *alias_fields[]={\n    \"name\",\n    \"f\",\n};\n",
        ], expect: .failed(["B"])),
      .init(
        "a rule of the grammar before, and a number of its module", tag: "v3.8.0",
        files: [
          "Grammar/Grammar": "# x: y\nfile: a\nnew: b\n  | c\n",
          "Include/graminit.h": "#define file 256\n",
          "Lib/symbol.py": "file = 266\n",
        ], expect: .failed(["new", "file"])),
      .init("neither", tag: "v2.7.18", files: ["README": ""], expect: .notApplicable),
    ])

  private static func tree(_ rules: String, _ parser: String, _ nodes: String) -> [RepoPath: String]
  {
    [
      grammar: "# comment: x\n" + rules + "    | b c\n", parsers[1]: parser,
      Self.nodes: nodes, headers[0]: "enum { B_kind=1, E_kind };\n",
    ]
  }
}
