internal import CPythonSource

/// Asks whether `keyword.kwlist` holds the keywords of the grammar.
enum Keywords: Question {
  /// That of the PEG parser, and the one before it.
  private static let grammars: [RepoPath] = ["Grammar/python.gram", "Grammar/Grammar"]
  private static let module: RepoPath = "Lib/keyword.py"

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard inspection.version >= first else { return try examineScript(inspection.tree) }
    guard let (grammar, source) = try inspection.tree.first(of: grammars) else {
      return .notApplicable("the tree has no \(grammars[0]) and no \(grammars[1])")
    }
    guard let module = try inspection.tree.bytes(at: module) else { return .missing(Self.module) }
    let read = GrammarKeywords(grammar: source)
    var wanted = read.keywords.filter { !hidden.contains($0.key) }
    // The tokenizer makes tokens of these two, so the grammar need not quote them.
    if read.tokens.contains("ASYNC") { wanted["async"] = wanted["async"] ?? 1 }
    if read.tokens.contains("AWAIT") { wanted["await"] = wanted["await"] ?? 1 }
    var findings = Findings()
    compare("kwlist", wanted, of: grammar, module, &findings)
    if !QuotedNames.display("softkwlist", in: module).isEmpty {
      compare("softkwlist", read.softKeywords, of: grammar, module, &findings)
    }
    return findings.outcome(ifNothing: "the grammar has no keywords")
  }

  /// Before, the module was also the script that made its list, from the labels of the parser.
  private static func examineScript(_ tree: SourceTree) throws(ReadError) -> Outcome {
    guard let source = try tree.bytes(at: module), let parser = try tree.bytes(at: labels) else {
      return .notApplicable("the tree has no \(labels)")
    }
    let listed = QuotedNames.between("#--start keywords--", "#--end keywords--", in: source)
    let wanted = QuotedNames.keywords(ofLabels: parser)
    guard !listed.isEmpty, !wanted.isEmpty else {
      return .notApplicable("\(module) was written in another way")
    }
    var findings = Findings()
    for (names, path, others, other) in [
      (wanted, labels, listed, module), (listed, module, wanted, labels),
    ] {
      let known = Set(others.map(\.text))
      for name in names {
        let place = Location(path, line: name.line)
        if known.contains(name.text) {
          findings.pass(place)
        } else {
          findings.fail(
            name.text, "\(place) has the keyword \(name.text), and \(other) does not", at: place,
            Location(other))
        }
      }
    }
    return findings.outcome(ifNothing: "")
  }

  private static let labels: RepoPath = "Python/graminit.c"

  /// From here on `Lib/keyword.py` is made from a template; before, it was also the script that made it.
  private static let first = ReleaseVersion(
    series: Series(major: 3, minor: 8), micro: 0, level: .beta, serial: 1)

  /// Words by which 3.9 tells its two parsers apart.
  private static let hidden: Set<String> = ["__new_parser__", "__peg_parser__"]

  private static func compare(
    _ list: String, _ wanted: [String: Int], of grammar: RepoPath, _ source: [UInt8],
    _ findings: inout Findings
  ) {
    var found: [String: Int] = [:]
    for word in QuotedNames.display(list, in: source) where !hidden.contains(word.text) {
      if found.updateValue(word.line, forKey: word.text) != nil {
        let place = Location(module, line: word.line)
        findings.fail(word.text, "\(place) gives \(word.text) a second time", at: place)
      }
    }
    for (word, line) in wanted.sorted(by: { $0.key < $1.key }) {
      if let listed = found[word] {
        findings.pass(Location(module, line: listed))
      } else {
        findings.fail(
          word, "\(word) is a keyword of the grammar and not in \(list)",
          at: Location(module), Location(grammar, line: line))
      }
    }
    for (word, line) in found.sorted(by: { $0.key < $1.key }) where wanted[word] == nil {
      findings.fail(
        word, "\(word) is in \(list) and no keyword of the grammar",
        at: Location(module, line: line))
    }
  }

  static let documentation = ProbeDocumentation(
    summary: "keyword.kwlist holds the keywords of the grammar",
    rationale: """
      Code generators, namedtuple and editors ask the keyword module which names they may not use. \
      It is generated from the grammar, when someone remembers to.
      """,
    limits: """
      Keywords are the words in single quotes of the rules; in double quotes stand the soft ones, \
      which 3.9 lists without using them all. In 3.8 the grammar is Grammar/Grammar; before 3.8.0b1 \
      the keywords are those of Python/graminit.c.
      """,
    examples: [
      .init(
        "the same", tag: "v3.12.0",
        files: tree(
          "stmt[x]: 'if' a=\"match\" NAME { f(\"not 'this'\") } # 'nor this'\n | ASYNC 'for'\n",
          ["async", "for", "if"], soft: ["match"]), expect: .passed),
      .init(
        "a keyword is missing", tag: "v3.12.0",
        files: tree("s: 'if' 'else' \"_\"\n", ["if"], soft: ["_"]), expect: .failed(["else"])),
      .init(
        "a keyword twice", tag: "v3.12.0",
        files: tree("s: 'if' \"_\"\n", ["if", "if"], soft: ["_"]), expect: .failed(["if"])),
      .init(
        "no keyword any more", tag: "v3.12.0",
        files: tree("s: 'if' \"_\"\n", ["if", "print"], soft: ["_"]), expect: .failed(["print"])),
      .init(
        "a soft keyword is missing", tag: "v3.12.0",
        files: tree("s: 'if' \"type\" \"_\"\n", ["if"], soft: ["_"]), expect: .failed(["type"])),
      .init(
        "the grammar before the PEG parser", tag: "v3.8.0",
        files: [
          "Grammar/Grammar": "# 'no'\nstmt: 'if' test [ASYNC] ('is' | 'not') '+' NAME\n",
          module: "kwlist = [\n    'async',\n    'if',\n    'not',\n]\n",
        ], expect: .failed(["is"])),
      .init(
        "a keyword of the parser that the script lacks", tag: "v3.7.0",
        files: [
          labels:
            "static label labels[3] = {\n    {0, \"EMPTY\"},\n    {1, \"if\"},\n    {1, \"nonlocal\"},\n",
          module:
            "kwlist = [\n#--start keywords--\n        'if',\n#--end keywords--\n        ]\nx = [\n  'y'\n",
        ], expect: .failed(["nonlocal"])),
      .init(
        "a module that is a script as well", tag: "v3.7.0",
        files: ["Grammar/Grammar": "s: 'if'\n", module: "kwlist = []\n"], expect: .notApplicable),
    ])

  private static func tree(
    _ rules: String, _ words: [String], soft: [String]
  ) -> [RepoPath: String] {
    let lists = [("kwlist", words), ("softkwlist", soft)].map { name, words in
      "\(name) = [\n" + words.map { "    '\($0)',\n" }.joined() + "]\n"
    }
    return [grammars[0]: rules, module: lists.joined()]
  }
}
