extension Claim {
  /// The claims of a documentation file.
  ///
  /// - Parameters:
  ///   - series: That of the release that the file belongs to.
  ///   - isWanted: Which of them are sought; the names of others are not settled.
  static func claims(
    in document: SpokenDocument, at path: RepoPath, as kind: Source.Kind, series: Series,
    _ resolver: NameResolver, where isWanted: (SpokenClaim) -> Bool = { _ in true }
  ) -> [Claim] {
    var claims: [Claim] = []
    var seen: Set<Key> = []
    for spoken in document.claims where isWanted(spoken) {
      for claim in Claim.claims(spoken, at: path, as: kind, series: series, resolver)
      where seen.insert(Key(symbol: claim.symbol.text, verb: claim.verb, series: claim.series))
        .inserted
      {
        claims.append(claim)
      }
    }
    return claims.enumerated().sorted {
      ($0.element.source.location.line ?? 0, $0.offset)
        < ($1.element.source.location.line ?? 0, $1.offset)
    }.map(\.element)
  }

  private struct Key: Hashable {
    let symbol: String
    let verb: Verb
    let series: Series?
  }

  private static func claims(
    _ spoken: SpokenClaim, at path: RepoPath, as kind: Source.Kind, series: Series,
    _ resolver: NameResolver
  ) -> [Claim] {
    resolver.resolve(spoken).compactMap { resolution in
      // In passing, only what is surely a symbol counts.
      let isAsDeprecated = spoken.isAsDeprecated && kind == .whatsnew
      guard
        spoken.isInSection || isAsDeprecated || resolution.confidence > .low || resolver.isStrict,
        let symbol = Symbol(resolution.symbol)
      else { return nil }
      return Claim(
        symbol: symbol, kind: resolution.kind, verb: spoken.verb,
        series: spoken.series ?? (spoken.verb == .pendingRemoval ? nil : series),
        source: Source(kind: kind, location: Location(path, line: spoken.name.line)),
        confidence: resolution.confidence, spelling: spoken.name.text, isListed: spoken.isInSection)
    }
  }
}
