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
    for (python, c) in tables {
      guard let source = try inspection.tree.bytes(at: python),
        let header = try inspection.tree.bytes(at: c)
      else { continue }
      // The parts of caches stand in the same file, in small letters.
      let table = InstructionTable(source: source.span).instructions.filter { name, _ in
        name == name.uppercased()
      }
      guard !table.isEmpty else { continue }
      return compare(table, python, MacroNumbers(header: header).definitions, c)
    }
    return .notApplicable("the tree has no \(tables[0].c) and no \(tables[1].c) to compare")
  }

  private static func compare(
    _ table: [String: InstructionTable.Instruction], _ python: RepoPath,
    _ macros: [String: MacroNumbers.Definition], _ c: RepoPath
  ) -> Outcome {
    var findings = Findings()
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
    return findings.outcome(ifNothing: "there are no instructions")
  }

  static let documentation = ProbeDocumentation(
    summary: "the instructions have the same numbers in C and in Python",
    rationale: """
      dis, and every tool that reads bytecode, goes by the numbers in Python; the interpreter by \
      those in C. Where they differ, bytecode is shown that is not there.
      """,
    limits: """
      Compared are opcode.h and opcode.py up to 3.12, opcode_ids.h and _opcode_metadata.py from 3.13 \
      on: each instruction of Python's table must be in the header with its number.
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
      .init("no header", tag: "v3.12.0", files: ["Lib/opcode.py": ""], expect: .notApplicable),
    ])
}
