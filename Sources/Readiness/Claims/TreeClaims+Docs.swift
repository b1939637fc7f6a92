internal import CPythonSource

extension TreeClaimReader {
  mutating func readWhatsNew() {
    let path = RepoPath("Doc/whatsnew/\(series).rst")
    guard let document = document(at: path) else { return }
    for claim in Claim.claims(in: document, at: path, as: .whatsnew, series: series, resolver) {
      add(claim)
    }
    readIncluded(by: document, in: path)
  }

  private mutating func document(at path: RepoPath, of series: Series? = nil) -> SpokenDocument? {
    let tree = now.tree
    let series = series ?? self.series
    return noting { () throws(ReadError) in try tree.spoken(at: path, of: series) }
  }

  /// The lists of what later series remove: those that What's New includes, and all that stand in
  /// their folder; and what the What's New of earlier series say of this one and of later ones.
  mutating func readPendingLists() {
    for entry in now.tree.pendingListEntries { readList(at: entry.path) }
    for earlier in SourceTree.seriesWithPendingRemovals(before: series) {
      let path = Documents.whatsNew(of: earlier)
      guard let document = document(at: path, of: earlier) else { continue }
      let series = series
      let found = Claim.claims(
        in: document, at: path, as: .pendingList, series: earlier, resolver
      ) { $0.verb == .pendingRemoval && $0.series.map { $0 >= series } == true }
      for claim in found { add(claim) }
    }
  }

  private mutating func readList(at path: RepoPath) {
    guard !claims.contains(where: { $0.source.location.path == path }),
      let document = document(at: path)
    else { return }
    for claim in Claim.claims(in: document, at: path, as: .pendingList, series: series, resolver) {
      add(claim)
    }
  }

  /// Files that a document pulls in with `include`, if they are in the tree: one level deep.
  private mutating func readIncluded(by document: SpokenDocument, in path: RepoPath) {
    var count = 0
    for target in document.includes {
      guard
        let included = (target.hasPrefix("/") ? "Doc" : RepoPath(String(path.folder)))
          .resolving(target)
      else { continue }
      guard count < InspectionBound.includes.limit else {
        gaps.append(
          "\(path) includes more than \(count), the bound on the \(words: InspectionBound.includes.rawValue)"
        )
        return
      }
      count += 1
      readList(at: included)
    }
  }

  /// `.. deprecated-removed::`
  mutating func readDirectives() {
    let tree = now.tree
    for entry in tree.directiveEntries {
      let found = noting { () throws(ReadError) in try tree.deprecatedRemoved(at: entry.path) }
      for directive in found ?? [] {
        for claim in DirectiveClaims(directive, at: entry.path, resolver).claims() { add(claim) }
      }
    }
  }

  /// The entries of NEWS of the series.
  mutating func readNews() {
    for entry in now.tree.newsEntries(of: series) {
      guard let document = document(at: entry.path) else { continue }
      addNews(document, at: entry.path)
    }
    let (tree, series) = (now.tree, series)
    let history = noting { () throws(ReadError) in try tree.spokenHistory(of: series) }
    if let history { addNews(history, at: SourceTree.newsHistory) }
  }

  private mutating func addNews(_ document: SpokenDocument, at path: RepoPath) {
    let found = Claim.claims(in: document, at: path, as: .news, series: series, resolver) {
      Self.verbsOfNews.contains($0.verb)
    }
    for claim in found where claim.confidence > .low { add(claim) }
  }

  private static let verbsOfNews: Set<Claim.Verb> = [.removed, .deprecated, .pendingRemoval]
}
