internal import CPythonSource

/// Asks whether what was removed had been deprecated for two releases, as PEP 387 wants.
enum RemovalsDeprecated: Question {
  static var readsAhead: [ReadAhead] { [.announcements] }

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    var findings = Findings()
    let claims = inspection.claims
    claims.leaveGapsOpen(in: &findings)
    let listed = claims.announced.filter {
      $0.claim.confidence > .low && $0.claim.isListed && !$0.claim.isPrivate
    }
    let announced = listed.filter { $0.verdict == .gone || $0.verdict == .keptForABI }
    // What cannot be told to be gone is asked of by others, but for what cannot be read.
    if inspection.tree.hasUnread {
      for judged in listed where judged.verdict == .undetermined {
        findings.leaveOpen(
          judged.claim.symbol.text, judged.reason, at: judged.claim.source.location)
      }
    }
    let words = DeprecatedWords(of: inspection)
    let deprecated = Set(
      announced.lazy.map(\.claim).filter { words.name($0) }.map(\.symbol.text))
    for judged in announced {
      // What a removed module held was deprecated with the module.
      if judged.claim.symbol.text.withOwners.contains(where: deprecated.contains) {
        findings.pass(judged.claim.source.location)
      } else if let error = words.unread {
        findings.leaveOpen(
          judged.claim.symbol.text, error.message, at: judged.claim.source.location)
      } else {
        let claim = judged.claim
        findings.fail(
          claim.symbol.text,
          "\(claim.source.location) lists \(claim.symbol.text) as removed; no What's New of two releases before, nor this one, calls it deprecated",
          at: claim.source.location)
      }
    }
    return findings.outcome(ifNothing: "What's New lists no removal")
  }

  static let documentation = ProbeDocumentation(
    summary: "what was removed had been deprecated for two releases",
    rationale: """
      PEP 387 gives users two releases with a warning. Exceptions are granted, and a release manager \
      wants to see them.
      """,
    limits: """
      The deprecation is sought as a word near "deprecated" in What's New of this series and of those before, \
      not in the code. Names with an underscore in front are not asked about.
      """,
    examples: [
      .init(
        "deprecated two releases ago", tag: "v3.4.0a1",
        files: [
          "Lib/tea.py": "",
          "Doc/whatsnew/3.2.rst": "Deprecated\n==========\n\n* ``tea.brew()`` is deprecated.\n",
          "Doc/whatsnew/3.4.rst": "Removed\n=======\n\n* Remove ``tea.brew()``.\n",
        ], others: ["v3.3.0": ["Lib/tea.py": "def brew(): pass\n"]], baseline: "v3.3.0",
        expect: .passed),
      .init(
        "never deprecated", tag: "v3.4.0a1",
        files: [
          "Lib/tea.py": "",
          "Doc/whatsnew/3.4.rst": "Removed\n=======\n\n* Remove ``tea.brew()``.\n",
        ], others: ["v3.3.0": ["Lib/tea.py": "def brew(): pass\n"]], baseline: "v3.3.0",
        expect: .failed(["tea.brew"])),
      .init(
        "deprecated with its module", tag: "v3.4.0a1",
        files: [
          "Lib/cup.py": "",
          "Doc/whatsnew/3.2.rst":
            "Deprecated\n==========\n\n* The :mod:`tea` module is deprecated.\n",
          "Doc/whatsnew/3.4.rst":
            "Removed\n=======\n\n* Remove the :mod:`tea` module.\n\n* Remove ``tea.brew()``.\n",
        ], others: ["v3.3.0": ["Lib/tea.py": "def brew(): pass\n"]], baseline: "v3.3.0",
        expect: .passed),
    ])
}

extension Claim {
  fileprivate var isPrivate: Bool {
    symbol.text.split(separator: ".").contains { $0.hasPrefix("_") && !$0.hasSuffix("__") }
  }
}

extension String {
  /// The dotted name itself, and those of what it is in: `a.b.c`, `a.b`, `a`.
  fileprivate var withOwners: [String] {
    var names = [self]
    while let dot = names[names.count - 1].lastIndex(of: ".") {
      names.append(String(names[names.count - 1][..<dot]))
    }
    return names
  }
}

/// The words that stand near "deprecated" in What's New.
private struct DeprecatedWords {
  private let tree: SourceTree
  private let path: RepoPath
  /// Words of earlier series, two releases back or more.
  private var earlier: Set<Substring> = []
  /// The lines of this series, and which speak of deprecation.
  private var rows: [Substring] = []
  /// A page that could not be read.
  private(set) var unread: ReadError?

  init(of inspection: Inspection) {
    tree = inspection.tree
    let series = inspection.version.series
    path = RepoPath("Doc/whatsnew/\(series).rst")
    rows = readRows(at: path)
    for back in 2...8 where series.minor >= back {
      let series = Series(major: series.major, minor: series.minor - back)
      addEarlier(readRows(at: RepoPath("Doc/whatsnew/\(series).rst")))
    }
  }

  private mutating func readRows(at path: RepoPath) -> [Substring] {
    do throws(ReadError) {
      return try tree.text(at: path)?.rows ?? []
    } catch {
      unread = error
      return []
    }
  }

  /// The lines around a word of deprecation, and those of sections on it.
  private mutating func addEarlier(_ rows: [Substring]) {
    var reach = 0
    var pending: [Substring] = []
    for row in rows {
      if row.holds("eprecat") || row.holds("ending Remov") {
        reach = 30
        for row in pending { earlier.formUnion(row.words) }
        pending = []
      }
      if reach > 0 {
        earlier.formUnion(row.words)
        pending = []
      } else {
        pending.append(row)
        if pending.count > 6 { pending.removeFirst() }
      }
      reach -= 1
    }
  }

  func name(_ claim: Claim) -> Bool {
    let last = claim.symbol.text.words.last
    if let last, earlier.contains(last) { return true }
    guard let line = claim.source.location.line, claim.source.location.path == path else {
      return false
    }
    let near = max(0, line - 8)..<min(rows.count, line + 6)
    return rows[near].contains { $0.holds("eprecat") }
  }
}
