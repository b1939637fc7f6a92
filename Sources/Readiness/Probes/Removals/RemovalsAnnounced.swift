/// Asks whether every public name that left since the baseline is named in What's New or NEWS.
enum RemovalsAnnounced: Question {
  static var readsAhead: [ReadAhead] { [.bothLibraries] }

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let difference = inspection.difference, let baseline = inspection.baseline else {
      return .notApplicable("there is no baseline to compare with")
    }
    var findings = Findings()
    for gap in difference.gaps {
      findings.leaveOpen(Finding(subject: "surface", gap, at: gap.places, atMost: .note))
    }
    let told = inspection.claims.judged.map(\.claim).filter { claim in
      claim.verb == .removed || claim.verb != .pendingRemoval && claim.source.kind != .news
    }
    let claimed = Set(told.map(\.symbol.text))
    // What is told under one name is told under all: a package shows the names of its modules.
    let toldPlaces = Set(
      told.filter { $0.verb == .removed }.compactMap {
        baseline.surface.reading(of: $0.symbol).evidence.first
      })
    for removed in difference.pythonRemoved + difference.cRemoved
    where !removed.isAnnounced && !removed.isLeftover && !isTold(removed.symbol, by: claimed) {
      guard let symbol = Symbol(removed.symbol) else { continue }
      let before = baseline.surface.reading(of: symbol)
      guard before.verdict == .present, !before.evidence.contains(where: toldPlaces.contains) else {
        continue
      }
      let now = inspection.surface.reading(of: symbol, beside: baseline.surface)
      guard now.verdict == .gone else { continue }
      let places = before.evidence.prefix(2).map {
        Location($0.path, line: $0.line, tag: baseline.tag)
      }
      findings.fail(
        Finding(
          subject: removed.symbol,
          "\(removed.symbol) was at \(.joined(places.map { "\($0)" })); neither What's New nor NEWS names it",
          at: Array(places)))
    }
    for removed in difference.pythonRemoved + difference.cRemoved where removed.isAnnounced {
      findings.pass(Location(RepoPath("Doc/whatsnew/\(inspection.version.series).rst")))
      break
    }
    if difference.pythonRemoved.isEmpty, difference.cRemoved.isEmpty {
      findings.pass(Location("Lib"))
    }
    return findings.outcome(ifNothing: "nothing left the API")
  }

  /// Whether a claim speaks of the name, or of what it stands in.
  private static func isTold(_ symbol: String, by claimed: Set<String>) -> Bool {
    let parts = symbol.split(separator: ".")
    return parts.indices.contains { claimed.contains(parts[...$0].joined(separator: ".")) }
  }

  static let documentation = ProbeDocumentation(
    summary: "what left the API is named in What's New or NEWS",
    rationale: """
      PEP 387 wants a removal to be announced. One that is not breaks programs whose authors could not \
      know of it.
      """,
    limits: """
      A name counts as told where What's New or NEWS speaks of it. Names that begin with an underscore, \
      that a module merely imports, that its ``__all__`` does not list, or that stand in a module that left \
      do not count; nor do names of C without a prefix of Python's.
      """,
    examples: [
      .init(
        "told in NEWS", tag: "v3.4.0a1",
        files: [
          "Lib/tea.py": "def pour(): pass\n", "Include/tea.h": "int tea_x;\n",
          "Misc/NEWS.d/3.4.0a1.rst": "Remove ``tea.brew()``.\n",
        ],
        others: [
          "v3.3.0": [
            "Lib/tea.py": "def brew(): pass\ndef pour(): pass\n", "Include/tea.h": "int tea_x;\n",
          ]
        ], baseline: "v3.3.0", expect: .passed),
      .init(
        "told nowhere", tag: "v3.4.0a1",
        files: ["Lib/tea.py": "def pour(): pass\n", "Include/tea.h": "int tea_x;\n"],
        others: [
          "v3.3.0": [
            "Lib/tea.py": "def brew(): pass\ndef pour(): pass\n", "Include/tea.h": "int tea_x;\n",
          ]
        ], baseline: "v3.3.0", expect: .failed(["tea.brew"])),
    ])
}

extension Message {
  /// The places that stand in it.
  var places: [Location] {
    pieces.compactMap { if case .place(let place) = $0 { place } else { nil } }
  }
}
