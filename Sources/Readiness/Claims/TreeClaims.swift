/// Everything that a tree announces, each claim with what the tree holds.
package struct TreeClaims: Hashable, Sendable {
  /// By source, then by place.
  package var judged: [JudgedClaim]
  /// Files that could not be read, and why: their claims are missing.
  package var gaps: [Message]

  package init(judged: [JudgedClaim], gaps: [Message] = []) {
    self.judged = judged
    self.gaps = gaps
  }
}

extension TreeClaims {
  /// Reads the claims of a tree.
  ///
  /// - Parameter before: The baseline: full names are settled against it.
  package init(
    of now: Surface, version: ReleaseVersion, before: Surface?, removals: [Removal] = []
  ) {
    let met = before?.tree.unread.count
    var reader = TreeClaimReader(now: now, version: version, before: before)
    reader.readAll(removals)
    let judge = ClaimJudge(now: now, before: before)
    judged = reader.claims.map { judge.judge($0) }
    gaps = reader.gaps
    // A name that the baseline could not be asked for is none that could be settled.
    if let before, let met, before.tree.unread.count > met, let error = before.tree.unread.last,
      !gaps.contains(error.message)
    {
      gaps.append(error.message)
    }
  }
}

/// Reads the sources of claims of a tree, one after the other.
struct TreeClaimReader {
  let now: Surface
  let version: ReleaseVersion
  /// For what was removed.
  let resolver: NameResolver
  /// For what the code of this tree says of itself.
  let ownResolver: NameResolver
  var claims: [Claim] = []
  var gaps: [Message] = []

  var series: Series { version.series }

  init(now: Surface, version: ReleaseVersion, before: Surface?) {
    self.now = now
    self.version = version
    resolver = NameResolver(before: before ?? now, now: now)
    ownResolver = NameResolver(before: now, now: now)
  }

  mutating func readAll(_ removals: [Removal]) {
    for error in now.tree.gaps(below: "Doc") + now.tree.gaps(below: "Misc") {
      if !gaps.contains(error.message) { gaps.append(error.message) }
    }
    readWhatsNew()
    readPendingLists()
    readDirectives()
    readNotices()
    readStableABI()
    readNews()
    readCheckData(removals)
  }

  /// What `body` gives; a file that cannot be read is noted.
  mutating func noting<Value>(_ body: () throws(ReadError) -> Value?) -> Value? {
    do throws(ReadError) {
      return try body()
    } catch {
      if !gaps.contains(error.message) { gaps.append(error.message) }
      return nil
    }
  }

  mutating func add(_ claim: Claim) { claims.append(claim) }
}
