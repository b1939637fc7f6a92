/// Asks whether everything that check data expect to be gone at this version is gone.
package enum RemovalsGone {
  /// - Returns: ``Outcome/passed(lookedAt:)`` with what was read; a finding for each symbol that is
  ///   still there; what could not be decided beside them.
  package static func examine(_ inspection: Inspection) -> Outcome {
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
            subject: removal.symbol.text, .stillPresent(removal, reading), at: reading.evidence))
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
  fileprivate static func stillPresent(_ removal: Removal, _ reading: SymbolReading) -> Self {
    let places = reading.evidence.prefix(3).map { "\($0)" as Message }
    return
      "\(removal.symbol.text) is still at \(joined(places)); it was to be gone at \(removal.due.tagName) (\(removal.source))"
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
