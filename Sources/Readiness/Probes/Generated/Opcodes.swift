internal import CPythonSource

/// Asks whether C and Python give the instructions the same numbers.
enum Opcodes: Question {
  private static let tables: [(python: RepoPath, c: RepoPath)] = [
    ("Lib/_opcode_metadata.py", "Include/opcode_ids.h"), ("Lib/opcode.py", "Include/opcode.h"),
  ]

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard inspection.version.series >= Series(major: 3, minor: 5) else {
      return .notApplicable("before 3.5 neither of the files was generated")
    }
    var findings = Findings()
    try compareNumbers(inspection.tree, &findings)
    checkTables(inspection.tree, &findings)
    try checkRegex(inspection.tree, &findings)
    return findings.outcome(
      ifNothing: "the tree has no \(tables[0].c) and no \(tables[1].c) to compare")
  }

  private static func compareNumbers(
    _ tree: SourceTree, _ findings: inout Findings
  ) throws(ReadError) {
    for (python, c) in tables {
      guard let source = try tree.bytes(at: python), let header = try tree.bytes(at: c)
      else { continue }
      // The parts of caches stand in the same file, in small letters.
      let table = InstructionTable(source: source.span).instructions.filter { name, _ in
        name == name.uppercased()
      }
      guard !table.isEmpty else { continue }
      let numbers = MacroNumbers(header: header).definitions
      compare(table, python, numbers, c, &findings)
      compareTargets(of: tree, numbers, c, &findings)
      return
    }
  }

  private static func compare(
    _ table: [String: InstructionTable.Instruction], _ python: RepoPath,
    _ macros: [String: MacroNumbers.Definition], _ c: RepoPath, _ findings: inout Findings
  ) {
    for (name, instruction) in table.sorted(by: { $0.value.line < $1.value.line }) {
      let place = Location(python, line: instruction.line)
      guard let macro = macros[name] else {
        findings.fail(name, "\(c) does not define \(name)", at: place, Location(c))
        continue
      }
      if macro.number == instruction.number {
        findings.pass(place)
      } else {
        findings.fail(
          name, "\(name) is \(instruction.number) in \(python) and \(macro.number) in \(c)",
          at: place, Location(c, line: macro.line))
      }
    }
  }

  private static let targets: RepoPath = "Python/opcode_targets.h"

  /// The interpreter jumps to the label that stands at an instruction's place.
  private static func compareTargets(
    of tree: SourceTree, _ macros: [String: MacroNumbers.Definition], _ c: RepoPath,
    _ findings: inout Findings
  ) {
    guard let bytes = findings.bytes(at: targets, in: tree) else { return }
    for (number, label) in JumpTable(header: bytes).labels.enumerated() {
      guard let name = label.instruction else { continue }
      let place = Location(targets, line: label.line)
      guard let macro = macros[name] else {
        findings.fail(name, "\(place) jumps to \(name), which \(c) does not define", at: place)
        continue
      }
      if macro.number == number {
        findings.pass(place)
      } else {
        findings.fail(
          name, "\(place) jumps to \(name) for \(number), and \(c) gives it \(macro.number)",
          at: place, Location(c, line: macro.line))
      }
    }
  }

  static let documentation = ProbeDocumentation(
    summary: "the instructions have the same numbers in C and in Python",
    rationale: """
      dis, and every tool that reads bytecode, goes by the numbers in Python; the interpreter by \
      those in C. Where they differ, bytecode is shown that is not there.
      """,
    limits: """
      Compared are opcode.h and opcode.py up to 3.12, opcode_ids.h and _opcode_metadata.py from 3.13 \
      on: each instruction of Python's table must be in the header with its number. So must each label of \
      opcode_targets.h, where there is one. Of what else is generated the instructions and micro-operations that are \
      handled, what a special one goes back to, and the sizes of caches are compared; the instructions of regular \
      expressions are those of the re module.
      """,
    examples: [
      .init(
        "the same", tag: "v3.12.0",
        files: [
          "Lib/opcode.py": "def_op('NOP', 9)\nname_op('STORE_NAME', 90)\n",
          "Include/opcode.h": "#define NOP 9\n#define STORE_NAME 90\n#define NB_ADD 0\n",
        ], expect: .passed),
      .init(
        "another number", tag: "v3.13.0",
        files: [
          "Lib/_opcode_metadata.py": "opmap = {\n    'CACHE': 0,\n    'NOP': 27,\n}\n",
          "Include/opcode_ids.h": "#define CACHE  0\n#define NOP  30\n",
        ], expect: .failed(["NOP"])),
      .init(
        "the header was not made again", tag: "v3.12.0",
        files: [
          "Lib/opcode.py": "def_op('NOP', 9)\ndef_op('NEW', 10)\n",
          "Include/opcode.h": "#define NOP 9\n",
        ], expect: .failed(["NEW"])),
      .init(
        "the labels to jump to", tag: "v3.12.0",
        files: [
          "Lib/opcode.py": "def_op('NOP', 1)\ndef_op('POP_TOP', 2)\n",
          "Include/opcode.h": "#define NOP 1\n#define POP_TOP 2\n",
          "Python/opcode_targets.h":
            "static void *opcode_targets[256] = {\n    &&_unknown_opcode,\n    &&TARGET_POP_TOP,\n    &&TARGET_NOP,\n};\n",
        ], expect: .failed(["POP_TOP", "NOP"])),
      .init("no header", tag: "v3.12.0", files: ["Lib/opcode.py": ""], expect: .notApplicable),
    ] + moreExamples)
}
