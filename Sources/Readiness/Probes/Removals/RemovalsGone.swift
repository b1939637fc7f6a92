/// Asks whether everything that check data expect to be gone at this version is gone.
enum RemovalsGone: Question {
  /// - Returns: ``Outcome/passed(lookedAt:)`` with what was read; a finding for each symbol that is
  ///   still there; what could not be decided beside them.
  static func examine(_ inspection: Inspection) -> Outcome {
    let due = inspection.removals.filter { $0.due <= inspection.version }
    guard !due.isEmpty else {
      return .notApplicable("check data expect no removal by this version")
    }
    var failed: [Finding] = []
    var undetermined: [Finding] = []
    var lookedAt: [Location] = []
    for removal in due {
      let reading = inspection.surface.reading(
        of: removal.symbol, beside: inspection.baseline?.surface)
      switch reading.verdict {
      case .gone:
        for path in reading.lookedAt where !lookedAt.contains(Location(path)) {
          lookedAt.append(Location(path))
        }
      case .present:
        failed.append(
          Finding(
            subject: removal.symbol.text, .stillPresent(removal), at: reading.evidence))
      case .undetermined where reading.kind == .module && !reading.evidence.isEmpty:
        failed.append(
          Finding(
            subject: removal.symbol.text, .stillListed(removal, reading), at: reading.evidence))
      case .undetermined:
        undetermined.append(
          Finding(
            subject: removal.symbol.text, .notDecided(removal, reading), at: reading.evidence))
      }
    }
    if !failed.isEmpty { return .failed(failed, undetermined: undetermined) }
    if !undetermined.isEmpty { return .undetermined(undetermined) }
    return .passed(lookedAt: lookedAt)
  }
}

extension Message {
  fileprivate static func stillPresent(_ removal: Removal) -> Self {
    "\(removal.symbol.text) is still there; it was to be gone at \(removal.due.tagName) (\(removal.source))"
  }

  fileprivate static func stillListed(_ removal: Removal, _ reading: SymbolReading) -> Self {
    "\(removal.symbol.text) has left, but \(reading.reason)"
  }

  fileprivate static func notDecided(_ removal: Removal, _ reading: SymbolReading) -> Self {
    "\(removal.symbol.text): \(reading.reason)"
  }

  /// Messages in a row, with commas.
  static func joined(_ messages: [Message]) -> Message {
    var pieces: [Piece] = []
    for (index, message) in messages.enumerated() {
      if index > 0 { pieces.append(.words(", ")) }
      pieces += message.pieces
    }
    return Message(pieces)
  }
}

extension RemovalsGone {
  static let documentation = ProbeDocumentation(
    summary: "what was announced as removed is gone",
    rationale: """
      A release that announces a removal and still ships the thing misleads those who port to it; one
      that ships half of it (a module without its entry in the list of modules, a fallback without its
      accelerator) breaks importers.
      """,
    limits: """
      A name that is made at run time in a way that reading cannot follow is undetermined. Check data say
      what is expected, and from which tag on.
      """,
    examples: [
      .init(
        "the module is gone from Lib and from the list of modules", tag: "v3.12.0a1",
        files: ["Lib/smtplib.py": "", "Python/stdlib_module_names.h": "\"smtplib\",\n"],
        removals: ["smtpd"], expect: .passed),
      .init(
        "the module is still there", tag: "v3.12.0a1",
        files: ["Lib/smtpd.py": "", "Python/stdlib_module_names.h": "\"smtpd\",\n"],
        removals: ["smtpd"], expect: .failed(["smtpd"])),
      .init(
        "deleted, but still listed", tag: "v3.12.0a1",
        files: ["Lib/smtplib.py": "", "Python/stdlib_module_names.h": "\"smtpd\",\n"],
        removals: ["smtpd"], expect: .failed(["smtpd"])),
      .init(
        "a test helper of that name is another module", tag: "v3.12.0a1",
        files: ["Lib/smtplib.py": "", "Lib/test/smtpd.py": ""], removals: ["smtpd"],
        expect: .passed),
      .init(
        "the alias of a method is still there", tag: "v3.12.0a1",
        files: [
          "Lib/unittest/__init__.py": "from .case import TestCase\n",
          "Lib/unittest/case.py":
            "class TestCase:\n    def assertTrue(self): pass\n    failUnless = old(assertTrue)\n",
        ],
        removals: ["unittest.TestCase.failUnless"],
        expect: .failed(["unittest.TestCase.failUnless"])),
      .init(
        "no folder Lib, so nothing can be told", tag: "v3.12.0a1", files: ["README": ""],
        removals: ["smtpd"], expect: .undetermined(["smtpd"])),
      .init("nothing is expected", tag: "v3.12.0a1", files: [:], expect: .notApplicable),
    ])
}
