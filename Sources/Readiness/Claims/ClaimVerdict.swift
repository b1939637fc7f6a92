internal import CPythonSource

/// A claim held against the tree that makes it.
package struct JudgedClaim: Hashable, Sendable {
  package enum Verdict: String, CaseIterable, Hashable, Sendable {
    case gone, present, undetermined
    /// Neither tree has it, nor had: a wrong name, or a wrong owner.
    case phantom
    /// Gone from the headers, still exported for old binaries.
    case keptForABI = "kept-for-abi"
  }

  package var claim: Claim
  package var verdict: Verdict
  /// Why it is gone or undetermined, without full stop; empty if there is nothing to say.
  package var reason: Message
  /// For gone, what was read; for present, where it is.
  package var places: [Location]
  /// For a phantom: the name of the baseline that is most likely meant.
  package var near: String?
  /// Whether something else of that name stands in its place: a function where a macro went.
  var isReplaced = false
  /// Whether the baseline was read as far as needed to tell a phantom.
  var isBaselineRead = true

  package init(
    claim: Claim, verdict: Verdict, reason: Message = "", places: [Location], near: String? = nil
  ) {
    self.claim = claim
    self.verdict = verdict
    self.reason = reason
    self.places = places
    self.near = near
  }
}

/// Holds claims against the tree that makes them, and against its baseline.
struct ClaimJudge {
  let now: Surface
  let before: Surface?
  let kept: KeptNames

  init(now: Surface, before: Surface?) {
    self.now = now
    self.before = before
    kept = KeptNames(in: now.tree)
  }

  func judge(_ claim: Claim) -> JudgedClaim {
    let reading = now.reading(of: claim.symbol, beside: before)
    switch reading.verdict {
    case .present:
      if let place = placeOfFunction(in: reading, for: claim) {
        var judged = JudgedClaim(
          claim: claim, verdict: .gone, reason: "the macro is gone: \(place) declares a function",
          places: [place])
        judged.isReplaced = true
        return judged
      }
      return JudgedClaim(
        claim: claim, verdict: .present, places: Array(reading.evidence.prefix(8)))
    case .undetermined:
      return JudgedClaim(
        claim: claim, verdict: .undetermined, reason: reading.reason,
        places: Array(reading.evidence.prefix(8)))
    case .gone: return judgeGone(claim, reading)
    }
  }

  /// Where a macro that was announced as removed is declared as a function; nil if it is a macro yet,
  /// or was said to be something else.
  private func placeOfFunction(in reading: SymbolReading, for claim: Claim) -> Location? {
    guard claim.verb == .removed, claim.kind == .macro, let before,
      before.cLookup(claim.symbol.text).sightings.contains(where: { $0.kind == .macro })
    else { return nil }
    let sightings = now.cLookup(claim.symbol.text).sightings
    guard !sightings.isEmpty, sightings.allSatisfy({ $0.kind == .function }) else { return nil }
    return sightings[0].location
  }

  private func judgeGone(_ claim: Claim, _ reading: SymbolReading) -> JudgedClaim {
    if let place = kept.place(of: claim.symbol.text) {
      return JudgedClaim(claim: claim, verdict: .keptForABI, places: [place])
    }
    let places = reading.lookedAt.prefix(8).map { Location($0) }
    if let error = kept.unread, now.mayBeKept(claim.symbol, beside: before) {
      return JudgedClaim(
        claim: claim, verdict: .undetermined, reason: error.message, places: Array(places))
    }
    let gone = JudgedClaim(
      claim: claim, verdict: .gone, reason: reading.reason, places: Array(places))
    // Check data name an earlier tag at which it was there.
    guard let before, claim.source.kind != .checkData else { return gone }
    if before.tree.listing.isUnread, claim.confidence == .low {
      // What it belonged to is told by the baseline.
      return JudgedClaim(
        claim: claim, verdict: .undetermined, reason: "the baseline cannot be read",
        places: Array(places))
    }
    switch before.reading(of: claim.symbol).verdict {
    case .present: return gone
    case .undetermined:
      if let lost = lostWord(claim, before, Array(places)) { return lost }
      var judged = JudgedClaim(
        claim: claim, verdict: .gone, reason: "whether the baseline had it cannot be told",
        places: Array(places))
      judged.isBaselineRead = false
      return judged
    case .gone: break
    }
    if let place = internalPlace(of: claim.symbol, in: now) {
      return JudgedClaim(
        claim: claim, verdict: .gone, reason: "\(place) has it still, which is not public",
        places: Array(places))
    }
    if let place = internalPlace(of: claim.symbol, in: before) {
      return JudgedClaim(
        claim: claim, verdict: .gone, reason: "it was in \(place), which is not public",
        places: Array(places))
    }
    if let lost = lostWord(claim, before, Array(places)) { return lost }
    // What it might be in the baseline was sought in all of it.
    guard !before.tree.hasUnread else {
      var judged = JudgedClaim(
        claim: claim, verdict: .gone, reason: "whether the baseline had it cannot be told",
        places: Array(places))
      judged.isBaselineRead = false
      return judged
    }
    return JudgedClaim(
      claim: claim, verdict: .phantom, reason: "the baseline does not have it either",
      places: Array(places), near: NearName(before).near(to: claim.symbol))
  }

  /// What is judged of a name that stood in the baseline as a word, and stands nowhere now.
  private func lostWord(
    _ claim: Claim, _ before: Surface, _ places: [Location]
  ) -> JudgedClaim? {
    // An announcement that names the owner is held to it.
    let isOwned =
      claim.source.kind == .announcement && claim.confidence == .low && claim.symbol.text.holds(".")
    guard !isOwned, let place = WordPlace(before).place(of: claim.symbol),
      WordPlace(now).place(of: claim.symbol) == nil
    else { return nil }
    return JudgedClaim(
      claim: claim, verdict: .gone, reason: "the word stood at \(place) of the baseline only",
      places: places)
  }

  /// Where a C name stands in the headers that are not public.
  private func internalPlace(of symbol: Symbol, in surface: Surface) -> Location? {
    guard case .dotted(let parts, let language) = symbol.form, parts.count <= 2,
      language != .python, symbol.text.hasPrefix("_Py") || symbol.text.hasPrefix("Py")
    else { return nil }
    for entry in surface.tree.listing.entries(below: "Include")
    where entry.path.text.hasSuffix(".h") && !Surface.isPublicHeader(entry.path) {
      // Few headers have the word at all, and need to be read for what they declare.
      guard (try? surface.tree.line(of: parts[0], at: entry.path, as: .identifier)) != nil,
        let outline = (try? surface.tree.c(at: entry.path, as: .cHeader)) ?? nil
      else { continue }
      if let declaration = outline.declarations.first(where: { $0.name == parts[0] }) {
        return Location(entry.path, line: declaration.line)
      }
    }
    return nil
  }
}

extension Surface {
  /// Whether a name is one that the stable ABI can keep: one of C.
  func mayBeKept(_ symbol: Symbol, beside other: Surface?) -> Bool {
    guard case .dotted(let parts, let language) = symbol.form, parts.count == 1 else {
      return false
    }
    return (language ?? self.language(of: parts, beside: other)) == .c
  }
}

/// The names that the stable ABI manifest keeps for old binaries alone.
struct KeptNames {
  private(set) var path: RepoPath = "Misc/stable_abi.toml"
  private(set) var lines: [String: Int] = [:]
  /// Why the manifest could not be read; nil if it was, or if there is none.
  private(set) var unread: ReadError?

  init(in tree: SourceTree) {
    do throws(ReadError) {
      for path in RepoPath.stableABIManifests {
        guard let manifest = try tree.abiManifest(at: path) else { continue }
        self.path = path
        lines = manifest.keptForABI
        return
      }
    } catch {
      unread = error
    }
  }

  func place(of name: String) -> Location? { lines[name].map { Location(path, line: $0) } }
}

/// Finds the name of the baseline that a wrong one was most likely meant to be.
struct NearName {
  private let surface: Surface

  init(_ surface: Surface) { self.surface = surface }

  func near(to symbol: Symbol) -> String? {
    guard case .dotted(let parts, _) = symbol.form, let last = parts.last else { return nil }
    if parts.count == 1 || surface.language(of: parts, beside: nil) == .c {
      guard let index = try? surface.headerIndex() else { return nil }
      if parts.count == 2, let owner = index.owner(of: last) { return "\(owner).\(last)" }
      return EditDistance.nearest(to: parts[0], among: index.declarations.keys.sorted())
        .flatMap { $0 == parts[0] ? nil : $0 }
    }
    for length in stride(from: parts.count - 1, to: 0, by: -1) {
      let owner = parts[..<length].joined(separator: ".")
      guard let start = (try? surface.module(owner)) ?? nil else { continue }
      let names = names(in: start.entity, below: owner)
      let resolver = NameResolver(before: surface, now: surface)
      let elsewhere = resolver.search([last], in: owner)
      if elsewhere.count == 1 { return elsewhere[0] }
      guard length == parts.count - 1 else { return nil }
      return EditDistance.nearest(to: last, among: names.sorted()).map { owner + "." + $0 }
    }
    return nil
  }

  private func names(in entity: Entity, below module: String) -> [String] {
    surface.whole(of: [module]).modules[module]?.names ?? []
  }
}
