/// What was looked for, to say why it is gone.
enum Absence {
  case cName
  case cMember([String])
  case member(ArraySlice<String>, of: String)
  case parameter(String, of: String)

  var reason: Message {
    switch self {
    case .cName: "no declaration in the public headers"
    case .cMember(let path):
      "no member \(path.dropFirst().joined(separator: ".")) of \(path[0]) in the public headers"
    case .member(let path, let module):
      path.count == 1
        ? "no binding of \(path[path.startIndex]) in \(module)"
        : "no binding in \(module + "." + path.dropLast().joined(separator: ".")) or its bases"
    case .parameter(let name, let function): "\(function) has no parameter \(name)"
    }
  }
}

extension Surface {
  /// Turns a lookup into a verdict: present if it was seen, gone only if nothing stands in the way.
  func answer(_ lookup: Lookup, absence: Absence, kind: SymbolKind) -> SymbolReading {
    if let first = lookup.sightings.first {
      var evidence: [Location] = []
      for sighting in lookup.sightings where !evidence.contains(sighting.location) {
        evidence.append(sighting.location)
      }
      return SymbolReading(
        verdict: .present, kind: first.kind, lookedAt: lookup.lookedAt,
        evidence: Array(evidence.prefix(8)))
    }
    if let opening = lookup.openings.first {
      return SymbolReading(
        verdict: .undetermined, kind: kind, reason: opening, lookedAt: lookup.lookedAt,
        evidence: Array(lookup.mentions.prefix(8)))
    }
    guard !lookup.lookedAt.isEmpty else {
      return SymbolReading(
        verdict: .undetermined, kind: kind, reason: "nothing was found to read", lookedAt: [])
    }
    return SymbolReading(
      verdict: .gone, kind: kind, reason: absence.reason, lookedAt: lookup.lookedAt)
  }
}
