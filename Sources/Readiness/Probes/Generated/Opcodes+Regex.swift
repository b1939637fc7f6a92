internal import CPythonSource

extension Opcodes {
  private static let regexModules: [RepoPath] = ["Lib/re/_constants.py", "Lib/sre_constants.py"]
  private static let regexHeaders: [RepoPath] = [
    "Modules/_sre/sre_constants.h", "Modules/sre_constants.h",
  ]

  /// The instructions of regular expressions, which `re` compiles to, and the number that marks their version.
  static func checkRegex(_ tree: SourceTree, _ findings: inout Findings) throws(ReadError) {
    guard let (module, source) = try tree.first(of: regexModules),
      let (header, bytes) = try tree.first(of: regexHeaders)
    else { return }
    let macros = MacroNumbers(header: bytes).definitions
    for constant in RegexConstants(module: source).constants {
      let place = Location(module, line: constant.line)
      guard let macro = macros[constant.name] else {
        findings.fail(
          constant.name,
          "\(header) does not define \(constant.name), \(constant.number) by \(place)",
          at: place, Location(header))
        continue
      }
      if macro.number == constant.number {
        findings.pass(place)
      } else {
        findings.fail(
          constant.name,
          "\(constant.name) is \(constant.number) by \(place), and \(macro.number) in \(header)",
          at: place, Location(header, line: macro.line))
      }
    }
  }
}

extension Opcodes {
  static let moreExamples: [ProbeDocumentation.Example] = [
    .init(
      "cases, bases and caches of another making", tag: "v3.12.0",
      files: [
        "Python/generated_cases.c.h": "        TARGET(NOP) {\n        TARGET(NOPE) {\n",
        "Python/opcode_targets.h": "    &&TARGET_NOP,\n",
        "Lib/opcode.py": """
        _cache_format = {
            "CALL": {
                "counter": 1,
                "version": 2,
            },
            "SEND": {
                "counter": 1,
            },
        }
        _specializations = {
            "CALL": [  # "of"
                "CALL_ONE", "CALL_TWO",
            ],
        }

        """,
        "Include/internal/pycore_opcode.h": """
        const uint8_t _PyOpcode_Caches[256] = {
            [CALL] = 2,
        };
        const uint8_t _PyOpcode_Deopt[256] = {
            [CALL] = CALL,
            [CALL_ONE] = CALL,
            [CALL_TWO] = SEND,
            [SEND] = SEND,
        };

        """,
      ], expect: .failed(["NOPE", "CALL_TWO", "CALL", "SEND"])),
    .init(
      "micro-operations", tag: "v3.13.0",
      files: [
        "Include/internal/pycore_uop_ids.h":
          "#define _A 300\n#define _B 300\n#define _C C\n#define MAX_UOP_ID 300\n",
        "Python/executor_cases.c.h":
          "        case _A: {\n            switch (x) { case 1: {} }\n        case _D: {\n        case _C: {\n",
      ], expect: .failed(["_B", "_D"])),
    .init(
      "regular expressions", tag: "v3.12.0",
      files: [
        "Lib/re/_constants.py":
          "MAGIC = 20221023\nOPCODES = _makecodes(\n    # of 'FAILURE'\n    'FAILURE', 'ANY',\n\n    'MAX_REPEAT',\n)\ndel OPCODES[-1:] # remove\nATCODES = _makecodes(\"\"\"\n    AT_END\n\"\"\")\nSRE_FLAG_DEBUG = 128 # x\n",
        "Modules/_sre/sre_constants.h":
          "#define SRE_MAGIC 20220615\n#define SRE_OP_FAILURE 0\n#define SRE_OP_ANY 2\n#define SRE_AT_END 0\n",
      ], expect: .failed(["SRE_MAGIC", "SRE_FLAG_DEBUG", "SRE_OP_ANY"])),
  ]
}
