internal import CPythonSource

/// What was found in a tree by those that settle names, kept for all tags that have it as baseline.
final class NameSearches {
  fileprivate(set) var presences: [String: SymbolReading] = [:]
  var contents: [String: ModuleContents] = [:]
  var submodules: [String: [String]] = [:]
  var library: LibraryIndex?
}

/// Finds the full name of what a text names, in the tree in which it still was.
///
/// A text seldom says all: it names a method without its class, a class without its module. What is
/// missing is taken from the text around, and where that does not say it, sought in the baseline.
final class NameResolver {
  /// The tree in which removed names still were.
  let before: Surface
  /// The tree that announces.
  let now: Surface
  /// What was found in ``before``.
  let searches: NameSearches
  /// Whether a name is to be told that the thing said to have had it never had.
  ///
  /// What's New is mended where it errs, so that what it means is found; an announcement is not.
  let isStrict: Bool
  private var absences: [String: Bool] = [:]

  init(before: Surface, now: Surface, isStrict: Bool = false) {
    self.isStrict = isStrict
    self.before = before
    self.now = now
    searches = before.searches
  }

  /// A full name, and how sure it is.
  struct Resolution: Hashable {
    var symbol: String
    var kind: SymbolKind
    var confidence: Claim.Confidence
  }

  /// What the baseline says of a name; nil if it does not have it.
  func present(_ text: String) -> SymbolReading? {
    if let known = searches.presences[text] { return known.verdict == .present ? known : nil }
    guard let symbol = Symbol(text) else { return nil }
    var reading = before.reading(of: symbol)
    if reading.verdict == .present, isBuiltin(symbol) { reading.verdict = .gone }
    searches.presences[text] = reading
    return reading.verdict == .present ? reading : nil
  }

  /// Whether a name without a module is one of `builtins`: which `open` is meant, the text around
  /// says.
  private func isBuiltin(_ symbol: Symbol) -> Bool {
    guard case .dotted(let parts, let language) = symbol.form, language == nil,
      ((try? before.module(parts[0])) ?? nil) == nil
    else { return false }
    return before.language(of: parts, beside: nil) == .python
  }

  /// Whether the baseline may have a name, made at run time.
  func isOpen(_ text: String) -> Bool {
    _ = present(text)
    return searches.presences[text]?.verdict == .undetermined
  }

  /// Whether the announcing tree no longer has it.
  func hasLeft(_ text: String) -> Bool {
    if let known = absences[text] { return known }
    guard let symbol = Symbol(text) else { return false }
    let hasLeft = now.reading(of: symbol, beside: before).verdict == .gone
    absences[text] = hasLeft
    return hasLeft
  }

  // MARK: Resolving

  /// The full names of what is claimed; empty if it names no symbol.
  func resolve(_ claim: SpokenClaim) -> [Resolution] {
    let name = claim.name
    let nouns = claim.group.nouns
    let isParameter = nouns.contains { RemovalWords.parameters.contains($0) }
    if isBuiltinError(name), claim.verb != .removed || !claim.isInSection { return [] }
    switch name.sort {
    case .reference: return []
    case .path: return path(name, claim)
    case .parameter where claim.group.isOfMembersAlone:
      // "the field *f* of the class C"
      var field = claim
      field.name.sort = .literal
      return resolve(field)
    case .parameter: return parameter(name, claim)
    case .instruction: return instruction(name)
    default: break
    }
    if isParameter, !name.isDotted, !name.isCall { return parameter(name, claim) }
    if nouns.contains(where: { RemovalWords.wholes[$0] == .instruction }), isUpper(name.text) {
      return instruction(name)
    }
    if !name.isDotted, isUpper(name.text), claim.isOfBytecode || isMacroOfOpcode(name.text),
      present("opcode:" + name.text) != nil
    {
      return instruction(name)
    }
    if isStrict, let owned = owned(name, claim) { return owned }
    let first = isMeantForC(claim)
    let found =
      first ? c(name, claim) ?? python(name, claim) : python(name, claim) ?? c(name, claim)
    return found ?? unresolved(name, claim, isC: first)
  }

  /// "the :exc:`ValueError` that it raises": an exception that is there yet.
  private func isBuiltinError(_ name: SpokenName) -> Bool {
    guard name.sort == .exception, !name.isDotted, let symbol = Symbol("builtins." + name.text)
    else {
      return false
    }
    return now.reading(of: symbol, beside: before).verdict == .present
  }

  /// Whether the headers define the number of an instruction by that name.
  private func isMacroOfOpcode(_ name: String) -> Bool {
    before.cLookup(name).sightings.contains { sighting in
      ["opcode.h", "opcode_ids.h"].contains(String(sighting.location.path.name))
    }
  }

  private func isUpper(_ text: String) -> Bool { !text.contains { $0.isLowercase } }

  private func instruction(_ name: SpokenName) -> [Resolution] {
    let symbol = "opcode:" + name.text
    let reading = present(symbol)
    return [
      Resolution(
        symbol: symbol, kind: .instruction, confidence: reading == nil ? .low : .exact)
    ]
  }

  private func isMeantForC(_ claim: SpokenClaim) -> Bool {
    if claim.name.sort == .c || claim.name.isOfC { return true }
    let isPython: [SpokenName.Sort] = [.module, .function, .method, .attribute, .type, .exception]
    if isPython.contains(claim.name.sort) { return false }
    let nouns = claim.group.nouns
    let isCNoun = nouns.contains {
      ["macro", "macros", "struct", "structure", "typedef"].contains($0)
    }
    let isOfC = claim.group.owners.contains { $0.isOfC }
    return isCNoun || isOfC || (claim.isOfC && !claim.name.isDotted)
  }

  private func path(_ name: SpokenName, _ claim: SpokenClaim) -> [Resolution] {
    let isFolderNoun = claim.group.nouns.contains { RemovalWords.wholes[$0] == .folder }
    let text = isFolderNoun && !name.text.hasSuffix("/") ? name.text + "/" : name.text
    let isFolder = text.hasSuffix("/")
    let listing = before.tree.listing
    let prefixes = [
      "", "Include/", "Include/cpython/", "Lib/", "Doc/", "Tools/", "Modules/", "PC/",
    ]
    for prefix in prefixes {
      let full = prefix + text
      guard present(full) != nil || (full.holds("/") ? false : listing[RepoPath(full)] != nil)
      else { continue }
      // A module is not its file.
      if full.hasPrefix("Lib/"), prefix == "Lib/", !text.holds("/") { continue }
      return [Resolution(symbol: full, kind: isFolder ? .folder : .path, confidence: .exact)]
    }
    if !text.holds("/") {
      let found = listing.entries.filter { $0.path.name == text && $0.path.text.holds("/") }
      if found.count == 1, let only = found.first {
        return [Resolution(symbol: only.path.text, kind: .path, confidence: .likely)]
      }
    }
    guard text.hasSuffix(".h") || text.holds("/") else { return [] }
    let guess = text.holds("/") ? text : "Include/" + text
    return [Resolution(symbol: guess, kind: isFolder ? .folder : .path, confidence: .low)]
  }

  /// What is left of a name that the baseline does not have: itself, if the text is clear enough.
  private func unresolved(_ name: SpokenName, _ claim: SpokenClaim, isC: Bool) -> [Resolution] {
    let isMarked = name.sort != .plain && name.sort != .literal
    let nouns = claim.group.nouns
    let hasNoun = nouns.contains {
      RemovalWords.members[$0] != nil || RemovalWords.wholes[$0] != nil
    }
    let isOfModule =
      name.sort == .literal && name.isDotted && present(name.parts[0])?.kind == .module
    // "the ``pour`` script" is a file, and its path is not said.
    if !isMarked, nouns.contains(where: { RemovalWords.wholes[$0] == .path }) { return [] }
    guard claim.isInSection || claim.isAsDeprecated || isStrict && claim.isExplicit,
      isMarked || name.isCall || name.isOfC || isOfModule || (hasNoun && name.sort != .plain)
    else { return [] }
    if !isC, !isMarked, !name.isCall, !name.isDotted, claim.context.allSatisfy(\.isEmpty) {
      // One of several members that are told of together.
      guard isStrict, claim.group.isOfMembers, claim.group.names.count > 1 else { return [] }
      return [Resolution(symbol: name.text, kind: .name, confidence: .low)]
    }
    if claim.group.isOfMembers, let owner = claim.group.owners.first(where: \.isOfC) {
      let symbol = "\(owner.text).\(name.text)"
      return [Resolution(symbol: symbol, kind: .member, confidence: .low)]
    }
    if isC || name.isOfC {
      return [Resolution(symbol: name.text, kind: .name, confidence: .low)]
    }
    if name.sort == .module || name.isDotted && present(name.parts[0]) != nil {
      return [Resolution(symbol: name.text, kind: .name, confidence: .low)]
    }
    let around = isStrict ? [claim.group.owners] : claim.context
    let owner = around.lazy.flatMap { $0 }.filter { $0.sort != .exception }.compactMap {
      self.owners($0, claim).first
    }.first
    let full = owner.map { self.join($0, name.parts).first ?? name.text } ?? name.text
    return [
      Resolution(symbol: full, kind: .name, confidence: isOpen(full) ? .likely : .low)
    ]
  }
}
