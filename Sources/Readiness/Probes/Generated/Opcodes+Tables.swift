internal import CPythonSource

extension Opcodes {
  private static let cases: RepoPath = "Python/generated_cases.c.h"
  private static let targets: RepoPath = "Python/opcode_targets.h"
  private static let uops: RepoPath = "Include/internal/pycore_uop_ids.h"
  private static let executor: RepoPath = "Python/executor_cases.c.h"
  private static let headers: [RepoPath] = [
    "Include/internal/pycore_opcode.h", "Include/internal/pycore_opcode_metadata.h",
  ]
  private static let modules: [RepoPath] = ["Lib/_opcode_metadata.py", "Lib/opcode.py"]

  /// What is generated from the definitions of the instructions, besides their numbers.
  static func checkTables(_ tree: SourceTree, _ findings: inout Findings) {
    checkCases(tree, &findings)
    checkMicroOperations(tree, &findings)
    var families: [InstructionFamilies.Family] = []
    var caches: [InstructionFamilies.Family] = []
    for module in modules {
      guard let source = findings.bytes(at: module, in: tree) else { continue }
      families += InstructionFamilies("_specializations", in: source).families
      if module == modules[1] {
        caches = InstructionFamilies("_cache_format", in: source).families
      }
    }
    for header in headers {
      guard let source = findings.bytes(at: header, in: tree) else { continue }
      let bases = PlacedTable("_PyOpcode_Deopt", in: source).rows
      compareBases(bases, families, header, &findings)
      let sizes = PlacedTable("_PyOpcode_Caches", in: source).rows
      compareCaches(sizes, caches, bases, header, &findings)
    }
  }

  /// The instructions that the interpreter handles.
  private static func checkCases(_ tree: SourceTree, _ findings: inout Findings) {
    guard let handled = findings.made(of: cases, CaseLabels.self, in: tree)?.targets,
      let bytes = findings.bytes(at: targets, in: tree)
    else { return }
    let known = Set(JumpTable(header: bytes).labels.compactMap(\.instruction))
    guard !known.isEmpty else { return }
    for name in handled where !known.contains(name.text) {
      let place = Location(cases, line: name.line)
      findings.fail(
        name.text, "\(place) handles \(name.text), to which \(targets) never jumps", at: place,
        Location(targets))
    }
  }

  /// What an instruction goes back to where its special case does not hold.
  private static func compareBases(
    _ rows: [PlacedTable.Row], _ families: [InstructionFamilies.Family], _ header: RepoPath,
    _ findings: inout Findings
  ) {
    var bases: [String: String] = [:]
    for family in families {
      for member in family.members { bases[member] = family.name.text }
    }
    for row in rows {
      let name = row.place.text
      let isOfFamily = name == row.value || name.hasPrefix(row.value + "_")
      guard bases[name].map({ $0 != row.value }) ?? !isOfFamily else { continue }
      let place = Location(header, line: row.place.line)
      findings.fail(
        name, "\(place) has \(row.value) for \(name), which belongs to \(bases[name] ?? name)",
        at: place)
    }
  }

  private static func compareCaches(
    _ rows: [PlacedTable.Row], _ caches: [InstructionFamilies.Family], _ bases: [PlacedTable.Row],
    _ header: RepoPath, _ findings: inout Findings
  ) {
    guard !rows.isEmpty, !caches.isEmpty else { return }
    var special: Set<String> = []
    for base in bases where base.place.text != base.value { special.insert(base.place.text) }
    var sizes: [String: Int] = [:]
    for cache in caches { sizes[cache.name.text] = cache.sum }
    for row in rows where !special.contains(row.place.text) {
      let (name, place) = (row.place.text, Location(header, line: row.place.line))
      let wanted = sizes.removeValue(forKey: name) ?? 0
      guard row.value != "\(wanted)" else { continue }
      findings.fail(
        name, "\(place) has \(row.value) cache entries for \(name), \(modules[1]) has \(wanted)",
        at: place, Location(modules[1]))
    }
    for cache in caches where sizes[cache.name.text] ?? 0 > 0 {
      let place = Location(modules[1], line: cache.name.line)
      findings.fail(
        cache.name.text, "\(place) has a cache for \(cache.name.text), and \(header) has none",
        at: place, Location(header))
    }
  }

  /// The steps that instructions are made of.
  private static func checkMicroOperations(_ tree: SourceTree, _ findings: inout Findings) {
    guard let header = findings.bytes(at: uops, in: tree) else { return }
    let lines = ConfigurationTemplate.lines(in: header, of: ["define"])
    var names: [Int: String] = [:]
    let numbered = MacroNumbers(header: header).definitions.filter { $0.key.hasPrefix("_") }
    for (name, macro) in numbered.sorted(by: { $0.value.line < $1.value.line }) {
      let place = Location(uops, line: macro.line)
      if let other = names.updateValue(name, forKey: macro.number) {
        findings.fail(name, "\(place) gives \(name) the number of \(other)", at: place)
      }
    }
    guard let handled = findings.made(of: executor, CaseLabels.self, in: tree)?.cases else {
      return
    }
    for name in handled where lines[name.text] == nil {
      let place = Location(executor, line: name.line)
      findings.fail(
        name.text, "\(place) handles \(name.text), which \(uops) does not define", at: place)
    }
  }
}

extension CaseLabels: MadeOfFile {
  package init(contents: [UInt8]) { self.init(source: contents) }
}
