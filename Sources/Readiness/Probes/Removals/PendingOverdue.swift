/// Asks whether anything is still there that the tree says this version, or an earlier one, removes.
enum PendingOverdue: Question {
  static var readsAhead: [ReadAhead] { [.announcements] }

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    var findings = Findings()
    let claims = inspection.claims
    claims.leaveGapsOpen(in: &findings)
    let series = inspection.version.series
    for overdue in claims.overdue(in: series) {
      let claim = overdue.judged.claim
      let said = claim.series.map { "\(words: $0.description)" as Message } ?? ""
      findings.fail(
        Finding(
          subject: claim.symbol.text,
          "\(claim.source.location) says that \(said) removes \(claim.symbol.text); it is at \(.joined(overdue.judged.places.prefix(2).map { "\($0)" }))",
          at: overdue.sources + overdue.judged.places,
          atMost: claim.source.kind == .deprecatedRemoved || claim.confidence == .low
            ? .note : nil))
    }
    for judged in claims.pending where judged.verdict != .present {
      findings.pass(judged.claim.source.location)
    }
    for judged in claims.pending where judged.claim.isOfLater(than: series) {
      findings.pass(judged.claim.source.location)
    }
    return findings.outcome(ifNothing: "the tree names no version that removes something")
  }

  static let documentation = ProbeDocumentation(
    summary: "nothing is there that was to be removed by this version",
    rationale: """
      `warnings._deprecated(remove=…)` raises an error from its version on, and a text that names a \
      version that is out is a promise not kept: users have moved away, or believe that they had to.
      """,
    limits: """
      The lists and texts go stale: what is still wanted there is to be told by a new version. What the \
      documentation alone says (`deprecated-removed`) is a note.
      """,
    examples: [
      .init(
        "the version is yet to come", tag: "v3.4.0b1",
        files: [
          "Lib/tea.py": "import warnings\nwarnings._deprecated(__name__, remove=(3, 5))\n"
        ], expect: .passed),
      .init(
        "the module is overdue", tag: "v3.4.0b1",
        files: [
          "Lib/tea.py": "import warnings\nwarnings._deprecated(__name__, remove=(3, 4))\n"
        ], expect: .failed(["tea"])),
      .init(
        "a list of the series before, and the thing is gone", tag: "v3.4.0b1",
        files: [
          "Lib/os.py": "",
          "Doc/whatsnew/3.3.rst":
            "Pending Removal in Python 3.4\n=============================\n\n* :mod:`tea`\n",
        ], others: ["v3.3.0": ["Lib/tea.py": ""]], baseline: "v3.3.0", expect: .passed),
      .init(
        "a list of this series puts it off to some day", tag: "v3.4.0b1",
        files: [
          "Lib/tea.py": "",
          "Doc/whatsnew/3.3.rst":
            "Pending Removal in Python 3.4\n=============================\n\n* :mod:`tea`\n",
          "Doc/whatsnew/3.4.rst":
            "Pending Removal in Future Versions\n==================================\n\n* :mod:`tea`\n",
        ], others: ["v3.3.0": ["Lib/tea.py": ""]], baseline: "v3.3.0", expect: .passed),
      .init(
        "a call raises an error, and a list puts it off", tag: "v3.4.0b1",
        files: [
          "Lib/tea.py":
            "import warnings\ndef brew():\n    warnings._deprecated('tea.brew', remove=(3, 4))\n",
          "Doc/whatsnew/3.4.rst":
            "Pending Removal in Python 3.6\n=============================\n\n* :func:`tea.brew`\n",
        ], expect: .failed(["tea.brew"])),
      .init(
        "a warning speaks of a version that is out", tag: "v3.4.0b1",
        files: [
          "Lib/tea.py":
            "def brew():\n    warn('tea.brew() is deprecated and will be removed in Python 3.3')\n"
        ], expect: .failed(["tea.brew"])),
    ])
}

extension Claim {
  /// Whether a call raises an error from its version on.
  fileprivate var isRaised: Bool { source.kind == .warningsDeprecated && confidence == .exact }

  /// Whether it names a later series, or, in a document that each series writes anew, none.
  fileprivate func isOfLater(than now: Series) -> Bool {
    series.map { $0 > now } ?? Documents.isOfNow(source.location.path, now)
  }
}

/// Something that is still there, with every place that says it should not.
struct OverdueRemoval {
  /// The surest of the claims.
  var judged: JudgedClaim
  var sources: [Location]
}

extension TreeClaims {
  /// What a version named is to remove.
  ///
  /// An entry of NEWS is not mended when a plan changes, so it does not count.
  var pending: [JudgedClaim] {
    judged.filter {
      $0.claim.verb == .pendingRemoval && ![.checkData, .news].contains($0.claim.source.kind)
    }
  }

  /// What was to be removed by a series and is still there, by symbol.
  func overdue(in series: Series) -> [OverdueRemoval] {
    var order: [String] = []
    var found: [String: OverdueRemoval] = [:]
    var raising: Set<String> = []
    for judged in pending where judged.verdict == .present && judged.claim.series != nil {
      guard let due = judged.claim.series, due <= series else { continue }
      let symbol = judged.claim.symbol.text
      if judged.claim.isRaised { raising.insert(symbol) }
      if var known = found[symbol] {
        if known.sources.count < 8 { known.sources.append(judged.claim.source.location) }
        found[symbol] = known
      } else {
        order.append(symbol)
        found[symbol] = OverdueRemoval(
          judged: judged, sources: [judged.claim.source.location])
      }
    }
    // A later word of the same symbol wins: the removal was put off, maybe to some day. What a call of
    // `warnings._deprecated` says it does, whatever documents say.
    let later = Set(
      pending.filter { $0.claim.isOfLater(than: series) && !raising.contains($0.claim.symbol.text) }
        .map(\.claim.symbol.text))
    return order.sorted().compactMap { later.contains($0) ? nil : found[$0] }
  }
}
