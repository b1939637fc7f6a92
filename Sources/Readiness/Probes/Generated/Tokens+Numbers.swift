internal import CPythonSource

extension Tokens {
  private static let tables: [RepoPath] = ["Parser/token.c", "Parser/tokenizer.c"]
  private static let header: RepoPath = "Include/token.h"

  /// Up to 3.7 the header was written by hand, and the module made from it.
  static func examineBeforeList(_ tree: SourceTree) throws(ReadError) -> Outcome {
    guard let source = try tree.bytes(at: module), let bytes = try tree.bytes(at: header) else {
      return .notApplicable("the tree has no \(list) and no \(header)")
    }
    var findings = Findings()
    let macros = MacroNumbers(header: bytes).definitions
    for constant in TokenList.constants(inModule: source) {
      let place = Location(module, line: constant.line)
      if macros[constant.name]?.number == constant.number {
        findings.pass(place)
      } else {
        let number = macros[constant.name].map { "\($0.number)" } ?? "none"
        // Six pre-releases of 3.7 had a module of before.
        findings.fail(
          Finding(
            subject: constant.name,
            "\(place) gives \(constant.name) the number \(constant.number), \(header) has \(number)",
            at: [place, Location(header, line: macros[constant.name]?.line)], atMost: .warning))
      }
    }
    checkTable(source, tree, &findings)
    return findings.outcome(ifNothing: "there are no tokens")
  }

  /// The names that the tokenizer in C shows: one that is missing moves all that follow it.
  static func checkTable(_ source: [UInt8], _ tree: SourceTree, _ findings: inout Findings) {
    var numbers: [String: Int] = [:]
    for constant in TokenList.constants(inModule: source) {
      numbers[constant.name] = constant.number
    }
    for table in tables {
      guard let bytes = findings.bytes(at: table, in: tree) else { continue }
      for (number, name) in TokenList.inOrder(ofTable: bytes).enumerated()
      where numbers[name.text] != number {
        let place = Location(table, line: name.line)
        let wanted = numbers[name.text].map { "\($0)" } ?? "none"
        findings.fail(
          Finding(
            subject: name.text,
            "\(place) has \(name.text) at \(number), and \(module) gives it \(wanted)",
            at: [place, Location(module)], atMost: .warning))
        break
      }
    }
  }
}
