internal import CPythonSource

/// Asks whether public functions take and return what they did when they froze.
enum SignaturesKept: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let comparison = try inspection.headers(since: .lastFreeze) else { return .nothingFrozen }
    guard !comparison.isEmpty else { return .noHeaders }
    var findings = Findings()
    for (name, declared) in comparison.now.declarations.sorted(by: { $0.key < $1.key })
    where !name.isPrivateName {
      let earlier = comparison.before.declarations[name] ?? []
      let now = functions(declared)
      let before = functions(earlier)
      guard let first = now.first, let old = before.first else {
        compareTypes(of: name, declared, earlier, comparison, &findings)
        continue
      }
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

  /// Variables keep their types.
  private static func compareTypes(
    of name: String, _ declared: [HeaderIndex.Declared], _ earlier: [HeaderIndex.Declared],
    _ comparison: APIComparison, _ findings: inout Findings
  ) {
    let now = declared.filter { $0.declaration.kind == .variable }
    let before = earlier.filter { $0.declaration.kind == .variable }
    guard let first = now.first, let old = before.first else { return }
    let types = Set(before.compactMap { $0.declaration.normalisedType })
    let place = comparison.place(first)
    guard let type = first.declaration.normalisedType, let oldType = old.declaration.normalisedType,
      !now.contains(where: { $0.declaration.normalisedType.map(types.contains) ?? true })
    else { return findings.pass(place) }
    findings.fail(
      name, "\(place) is now of the type \(type); at \(comparison.release.tag) it was \(oldType)",
      at: place, comparison.place(old, isBefore: true))
  }

  private static func functions(_ declared: [HeaderIndex.Declared]) -> [HeaderIndex.Declared] {
    declared.filter {
      $0.declaration.kind == .function && $0.declaration.parameters != nil
        || $0.declaration.kind == .typedef && $0.declaration.type?.last == ")"
    }
  }

  static let documentation = ProbeDocumentation(
    summary:
      "public functions, and types of functions, take and return what they did at the freeze, and variables have their types",
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
        "a type of functions, and one with other names", tag: "v3.12.4",
        files: [
          "Include/a.h":
            "typedef int (*PyA_Visit)(PyObject *, void *, int);\ntypedef int (*PyA_Same)(PyObject *a);\n"
        ],
        others: [
          "v3.12.3": [
            "Include/a.h":
              "typedef int (*PyA_Visit)(PyObject *o, void *arg);\ntypedef int (*PyA_Same)(PyObject *);\n"
          ]
        ], expect: .failed(["PyA_Visit"])),
      .init(
        "a variable of another type", tag: "v3.12.4",
        files: ["Include/a.h": "PyAPI_DATA(long) PyA_Flag;\nPyAPI_DATA(unsigned) PyA_Same;\n"],
        others: [
          "v3.12.3": [
            "Include/a.h": "PyAPI_DATA(int) PyA_Flag;\nPyAPI_DATA(unsigned int) PyA_Same;\n"
          ]
        ], expect: .failed(["PyA_Flag"])),
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
    var type = declaration.type ?? ""
    var written = declaration.parameters ?? []
    if declaration.kind == .typedef, let end = type.lastGroup {
      written = Self.pieces(of: type[type.index(after: end)...].dropLast())
      type = String(type[..<end])
    }
    let parameters = written.map(Self.type(ofParameter:))
    text = "\(Self.words(type).joined(separator: " ")) (\(parameters.joined(separator: ", ")))"
  }

  /// The parameters of a type of functions, without a `void` that stands for none.
  private static func pieces(of list: Substring) -> [String] {
    var pieces: [String] = [""]
    var depth = 0
    for character in list {
      if character == "(" || character == "[" { depth += 1 }
      if character == ")" || character == "]" { depth -= 1 }
      if character == ",", depth == 0 {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(character)
      }
    }
    let trimmed = pieces.map { String($0.drop { $0 == " " }) }
    return trimmed == ["void"] || trimmed == [""] ? [] : trimmed
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
      return words.withOneSpelling.joined(separator: " ")
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
    return words.withOneSpelling.joined(separator: " ")
  }

  private static func isName(_ word: String) -> Bool {
    word.utf8.first.map { $0 == 0x5F || ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A } ?? false
  }

  /// Names and marks, without const and what compilers are told.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
      if scalar.isOfIdentifier {
        word.unicodeScalars.append(scalar)
        continue
      }
      if !word.isEmpty { words.append(word) }
      word = ""
      if scalar != " ", scalar != "\t" { words.append(String(scalar)) }
    }
    if !word.isEmpty { words.append(word) }
    return words.filter { !["const", "register", "extern", "volatile"].contains($0) }
  }
}

extension COutline.Declaration {
  /// The type without what changes neither size nor meaning.
  fileprivate var normalisedType: String? {
    type.map { type in
      String.type(
        ofWords: type.split(separator: " ").filter { $0 != "const" && $0 != "struct" }
          .map(String.init).withOneSpelling)
    }
  }
}

extension String {
  /// Where the last group of parentheses begins, if the text ends with one.
  fileprivate var lastGroup: String.Index? {
    guard last == ")" else { return nil }
    var depth = 0
    for index in indices.reversed() {
      if self[index] == ")" { depth += 1 }
      if self[index] == "(" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}
