extension Repository {
  /// Whether `commit` is `descendant` or in its history.
  ///
  /// - Throws: If history is cut (shallow clone) or damaged where that would have to be seen.
  package func isAncestor(
    _ commit: ObjectID, of descendant: ObjectID
  ) throws(GitError) -> Bool {
    if commit == descendant { return true }
    var walk = TwoSidedWalk(in: self, from: commit, and: descendant)
    try walk.run { $0.sides[commit]?.contains(.second) == true }
    if walk.sides[commit]?.contains(.second) == true { return true }
    try walk.requireNoGap(in: [.second])
    return false
  }

  /// The commits that are in the history of `tip` and not in that of `base`, counted.
  ///
  /// - Throws: As ``isAncestor(_:of:)``.
  package func commitsAhead(from base: ObjectID, to tip: ObjectID) throws(GitError) -> Int {
    if base == tip { return 0 }
    var walk = TwoSidedWalk(in: self, from: base, and: tip)
    try walk.run()
    try walk.requireNoGap(in: [.first, .second])
    return walk.sides.values.count { $0 == .second }
  }

  /// The newest commit that is in the history of both and in no other such commit's; nil if
  /// they share none.
  ///
  /// - Throws: As ``isAncestor(_:of:)``.
  package func mergeBase(_ first: ObjectID, _ second: ObjectID) throws(GitError) -> ObjectID? {
    if first == second { return first }
    var walk = TwoSidedWalk(in: self, from: first, and: second)
    try walk.run()
    try walk.requireNoGap(in: [.first, .second])
    return walk.newestBase
  }

  /// The commits from `id` on by first parents, each read when it is asked for.
  package func firstParentWalk(from id: ObjectID) -> FirstParentWalk {
    FirstParentWalk(repository: self, start: id)
  }
}

/// A walk from a commit to its first parent, and so on.
package struct FirstParentWalk {
  private let repository: Repository
  private let start: ObjectID
  private var upcoming: ObjectID?
  private var child: ObjectID?
  private var steps = 0

  init(repository: Repository, start: ObjectID) {
    self.repository = repository
    self.start = start
    upcoming = start
  }

  /// The next commit; nil after the one without parents.
  ///
  /// - Throws: `.historyEnds` where a shallow clone was cut, `.pastBound`, or what a read throws.
  package mutating func next() throws(GitError) -> Commit? {
    guard let id = upcoming else { return nil }
    guard steps < Bound.historySteps.limit else {
      throw GitError(.pastBound(.historySteps), during: .walk(from: start))
    }
    steps += 1
    let commit: Commit
    do throws(GitError) {
      commit = try repository.commit(id)
    } catch {
      if error.fault == .notFound, let child, repository.shallowCommits.contains(child) {
        throw GitError(.historyEnds(at: child), during: .walk(from: start))
      }
      throw error
    }
    child = id
    upcoming = commit.parents.first
    return commit
  }
}
