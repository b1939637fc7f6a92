internal import CPythonSource

extension ParserRules {
  private static let oldGrammar: RepoPath = "Grammar/Grammar"
  private static let numbers: RepoPath = "Include/graminit.h"
  private static let symbols: RepoPath = "Lib/symbol.py"
  private static let source: RepoPath = "Python/Python-ast.c"

  /// The rules of the grammar before 3.9, which are numbered from 256 on, in C and in Python.
  static func checkNumbers(_ tree: SourceTree, _ findings: inout Findings) throws(ReadError) {
    guard let bytes = try tree.bytes(at: oldGrammar), let header = try tree.bytes(at: numbers)
    else { return }
    let made = MacroNumbers(header: header).definitions.mapValues { ($0.number, $0.line) }
    let rules = GrammarRules(grammar: bytes).defined.enumerated().map { number, rule in
      (name: rule.text, number: 256 + number, line: rule.line)
    }
    compare(rules, oldGrammar, made, numbers, &findings)
    guard let module = findings.bytes(at: symbols, in: tree) else { return }
    let constants = TokenList.constants(inModule: module)
    compare(
      constants.map { (name: $0.name, number: $0.number, line: $0.line) }, symbols, made, numbers,
      &findings)
  }

  /// Names that are missing, or else the first that has another number: all that follow it have one, too.
  private static func compare(
    _ wanted: [(name: String, number: Int, line: Int)], _ path: RepoPath,
    _ made: [String: (number: Int, line: Int)], _ header: RepoPath, _ findings: inout Findings
  ) {
    let missing = wanted.filter { made[$0.name] == nil }
    for rule in missing {
      let place = Location(path, line: rule.line)
      findings.fail(
        rule.name, "\(place) has \(rule.name), which \(header) does not know", at: place,
        Location(header))
    }
    let names = Set(wanted.map(\.name))
    for (name, macro) in made.sorted(by: { $0.value.line < $1.value.line })
    where !names.contains(name) {
      let place = Location(header, line: macro.line)
      findings.fail(name, "\(place) has \(name), which \(path) does not know", at: place)
    }
    guard missing.isEmpty, made.count == wanted.count else { return }
    for rule in wanted {
      guard let macro = made[rule.name], macro.number != rule.number else { continue }
      let place = Location(path, line: rule.line)
      findings.fail(
        rule.name, "\(rule.name) is \(rule.number) by \(place), and \(macro.number) in \(header)",
        at: place, Location(header, line: macro.line))
      return
    }
    if let first = wanted.first { findings.pass(Location(path, line: first.line)) }
  }

  /// The fields of the nodes, in C as in the description.
  ///
  /// - Parameter unknown: Nodes that no header knows: that is told already.
  static func checkFields(
    _ description: [UInt8], of path: RepoPath, unknown: Set<String>, _ tree: SourceTree,
    _ findings: inout Findings
  ) {
    guard let tables = findings.made(of: source, NodeFields.self, in: tree)?.tables, !tables.isEmpty
    else { return }
    for node in SyntaxNodes.nodes(in: description) where !unknown.contains(node.name.text) {
      let name = node.name.text
      let place = Location(path, line: node.name.line)
      let made = tables[name] ?? []
      if made == node.fields {
        findings.pass(place)
      } else {
        findings.fail(
          name,
          "\(place) gives \(name) the fields \(listed(node.fields)), and \(source) \(listed(made))",
          at: place, Location(source))
      }
    }
  }

  private static func listed(_ fields: [String]) -> String {
    fields.isEmpty ? "none" : fields.joined(separator: ", ")
  }
}

extension NodeFields: MadeOfFile {
  package init(contents: [UInt8]) { self.init(source: contents) }
}
