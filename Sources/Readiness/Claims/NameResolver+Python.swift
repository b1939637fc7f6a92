internal import CPythonSource

extension NameResolver {
  /// The full names of a Python name; nil if the baseline has none such.
  func python(_ name: SpokenName, _ claim: SpokenClaim) -> [Resolution]? {
    let isModule =
      name.sort == .module || claim.group.nouns.contains { RemovalWords.wholes[$0] == .module }
    if name.isDotted || isModule, !name.isSuffix, let found = exact(name.text) { return [found] }
    for owners in claim.context {
      let found = members(name.parts, of: owners, claim)
      if !found.isEmpty { return found }
    }
    if !name.isDotted, let found = besideSibling(name, claim) { return [found] }
    let isCodec = claim.group.nouns.contains { ["codec", "codecs", "encoding"].contains($0) }
    if isCodec, let found = exact("encodings." + name.text) { return [found] }
    if isModule {
      return inModules(name.parts, claim)
    }
    if let found = inModules(name.parts, claim) { return found }
    if let found = exact("builtins." + name.text), !name.isSuffix, !isAmbiguous(name, claim),
      !isAttributeOfSome(name, claim)
    {
      return [found]
    }
    let isMember = claim.group.isOfMembers || name.isCall
    if !name.isDotted, !isMember, !name.isSuffix, let found = exact(name.text) { return [found] }
    if let found = ofRuntimeType(name) { return [found] }
    guard claim.context.allSatisfy(\.isEmpty) else { return nil }
    return anywhere(name, claim)
  }

  /// `codeobject.co_code`, `frame.clear`: how the documentation writes members of the types that
  /// `types` has names for, `CodeType` and `FrameType`.
  private func ofRuntimeType(_ name: SpokenName) -> Resolution? {
    guard name.isDotted, let first = name.parts.first, first == first.lowercased() else {
      return nil
    }
    let own = first.hasSuffix("object") ? first.dropLast("object".count) : first[...]
    guard let initial = own.first else { return nil }
    let type = "types.\(initial.uppercased())\(own.dropFirst())Type"
    return exact(([type] + name.parts.dropFirst()).joined(separator: "."))
  }

  /// "``m.C.f`` and ``g``": g where f is, if the text says no other owner.
  private func besideSibling(_ name: SpokenName, _ claim: SpokenClaim) -> Resolution? {
    guard claim.group.owners.isEmpty, claim.verb == .removed,
      let place = claim.group.names.firstIndex(of: name),
      let sibling = claim.group.names[..<place].last(where: \.isDotted)
    else { return nil }
    return exact((sibling.parts.dropLast() + name.parts).joined(separator: "."))
  }

  /// "the ``__spec__`` attribute": of modules, of which `builtins` is one.
  private func isAttributeOfSome(_ name: SpokenName, _ claim: SpokenClaim) -> Bool {
    name.text.hasPrefix("__")
      && claim.group.nouns.contains { ["attribute", "attributes"].contains($0) }
  }

  /// A name of `builtins` that an owner was named for: it is not the builtin.
  private func isAmbiguous(_ name: SpokenName, _ claim: SpokenClaim) -> Bool {
    !name.isDotted && !claim.context.allSatisfy(\.isEmpty)
  }

  func exact(_ text: String) -> Resolution? {
    guard let reading = present(text) else { return nil }
    return Resolution(symbol: text, kind: reading.kind, confidence: .exact)
  }

  /// The name as a member of each of the owners that has it.
  private func members(
    _ parts: [String], of owners: [SpokenName], _ claim: SpokenClaim
  ) -> [Resolution] {
    var found: [Resolution] = []
    for owner in owners {
      for full in self.owners(owner, claim) {
        guard let hit = join(full, parts).lazy.compactMap({ self.exact($0) }).first,
          !found.contains(hit)
        else { continue }
        found.append(hit)
        break
      }
    }
    return found
  }

  /// How an owner and a name make a full name: the name may repeat the end of the owner.
  func join(_ owner: String, _ parts: [String]) -> [String] {
    let own = owner.split(separator: ".").map(String.init)
    var joined: [String] = []
    if parts.count > 1, own.last == parts.first {
      joined.append((own + parts.dropFirst()).joined(separator: "."))
    }
    if parts.count > 1, own.first == parts.first { joined.append(parts.joined(separator: ".")) }
    joined.append((own + parts).joined(separator: "."))
    // "an alias of the class C: `D`" stands beside C.
    if own.count > 1 { joined.append((own.dropLast() + parts).joined(separator: ".")) }
    return joined
  }

  /// The full names of an owner: itself, in the modules around, among the builtins.
  func owners(_ owner: SpokenName, _ claim: SpokenClaim) -> [String] {
    guard owner.sort != .path, owner.sort != .parameter else { return [] }
    if !owner.isSuffix, owner.isDotted || owner.sort == .module || isModuleLike(owner),
      present(owner.text) != nil
    {
      return [owner.text]
    }
    for around in claim.context where !around.contains(owner) {
      for module in around where present(module.text)?.kind == .module {
        for full in join(module.text, owner.parts).dropLast(0) where present(full) != nil {
          return [full]
        }
        let found = search(owner.parts, in: module.text)
        if !found.isEmpty { return found }
      }
    }
    if present("builtins." + owner.text) != nil { return ["builtins." + owner.text] }
    if present(owner.text) != nil { return [owner.text] }
    if owner.isDotted, present(owner.parts[0]) != nil {
      // A name that documentation uses for a class that has another: `asyncio.loop`.
      return [owner.text]
    }
    return []
  }

  private func isModuleLike(_ owner: SpokenName) -> Bool {
    owner.sort == .plain || owner.sort == .literal
  }

  // MARK: Searching

  /// The one member of that name among the classes of the modules around.
  private func inModules(_ parts: [String], _ claim: SpokenClaim) -> [Resolution]? {
    var tried: Set<String> = []
    let hints = claim.group.hints.map { SpokenName(sort: .module, parts: [$0], line: 0) }
    for around in claim.context + (hints.isEmpty ? [] : [hints]) {
      var found: [String] = []
      for name in around {
        for module in modules(of: name, claim) where tried.insert(module).inserted {
          found += search(parts, in: module)
        }
      }
      let chosen = claim.verb == .removed ? choose(found) : chooseStaying(found)
      if !chosen.isEmpty {
        return chosen.map {
          Resolution(symbol: $0, kind: present($0)?.kind ?? .name, confidence: .likely)
        }
      }
    }
    return nil
  }

  /// The module that an owner is, or stands in.
  func modules(of owner: SpokenName, _ claim: SpokenClaim) -> [String] {
    owners(owner, claim).compactMap { full in
      var parts = full.split(separator: ".").map(String.init)
      while !parts.isEmpty {
        let name = parts.joined(separator: ".")
        if present(name)?.kind == .module { return name }
        parts.removeLast()
      }
      return nil
    }
  }

  /// Of several things of one name those that left; all if it is one alone.
  func choose(_ found: [String]) -> [String] {
    var seen: Set<[Location]> = []
    let distinct = found.filter { seen.insert(present($0)?.evidence ?? []).inserted }
    if distinct.count <= 1 { return distinct }
    let left = distinct.filter { hasLeft($0) }
    return left.count <= 3 ? left : []
  }

  /// Of several things of one name those that a text speaks of that takes none away: two at most.
  private func chooseStaying(_ found: [String]) -> [String] {
    let left = choose(found)
    guard left.isEmpty else { return left }
    var seen: Set<[Location]> = []
    let distinct = found.filter { seen.insert(present($0)?.evidence ?? []).inserted }
    return distinct.count == 2 ? distinct : []
  }

  /// A name without any context: the one place in the library that has it.
  private func anywhere(_ name: SpokenName, _ claim: SpokenClaim) -> [Resolution]? {
    guard name.isDotted || name.isCall || claim.group.isOfMembers, name.sort != .plain,
      // Any class may have a special method.
      !(name.text.hasPrefix("__") && name.text.hasSuffix("__"))
    else { return nil }
    let found = choose(libraryIndex().places(of: name.parts).filter { present($0) != nil })
    guard found.count == 1, let only = found.first else { return nil }
    return [Resolution(symbol: only, kind: present(only)?.kind ?? .name, confidence: .likely)]
  }

  func libraryIndex() -> LibraryIndex {
    if let known = searches.library { return known }
    let index = LibraryIndex(before)
    searches.library = index
    return index
  }
}
