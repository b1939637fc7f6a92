internal import CPythonSource

/// Asks whether what left is still in lists that speak of it.
enum RemovedListed: Question {
  static var readsAhead: [ReadAhead] { [.announcements, .described] }

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let removed = inspection.claims.judged.filter {
      $0.claim.verb == .removed && $0.claim.source.kind != .news && $0.claim.confidence > .low
    }
    let gone = removed.filter { $0.verdict == .gone }
    var names: Set<String> = []
    var modules: Set<String> = []
    for judged in gone {
      if judged.claim.kind == .module { modules.insert(judged.claim.symbol.text) }
      if case .dotted(let parts, _) = judged.claim.symbol.form, parts.count == 1 {
        names.insert(parts[0])
      }
    }
    var findings = Findings()
    inspection.claims.leaveGapsOpen(in: &findings)
    if inspection.tree.hasUnread {
      for judged in removed where judged.verdict == .undetermined {
        findings.leaveOpen(
          judged.claim.symbol.text, judged.reason, at: judged.claim.source.location)
      }
    }
    describe(gone.map(\.claim), in: inspection.tree, &findings)
    guard !names.isEmpty || !modules.isEmpty else {
      return findings.outcome(ifNothing: "nothing that lists name is announced and gone")
    }
    let search = ListSearch(names: names, modules: modules)
    for entry in inspection.tree.listing.entries where search.concerns(entry.path) {
      guard entry.kind == .file else { continue }
      let found: [(String, Int)]
      do throws(ReadError) {
        found = try search.mentions(at: entry.path, in: inspection.tree)
      } catch {
        findings.leaveOpen(error.path.text, error.message, at: Location(error.path))
        continue
      }
      if found.isEmpty { findings.pass(Location(entry.path)) }
      for (name, line) in found {
        let place = Location(entry.path, line: line)
        findings.fail(name, "\(place) still lists \(name)", at: place)
      }
    }
    return findings.outcome(ifNothing: "the tree has none of the lists")
  }

  /// Notes what the document of a module still describes.
  private static func describe(
    _ claims: [Claim], in tree: SourceTree, _ findings: inout Findings
  ) {
    var sought: [RepoPath: [DescribedName: String]] = [:]
    for claim in claims where claim.kind != .module && claim.kind != .parameter {
      guard case .dotted(let parts, _) = claim.symbol.form, parts.count > 1,
        let (document, name) = DescribedName.document(of: parts, in: tree)
      else { continue }
      sought[document, default: [:]][name] = claim.symbol.text
    }
    for (document, names) in sought.sorted(by: { $0.key < $1.key }) {
      do throws(ReadError) {
        let module = String(document.name.dropLast(".rst".count))
        let described = DescribedNames(try tree.bytes(at: document) ?? [], of: module)
        for (name, line) in described.lines {
          guard let symbol = names[name] else { continue }
          let place = Location(document, line: line)
          findings.fail(symbol, "\(place) still describes \(symbol)", at: place)
        }
      } catch {
        findings.leaveOpen(error.path.text, error.message, at: Location(error.path))
      }
    }
  }

  static let documentation = ProbeDocumentation(
    summary: "no list names what left",
    rationale: """
      Lists of functions, of exports, of owners are kept by hand. A name that stays in one is documented \
      though it is gone, or breaks the tool that reads the list.
      """,
    limits: """
      Read are `Doc/data/refcounts.dat`, the functions and macros described in `Doc/c-api`, \
      `PC/python3dll.c`, `PC/python3.def`, the modules described in `Doc/library`, what the document of a module there \
      describes of it, and `Modules/Setup`. What the stable ABI keeps for old binaries is not gone.
      """,
    examples: [
      .init(
        "the list does not have it", tag: "v3.4.0a1",
        files: [
          "Include/tea.h": "int tea_x;\n", "Doc/data/refcounts.dat": "PyPot_New:int:::\n",
          "Doc/whatsnew/3.4.rst":
            "C API Changes\n=============\n\nRemoved\n-------\n\n* Remove :c:func:`PyTea_New`.\n",
        ], others: ["v3.3.0": ["Include/tea.h": "PyAPI_FUNC(int) PyTea_New(void);\n"]],
        baseline: "v3.3.0", expect: .passed),
      .init(
        "a function that is gone is still described", tag: "v3.4.0a1",
        files: [
          "Include/tea.h": "int tea_x;\n", "Doc/data/refcounts.dat": "PyTea_New:int:::\n",
          "Doc/c-api/tea.rst": ".. c:function:: int PyTea_New(void)\n",
          "Doc/whatsnew/3.4.rst":
            "C API Changes\n=============\n\nRemoved\n-------\n\n* Remove :c:func:`PyTea_New`.\n",
        ], others: ["v3.3.0": ["Include/tea.h": "PyAPI_FUNC(int) PyTea_New(void);\n"]],
        baseline: "v3.3.0", expect: .failed(["PyTea_New", "PyTea_New"])),
      .init(
        "what left a module is still described", tag: "v3.4.0a1",
        files: [
          "Include/Python.h": "", "Lib/tea.py": "class Pot: pass\n",
          "Doc/library/tea.rst":
            ".. module:: tea\n\n.. function:: brew(pot)\n\n.. class:: Pot\n\n   .. method:: pour()\n\n.. function:: pour()\n",
          "Doc/whatsnew/3.4.rst":
            "Removed\n=======\n\n* Remove :func:`tea.brew` and :meth:`tea.Pot.pour`.\n",
        ],
        others: [
          "v3.3.0": [
            "Include/Python.h": "",
            "Lib/tea.py": "def brew(): pass\nclass Pot:\n  def pour(self): pass\n",
          ]
        ],
        baseline: "v3.3.0", expect: .failed(["tea.brew", "tea.Pot.pour"])),
    ])
}

/// Looks through the lists for names.
private struct ListSearch {
  let names: Set<String>
  let modules: Set<String>

  func concerns(_ path: RepoPath) -> Bool {
    let text = path.text
    if ["Doc/data/refcounts.dat", "PC/python3dll.c", "PC/python3.def"].contains(text) {
      return !names.isEmpty
    }
    if text.hasPrefix("Doc/c-api/") { return text.hasSuffix(".rst") && !names.isEmpty }
    if text.hasPrefix("Doc/library/") { return text.hasSuffix(".rst") && !modules.isEmpty }
    return text.hasPrefix("Modules/Setup") && !modules.isEmpty
  }

  /// Each name once, with its first line.
  func mentions(
    at path: RepoPath, in tree: SourceTree
  ) throws(ReadError) -> [(String, Int)] {
    var found: [(String, Int)] = []
    var seen: Set<String> = []
    for line in try lines(at: path, in: tree) {
      guard let name = name(in: line.text, at: path), seen.insert(name).inserted else { continue }
      found.append((name, line.number))
    }
    return found
  }

  /// The lines of a list that may name something.
  private func lines(
    at path: RepoPath, in tree: SourceTree
  ) throws(ReadError) -> [DescribedLines.Line] {
    if path.text.hasPrefix("Doc/library/") { return try tree.described(at: path)?.modules ?? [] }
    if path.text.hasPrefix("Doc/c-api/") { return try tree.described(at: path)?.cNames ?? [] }
    let bytes = try tree.bytes(at: path) ?? []
    return SourceLines(bytes).map { DescribedLines.Line(text: $0.text[...], number: $0.number) }
  }

  private func name(in row: Substring, at path: RepoPath) -> String? {
    let text = path.text
    if text.hasPrefix("Doc/library/") {
      guard row.hasPrefix(DescribedLines.moduleMark) else { return nil }
      return modules.first { $0 == row.dropFirst(DescribedLines.moduleMark.count) }
    }
    if text.hasPrefix("Modules/Setup") {
      guard let first = row.split(separator: " ").first else { return nil }
      let word = String(first.drop { $0 == "#" })
      return row.holds(".c") && modules.contains(word) ? word : nil
    }
    if text.hasPrefix("Doc/c-api/") {
      guard row.holds(DescribedLines.cMark) else { return nil }
      let head = row.prefix { $0 != "(" }
      return head.words.last
        .flatMap { names.contains(String($0)) ? String($0) : nil }
    }
    if text.hasSuffix(".dat") {
      let word = String(row.prefix { $0 != ":" })
      return names.contains(word) ? word : nil
    }
    return row.words.lazy.map(String.init)
      .first { names.contains($0) }
  }
}
