extension HeldFact {
  /// What the tag holds, gathered from the checks that passed.
  static func facts(of inspection: Inspection, results: [CheckResult]) -> [HeldFact] {
    var places: [Location] = []
    for result in results where result.check.group == .version {
      guard case .passed(let lookedAt) = result.outcome else { continue }
      for place in lookedAt where place.line != nil && !places.contains(place) {
        places.append(place)
      }
    }
    guard !places.isEmpty else { return [] }
    let list = Message.joined(places.prefix(8).map { "\($0)" })
    return [
      HeldFact(label: "Version", text: "\(words: inspection.version.text) in \(list)")
    ]
  }
}
