/// What one sentence says of some names.
struct Statement: Hashable {
  var verb: Claim.Verb
  var groups: [NameGroup]
  /// The series in which it is said to happen.
  var series: Series?
  /// Whether the subject is "these modules" or "it": what the heading names.
  var isOfHeading = false
}

/// What a sentence says, and what it means for the list below it.
struct SentenceReading {
  var statements: [Statement] = []
  /// What the names below belong to, if the sentence says so.
  var owners: [SpokenName] = []
  /// The verb that holds for the list that follows; nil if the sentence says nothing for it.
  var listVerb: Claim.Verb?
  /// The series that it says for that list.
  var listSeries: Series?
  /// What the things in that list lose, if it is not they that go.
  var listMembers: [SpokenName] = []
  var hasPredicate = false
  /// Whether it tells what was deprecated in an earlier series.
  var isHistory = false
}

extension SentenceReading {
  /// "Deprecate f and g. They will be removed": says it of what the sentence before spoke of.
  ///
  /// - Parameter groups: What that was; empty for the first sentence of a text.
  mutating func settlePronouns(by groups: [NameGroup]) {
    guard !groups.isEmpty else { return }
    for index in statements.indices
    where statements[index].isOfHeading || statements[index].groups.isEmpty {
      statements[index].groups = groups
      statements[index].isOfHeading = false
    }
  }
}

extension SentenceReading {
  /// What it names is what the list below is about, and is not said to go.
  mutating func becomeTopic() {
    owners += statements.flatMap { $0.groups.flatMap(\.names) }
    statements = []
  }
}

extension SentenceReading {
  /// "the *x* parameter of the function": of the one that the sentence before named.
  mutating func settleParameters(by function: SpokenName) {
    for index in statements.indices {
      for number in statements[index].groups.indices {
        let group = statements[index].groups[number]
        guard group.owners.isEmpty, group.names.allSatisfy({ $0.sort == .parameter }),
          let noun = group.ownerNouns.first, ["function", "method", "constructor"].contains(noun)
        else { continue }
        statements[index].groups[number].owners = [function]
      }
    }
  }
}

extension SpokenName {
  /// Whether its markup says that it is a function or method.
  var isOfCallable: Bool { sort == .function || sort == .method }

  /// Whether it is spelt as names of the C API are.
  var isOfC: Bool {
    if sort == .c { return true }
    let trimmed = text.drop { $0 == "_" }
    return trimmed.hasPrefix("Py") && parts.count == 1 && !trimmed.hasPrefix("Python")
  }
}
