extension HeldFact {
  /// What the tag holds, gathered from the checks that passed.
  static func facts(of inspection: Inspection, results: [CheckResult]) -> [HeldFact] {
    var places: [Location] = []
    for probe in versionCarriers {
      for result in results where result.check.probe == probe {
        guard case .passed(let lookedAt) = result.outcome else { continue }
        places += lookedAt.filter { $0.line != nil && !places.contains($0) }
      }
    }
    guard !places.isEmpty else { return [] }
    let list = Message.joined(places.prefix(8).map { "\($0)" })
    return [
      HeldFact(label: "Version", text: "\(words: inspection.version.text) in \(list)")
    ]
  }

  /// The probes whose places hold the whole version, not the series alone.
  private static let versionCarriers: [Probe.Kind] = [
    .version(.patchlevelString), .version(.readmeVersion),
  ]
}
