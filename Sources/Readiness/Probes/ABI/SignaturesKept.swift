internal import CPythonSource

/// Asks whether public functions take and return what they did when they froze.
enum SignaturesKept: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let comparison = try inspection.headers(since: .lastFreeze) else { return .nothingFrozen }
    guard !comparison.isEmpty else { return .noHeaders }
    var findings = Findings()
    for (name, declared) in comparison.now.declarations.sorted(by: { $0.key < $1.key })
    where !name.isPrivateName {
      let now = functions(declared)
      let before = functions(comparison.before.declarations[name] ?? [])
      guard let first = now.first, let old = before.first else { continue }
      let signatures = Set(before.map { CSignature($0.declaration) })
      let place = comparison.place(first)
      if now.contains(where: { signatures.contains(CSignature($0.declaration)) }) {
        findings.pass(place)
      } else {
        findings.fail(
          name,
          "\(place) is now \(CSignature(first.declaration).text); at \(comparison.release.tag) it was \(CSignature(old.declaration).text)",
          at: place, comparison.place(old, isBefore: true))
      }
    }
    return findings.outcome(ifNothing: "the public headers declare no functions")
  }

  private static func functions(_ declared: [HeaderIndex.Declared]) -> [HeaderIndex.Declared] {
    declared.filter { $0.declaration.kind == .function && $0.declaration.parameters != nil }
  }

  static let documentation = ProbeDocumentation(
    summary: "public functions take and return what they did at the freeze",
    rationale: """
      An extension that was built before calls the function with the old arguments. The compiler \
      tells nobody: it was right when it was built.
      """,
    limits: """
      Types are compared as the headers spell them, without const and the names of parameters. A \
      function that became a macro or static inline is not judged here.
      """,
    examples: [
      .init(
        "another name of a parameter", tag: "v3.12.4",
        files: tree("PyObject *op, const char *text"),
        others: ["v3.12.3": tree("PyObject *, char  *s")], expect: .passed),
      .init(
        "a parameter more", tag: "v3.12.4", files: tree("PyObject *op, char *s, int flags"),
        others: ["v3.12.3": tree("PyObject *op, char *s")], expect: .failed(["PyA_New"])),
      .init(
        "another type", tag: "v3.12.4", files: tree("PyObject *op, unsigned long n"),
        others: ["v3.12.3": tree("PyObject *op, unsigned int n")], expect: .failed(["PyA_New"])),
      .init(
        "the release before is not there", tag: "v3.12.4", files: tree("void"),
        expect: .undetermined(["Include"])),
      .init(
        "before the first candidate", tag: "v3.12.0b2", files: tree("void"),
        expect: .notApplicable),
    ])

  private static func tree(_ parameters: String) -> [RepoPath: String] {
    ["Include/a.h": "PyAPI_FUNC(int) PyA_New(\(parameters));\n"]
  }
}

/// What a C function takes and returns, without the names of its parameters.
struct CSignature: Hashable {
  let text: String

  init(_ declaration: COutline.Declaration) {
    let parameters = (declaration.parameters ?? []).map(Self.type(ofParameter:))
    text =
      "\(Self.words(declaration.type ?? "").joined(separator: " ")) (\(parameters.joined(separator: ", ")))"
  }

  /// Words that say something about a type, and so are no name of a parameter.
  private static let typeWords: Set<String> = [
    "char", "double", "float", "int", "long", "short", "signed", "unsigned", "void", "struct",
    "union", "enum",
  ]

  private static func type(ofParameter parameter: String) -> String {
    var words = words(parameter)
    // A function pointer has its name inside of the brackets.
    if let star = words.firstIndex(of: "*"), star > 0, words[star - 1] == "(",
      star + 1 < words.count, isName(words[star + 1])
    {
      words.remove(at: star + 1)
      return words.joined(separator: " ")
    }
    let end = words.firstIndex(of: "[") ?? words.count
    if end >= 2, isName(words[end - 1]), !typeWords.contains(words[end - 1]),
      !["struct", "union", "enum"].contains(words[end - 2])
    {
      words.remove(at: end - 1)
    }
    // An array is a pointer here.
    if let bracket = words.firstIndex(of: "[") {
      words.removeSubrange(bracket...)
      words.append("*")
    }
    return words.joined(separator: " ")
  }

  private static func isName(_ word: String) -> Bool {
    word.utf8.first.map { $0 == 0x5F || ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A } ?? false
  }

  /// Names and marks, without const and what compilers are told.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in text {
      if character.isLetter || character.isNumber || character == "_" {
        word.append(character)
        continue
      }
      if !word.isEmpty { words.append(word) }
      word = ""
      if character != " ", character != "\t" { words.append(String(character)) }
    }
    if !word.isEmpty { words.append(word) }
    return words.filter { !["const", "register", "extern", "volatile"].contains($0) }
  }
}
