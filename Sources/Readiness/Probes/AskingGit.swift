extension Inspection {
  /// Asks something that git knows; undetermined where it was not asked or cannot tell.
  func withProvenance(_ body: (Provenance) throws(HistoryFault) -> Outcome) -> Outcome {
    guard let provenance else {
      return .undetermined([
        Finding(
          subject: subject.name, "what git says of \(subject.name) is not known", at: [])
      ])
    }
    do throws(HistoryFault) {
      return try body(provenance)
    } catch {
      return .undetermined([Finding(subject: subject.name, error.reason, at: [])])
    }
  }
}

extension Outcome {
  /// One finding about a tag or a commit, which has no place in the tree.
  static func failed(_ subject: String, _ message: Message) -> Self {
    .failed([Finding(subject: subject, message, at: [])], undetermined: [])
  }

  /// What was looked at is no place in the tree.
  static let passed = Self.passed(lookedAt: [])
}
