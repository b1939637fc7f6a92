internal import CPythonSource

extension TreeClaimReader {
  /// How many series back a What's New is read for what it says of this one.
  private static let earlierSeries = 5

  mutating func readWhatsNew() {
    let path = RepoPath("Doc/whatsnew/\(series).rst")
    guard let document = document(at: path) else { return }
    for claim in Claim.claims(in: document, at: path, as: .whatsnew, series: series, resolver) {
      add(claim)
    }
    readIncluded(by: document, in: path)
  }

  private mutating func document(at path: RepoPath) -> DocsDocument? {
    let tree = now.tree
    return noting { () throws(ReadError) in
      try tree.bytes(at: path).map { DocsDocument(source: $0.span) }
    }
  }

  /// The lists of what later series remove: those that What's New includes, and all that stand in
  /// their folder; and what the What's New of earlier series say of this one and of later ones.
  mutating func readPendingLists() {
    let folder: RepoPath = "Doc/deprecations"
    for entry in now.tree.listing.entries(below: folder) {
      let name = entry.path.name
      guard name.hasSuffix(".rst"), name.contains("pending-removal") else { continue }
      readList(at: entry.path)
    }
    for back in 1...Self.earlierSeries where series.minor >= back {
      let earlier = Series(major: series.major, minor: series.minor - back)
      let path = RepoPath("Doc/whatsnew/\(earlier).rst")
      guard let document = document(at: path) else { continue }
      let found = Claim.claims(
        in: document, at: path, as: .pendingList, series: earlier, resolver)
      for claim in found
      where claim.verb == .pendingRemoval && claim.series.map({ $0 >= series }) == true {
        add(claim)
      }
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
  private mutating func readIncluded(by document: DocsDocument, in path: RepoPath) {
    var count = 0
    for block in document.blocks {
      guard case .directive("include") = block.kind, let target = block.text.first?.text,
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
    let prefix = "\(series)."
    for entry in now.tree.listing.entries(below: "Misc/NEWS.d") {
      let name = entry.path.text.dropFirst("Misc/NEWS.d/".count)
      guard name.hasPrefix("next/") || name.hasPrefix(prefix), name.hasSuffix(".rst"),
        let document = document(at: entry.path)
      else { continue }
      let found = Claim.claims(
        in: document, at: entry.path, as: .news, series: series, resolver)
      for claim in found where claim.verb == .removed && claim.confidence > .low { add(claim) }
    }
  }
}
