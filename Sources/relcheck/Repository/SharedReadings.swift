internal import GitStore
internal import Readiness
internal import Synchronization

/// What was read of a repository, for all who read it: facts by blob, listings by tree.
final class SharedReadings: Sendable {
  let facts = FactTable()
  /// How far a commit is ahead of another one, and whether it descends from it.
  struct Distance: Sendable {
    let ahead: Int?
    let descends: Bool?
  }

  private let distances = Mutex<[[ContentID]: Distance]>([:])
  private let listings = Mutex<[(tree: ContentID, listing: Readiness.TreeListing)]>([])
  /// Listings kept: those of the trees that a reader keeps, and of one more tag.
  private static let keptListings = 8

  /// The distance of two commits, measured by `measure` if nobody did before.
  func distance(
    from first: ContentID, to second: ContentID, _ measure: () -> Distance
  ) -> Distance {
    if let known = distances.withLock({ $0[[first, second]] }) { return known }
    let distance = measure()
    distances.withLock { $0[[first, second]] = distance }
    return distance
  }

  /// The listing of a tree, made by `list` if nobody made it before.
  func listing(
    of tree: ContentID, _ list: () throws(GitError) -> Readiness.TreeListing
  ) throws(GitError) -> Readiness.TreeListing {
    let known = listings.withLock { listings in
      listings.first { $0.tree == tree }?.listing
    }
    if let known { return known }
    let listing = try list()
    listings.withLock { listings in
      listings.append((tree, listing))
      if listings.count > Self.keptListings { listings.removeFirst() }
    }
    return listing
  }
}
