/// A walk through the histories of two commits at once, newest first, that learns which commits
/// are in one of them and which in both.
///
/// It ends when only common history is left, as git's own walk does. It does so by the commits'
/// times, which need not be true, and therefore goes on for a while below the last commit that
/// was on one side only. libgit2's walk is not used, because from 1.7 on it stops silently where
/// `shallow` or `info/grafts` says, and so calls a commit unrelated that is merely out of sight.
struct TwoSidedWalk {
  /// Whose history a commit is in.
  struct Sides: OptionSet, Hashable {
    let rawValue: UInt8
    static let first = Self(rawValue: 1)
    static let second = Self(rawValue: 2)
    /// Below a commit that is in both.
    static let belowBoth = Self(rawValue: 4)
    static let both: Self = [.first, .second]
  }

  /// What is known of each commit that was met.
  private(set) var sides: [ObjectID: Sides] = [:]

  private let repository: Repository
  private let operation: GitError.Operation
  private let starts: [(ObjectID, Sides)]
  private var links: [ObjectID: CommitLinks] = [:]
  private var queue = CommitQueue()
  /// Commits on one side only that are still to be visited.
  private var open: Set<ObjectID> = []
  /// The oldest time of a commit that was visited when it was on one side only.
  private var oldestOneSided = Int64.max
  /// Commits with a parent that cannot be read, and why.
  private var gaps: [(child: ObjectID, error: GitError)] = []
  private var steps = 0

  /// How far below the last one-sided commit common history is followed, in seconds: 30 days.
  private static let slack: Int64 = 30 * 86_400

  /// A walk from both commits.
  init(in repository: Repository, from first: ObjectID, and second: ObjectID) {
    self.repository = repository
    operation = .walk(from: second)
    starts = [(first, .first), (second, .second)]
  }

  /// Walks until `isEnough`, or until nothing more can be learned.
  mutating func run(until isEnough: (Self) -> Bool = { _ in false }) throws(GitError) {
    for (id, side) in starts {
      links[id] = try repository.links(of: id, during: operation)
      try mark(id, side)
    }
    while let (time, id) = queue.popNewest() {
      if open.isEmpty, isBelowSlack(time) { return }
      try visit(id, time)
      if isEnough(self) { return }
    }
  }

  /// Throws if history beyond a gap could change which commits are on the sides `relevant` only.
  ///
  /// What is below a commit in both histories is in both, so a gap there leaves nothing open.
  func requireNoGap(in relevant: [Sides]) throws(GitError) {
    for gap in gaps where relevant.contains(sides[gap.child] ?? []) { throw gap.error }
  }

  /// The newest of the commits that are in both histories and not below another such commit.
  var newestBase: ObjectID? {
    sides.filter { $0.value == .both }.keys
      .max { (links[$0]?.time ?? 0, $0) < (links[$1]?.time ?? 0, $1) }
  }

  private func isBelowSlack(_ time: Int64) -> Bool {
    let (edge, overflow) = oldestOneSided.subtractingReportingOverflow(Self.slack)
    return !overflow && time < edge
  }

  private mutating func visit(_ id: ObjectID, _ time: Int64) throws(GitError) {
    guard let side = sides[id], let parents = links[id]?.parents else { return }
    let isInBoth = side.isSuperset(of: .both)
    open.remove(id)
    if !isInBoth { oldestOneSided = min(oldestOneSided, time) }
    for parent in parents {
      if links[parent] == nil {
        do throws(GitError) {
          links[parent] = try repository.links(of: parent, parentOf: id, during: operation)
        } catch {
          gaps.append((id, error))
          continue
        }
      }
      try mark(parent, isInBoth ? side.union(.belowBoth) : side)
    }
  }

  /// Adds `side` to what is known of `id`, and has it visited if that was news.
  private mutating func mark(_ id: ObjectID, _ side: Sides) throws(GitError) {
    let known = sides[id] ?? []
    let now = known.union(side)
    guard now != known else { return }
    sides[id] = now
    if now.isSuperset(of: .both) { open.remove(id) } else { open.insert(id) }
    steps += 1
    guard steps <= Bound.historySteps.limit else {
      throw GitError(.pastBound(.historySteps), during: operation)
    }
    queue.insert(id, time: links[id]?.time ?? 0)
  }
}

/// Commits to be visited, the newest first: a binary heap.
struct CommitQueue {
  private var heap: [(time: Int64, id: ObjectID)] = []

  mutating func insert(_ id: ObjectID, time: Int64) {
    heap.append((time, id))
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[parent] < heap[child] else { return }
      heap.swapAt(parent, child)
      child = parent
    }
  }

  /// Takes out the newest; of equally old ones the one with the greatest id.
  mutating func popNewest() -> (time: Int64, id: ObjectID)? {
    guard let newest = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return newest }
    heap[0] = last
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < heap.count else { return newest }
      if child + 1 < heap.count, heap[child] < heap[child + 1] { child += 1 }
      guard heap[parent] < heap[child] else { return newest }
      heap.swapAt(parent, child)
      parent = child
    }
  }
}
