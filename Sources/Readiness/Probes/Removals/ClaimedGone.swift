/// Asks whether what What's New lists as removed is gone.
enum ClaimedGone: Question {
  static var readsAhead: [ReadAhead] { [.announcements] }

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    var findings = Findings()
    let claims = inspection.claims
    claims.leaveGapsOpen(in: &findings)
    for judged in claims.announced {
      switch judged.verdict {
      case .gone, .keptForABI: findings.pass(judged.claim.source.location)
      case .phantom: continue
      case .present: findings.fail(finding(judged))
      case .undetermined:
        // What is made at run time is open in every release; it weighs nothing.
        findings.leaveOpen(
          Finding(
            subject: judged.claim.symbol.text,
            "\(judged.claim.source.location) lists \(judged.claim.symbol.text) as removed: \(judged.reason)",
            at: [judged.claim.source.location], atMost: .note))
      }
    }
    return findings.outcome(ifNothing: "What's New lists no removal")
  }

  private static func finding(_ judged: JudgedClaim) -> Finding {
    let claim = judged.claim
    return Finding(
      subject: claim.symbol.text,
      "\(claim.source.location) lists \(claim.symbol.text) as removed; it is at \(.joined(judged.places.prefix(3).map { "\($0)" }))",
      at: [claim.source.location] + judged.places, atMost: claim.mostWeight)
  }

  static let documentation = ProbeDocumentation(
    summary: "what What's New lists as removed is gone",
    rationale: """
      What's New is what those who port their code read. A name that it calls removed and that is \
      still there was forgotten, or came back, and the text was not taken back with it.
      """,
    limits: """
      A text seldom gives full names: what is missing is sought in the baseline. Where that is less than sure, a \
      finding is a warning or a note. Names that What's New tells in passing are notes. What is excluded from \
      the limited C API, moved to the internal one, or only deprecated is no removal.
      """,
    examples: [
      .init(
        "the module is gone", tag: "v3.4.0a1",
        files: [
          "Lib/os.py": "",
          "Doc/whatsnew/3.4.rst": "Removed\n=======\n\n* Remove the :mod:`tea` module.\n",
        ], others: ["v3.3.0": ["Lib/tea.py": ""]], baseline: "v3.3.0", expect: .passed),
      .init(
        "the function is still there", tag: "v3.4.0a1",
        files: [
          "Lib/tea.py": "def brew(): pass\n",
          "Doc/whatsnew/3.4.rst":
            "Removed\n=======\n\n* Removed ``tea.brew()``, use ``tea.pour()``.\n",
        ], others: ["v3.3.0": ["Lib/tea.py": "def brew(): pass\n"]], baseline: "v3.3.0",
        expect: .failed(["tea.brew"])),
      .init(
        "no removal is listed", tag: "v3.4.0a1",
        files: [
          "Lib/tea.py": "def brew(): pass\n",
          "Doc/whatsnew/3.4.rst": "Improved\n========\n\n* ``tea.brew()`` is faster.\n",
        ], others: ["v3.3.0": ["Lib/tea.py": "def brew(): pass\n"]], baseline: "v3.3.0",
        expect: .notApplicable),
    ])
}

extension TreeClaims {
  /// What What's New of the series calls removed.
  var announced: [JudgedClaim] {
    judged.filter { $0.claim.verb == .removed && $0.claim.source.kind == .whatsnew }
  }

  /// What could not be read may announce more.
  func leaveGapsOpen(in findings: inout Findings) {
    for gap in gaps {
      let place = gap.pieces.compactMap { piece -> Location? in
        if case .place(let place) = piece { place } else { nil }
      }
      let isText = place.first?.path.text.hasPrefix("Doc/whatsnew/") ?? false
      findings.leaveOpen(
        Finding(
          subject: place.first?.path.text ?? "announcements", gap, at: place,
          atMost: isText ? nil : .note))
    }
  }
}

extension Claim {
  /// What a fault of it weighs at most: less where it is not sure that the text says this.
  var mostWeight: Severity? {
    if !isListed || confidence == .low { return .note }
    return confidence == .exact && kind != .parameter ? nil : .warning
  }
}
