internal import CPythonSource

extension NameResolver {
  /// The full names of a C name; nil if the baseline's headers have none such.
  func c(_ name: SpokenName, _ claim: SpokenClaim) -> [Resolution]? {
    if name.isDotted {
      let lookup = before.cMemberLookup(name.parts[0], name.parts.dropFirst())
      guard lookup.isFound else { return nil }
      return [Resolution(symbol: name.text, kind: .member, confidence: .exact)]
    }
    let isMember = claim.group.isOfMembers
    if !isMember, let found = global(name.text, claim) { return [found] }
    for owners in claim.context {
      let found = owners.compactMap { owner -> Resolution? in
        let structure = owner.parts.last ?? ""
        guard before.cMemberLookup(structure, name.parts[...]).isFound else { return nil }
        return Resolution(
          symbol: structure + "." + name.text, kind: .member, confidence: .exact)
      }
      if !found.isEmpty { return found }
    }
    // A structure that was named does not have it: that is to be told, not mended.
    let isOwned = claim.group.owners.contains { $0.isOfC }
    if isMember, !isOwned, let found = memberAnywhere(name.text) { return [found] }
    return global(name.text, claim).map { [$0] }
  }

  /// - Parameter claim: Says which is meant of a function and a macro of one name.
  private func global(_ name: String, _ claim: SpokenClaim) -> Resolution? {
    let sightings = before.cLookup(name).sightings
    let isMacro = claim.group.nouns.contains { RemovalWords.wholes[$0] == .macro }
    let wanted: SymbolKind = isMacro ? .macro : .function
    guard let sighting = sightings.first(where: { $0.kind == wanted }) ?? sightings.first else {
      return nil
    }
    return Resolution(symbol: name, kind: sighting.kind, confidence: .exact)
  }

  /// The one structure of the public headers that has a member, or the one that lost it.
  private func memberAnywhere(_ name: String) -> Resolution? {
    guard let index = try? before.headerIndex() else { return nil }
    let symbols = index.owners(of: name).map { $0 + "." + name }
    let left = symbols.count == 1 ? symbols : symbols.filter { hasLeft($0) }
    guard left.count == 1, let only = left.first else { return nil }
    return Resolution(symbol: only, kind: .member, confidence: .likely)
  }
}

extension HeaderIndex {
  /// The name by which users know a structure: its typedef, if it has one.
  private func commonName(of structure: String) -> String {
    guard structure.hasPrefix("_") else { return structure }
    let names = aliases.filter { $0.value.contains(structure) }.keys.sorted()
    return names.first { declarations[$0] != nil } ?? structure
  }

  /// The structures that have a member of that name, by the names that users know, sorted.
  func owners(of member: String) -> [String] {
    var found: Set<String> = []
    for (structure, members) in members {
      for entry in members
      where entry.member.path == [member] && entry.member.structure == structure {
        found.insert(commonName(of: structure))
      }
    }
    return found.sorted()
  }

  /// The one structure that has a member of that name.
  func owner(of member: String) -> String? {
    let owners = owners(of: member)
    return owners.count == 1 ? owners[0] : nil
  }
}
