/// Finds the commit that took a symbol away, backwards from one that does not have it.
///
/// It follows first parents and, where a merge brought the removal in, the side that it came from.
/// Commits in which none of the watched paths changed are passed over unread.
struct RemovalSearch {
  private let history: any HistoryReader
  private let presence: SymbolPresence
  private var watched: [RepoPath]
  private var steps = 0

  /// What a search ended with.
  enum Result {
    case found(HistoryStep, parent: HistoryStep, places: [Location])
    /// The commits were read to the end of the line, and none has the symbol.
    case neverThere
    case undetermined(Message)
  }

  /// - Parameter watched: Paths of which at least one changes when the symbol goes.
  init(_ presence: SymbolPresence, watching watched: [RepoPath]) {
    history = presence.folders.history
    self.presence = presence
    self.watched = watched
  }

  /// - Parameter commit: One whose tree is known not to have the symbol.
  mutating func removal(before commit: ContentID) async -> Result {
    do throws(HistoryFault) {
      for _ in 0..<HistoryBound.restarts {
        if let result = try await walk(from: commit) { return result }
      }
      return .undetermined("the symbol was at more places than a search follows")
    } catch {
      return .undetermined(error.reason)
    }
  }

  /// One walk with the paths that are watched now; nil if it found that others are to be watched too.
  private mutating func walk(from start: ContentID) async throws(HistoryFault) -> Result? {
    var watch = PathWatch(watched, in: history)
    var current = try history.step(start)
    var ids = try watch.ids(in: current.tree)
    var unclear: ContentID?
    var merge: Result?
    while let first = current.parents.first {
      try count()
      let parent = try history.step(first)
      let before = try watch.ids(in: parent.tree)
      guard before != ids else {
        current = parent
        continue
      }
      let reading = await presence.reading(in: parent.tree)
      switch reading.verdict {
      case .gone: unclear = nil
      case .undetermined: unclear = unclear ?? current.commit
      case .present:
        let child = await presence.reading(in: current.tree)
        if child.verdict == .present {
          return watchAlso(child) ? nil : .undetermined("\(current.commit.short) has the symbol")
        }
        if unclear != nil || child.verdict == .undetermined {
          return .undetermined(
            "whether \((unclear ?? current.commit).short) has the symbol cannot be told")
        }
        let found = Result.found(current, parent: parent, places: reading.evidence)
        guard let side = try await sideThatLacksIt(current) else { return found }
        merge = merge ?? found
        current = side
        ids = try watch.ids(in: current.tree)
        continue
      }
      current = parent
      ids = before
    }
    return merge ?? .neverThere
  }

  /// The other parent of a merge that does not have the symbol either: the removal came from there.
  private func sideThatLacksIt(
    _ merge: HistoryStep
  ) async throws(HistoryFault) -> HistoryStep? {
    for other in merge.parents.dropFirst() {
      let step = try history.step(other)
      if await presence.reading(in: step.tree).verdict == .gone { return step }
    }
    return nil
  }

  /// Watches where the symbol is, too.
  ///
  /// - Returns: False if these places are watched already.
  private mutating func watchAlso(_ reading: SymbolReading) -> Bool {
    let new = (reading.evidence.map(\.path) + reading.lookedAt).filter { !watched.contains($0) }
    watched += new
    return !new.isEmpty
  }

  private mutating func count() throws(HistoryFault) {
    steps += 1
    guard steps <= HistoryBound.steps else {
      throw HistoryFault("the search passed \(HistoryBound.steps) commits")
    }
  }
}
