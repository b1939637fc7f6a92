internal import CPythonSource

extension NameResolver {
  /// The names of a thing that its own sentence says what it belonged to, those included that no such
  /// owner had; nil if the sentence does not say it, or of nothing that the baseline has.
  func owned(_ name: SpokenName, _ claim: SpokenClaim) -> [Resolution]? {
    guard claim.isExplicit, claim.verb == .removed, !name.isDotted else { return nil }
    let owners = claim.group.owners.flatMap { owner in owningNames(owner, claim) }
    guard !owners.isEmpty else { return nil }
    var found: [Resolution] = []
    var missing: [Resolution] = []
    for owner in owners {
      if let hit = member(name.parts, of: owner) {
        found.append(hit)
      } else if !has(claim.group.names, owner) {
        let symbol = owner.name + "." + name.text
        missing.append(
          Resolution(symbol: symbol, kind: owner.isOfC ? .member : .name, confidence: .low))
      }
    }
    // What a class of the module has is sought as everywhere.
    guard !missing.isEmpty else { return nil }
    return found + missing
  }

  private struct Owner {
    let name: String
    let isOfC: Bool
    var isModule = false
  }

  private func owningNames(_ owner: SpokenName, _ claim: SpokenClaim) -> [Owner] {
    if owner.isOfC || before.cLookup(owner.text).isFound {
      let isStructure = before.cLookup(owner.text).sightings.contains {
        [.structure, .type].contains($0.kind)
      }
      return isStructure ? [Owner(name: owner.text, isOfC: true)] : []
    }
    return owners(owner, claim).compactMap { full in
      present(full).map { Owner(name: full, isOfC: false, isModule: $0.kind == .module) }
    }
  }

  /// The member of that name, or the one of a class in the module.
  private func member(_ parts: [String], of owner: Owner) -> Resolution? {
    if owner.isOfC {
      guard before.cMemberLookup(owner.name, parts[...]).isFound else { return nil }
      return exact(([owner.name] + parts).joined(separator: "."))
    }
    if let hit = exact(([owner.name] + parts).joined(separator: ".")) { return hit }
    guard owner.isModule else { return nil }
    let inside = choose(search(parts, in: owner.name))
    return inside.first.flatMap { full in
      exact(full).map { Resolution(symbol: full, kind: $0.kind, confidence: .likely) }
    }
  }

  /// Whether an owner has one of the names: several things of several owners need not pair up.
  private func has(_ names: [SpokenName], _ owner: Owner) -> Bool {
    names.contains { member($0.parts, of: owner) != nil }
  }
}
