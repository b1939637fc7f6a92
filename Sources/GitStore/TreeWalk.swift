/// Walks a tree and the trees below it, with a stack of its own and within the bounds.
struct TreeWalk {
  private(set) var listing = TreeListing()

  private let repository: Repository
  private let prefixes: [[UInt8]]?
  /// The folders still to be read, the next one last.
  private var pending: [Step] = []
  private var pathBytes = 0
  private let root: ObjectID

  /// Something to be done, in git's order.
  private enum Step {
    case read(path: [UInt8], id: ObjectID, depth: Int)
    case list(TreeListing.Entry)
  }

  /// A walk of `root` that lists what is at or below one of `prefixes`.
  init(of repository: Repository, root: ObjectID, below prefixes: [String]?) {
    self.repository = repository
    self.root = root
    self.prefixes = prefixes?.map { prefix in
      var bytes = Array(prefix.utf8)
      while bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
      return bytes
    }
    pending = [.read(path: [], id: root, depth: 0)]
  }

  /// Does it all.
  mutating func run() throws(GitError) {
    while let step = pending.popLast() {
      switch step {
      case .list(let entry):
        listing.entries.append(entry)
      case .read(let path, let id, let depth):
        if depth > 0 { listing.folders.append(.init(path: path, id: id)) }
        do throws(GitError) {
          try read(path, id, depth)
        } catch {
          if depth == 0 || isFatal(error) { throw error }
          listing.unread.append(.init(path: path, id: id, reason: error))
        }
      }
    }
  }

  /// Past these the whole listing could no longer be held.
  private func isFatal(_ error: GitError) -> Bool {
    error.fault == .pastBound(.treeEntries) || error.fault == .pastBound(.pathBytes)
  }

  private mutating func read(_ path: [UInt8], _ id: ObjectID, _ depth: Int) throws(GitError) {
    guard depth <= Bound.treeDepth.limit else {
      throw GitError(.pastBound(.treeDepth), during: .list(id))
    }
    var steps: [Step] = []
    var malformed: [TreeListing.Malformed] = []
    try repository.objects.withObject(id, wanted: .tree, during: .list(id)) {
      (_, content) throws(GitError) in
      var reader = TreeReader(content)
      var names = TreeNameCheck(content)
      while let entry = reader.next() {
        let below = Self.join(path, UnsafeRawBufferPointer(rebasing: content[entry.name]))
        if let fault = names.fault(of: entry) {
          malformed.append(.init(path: below, fault: fault))
          try count(below)
        } else if below.count > Bound.pathLength.limit {
          malformed.append(.init(path: path, fault: .pathTooLong))
        } else if let step = step(for: entry, at: below, depth: depth) {
          steps.append(step)
          try count(below)
        }
      }
      if reader.isDamaged { malformed.append(.init(path: path, fault: .cutOff)) }
    }
    listing.malformed += malformed
    pending += steps.reversed()
  }

  /// Counts one more path against the bounds.
  private mutating func count(_ path: [UInt8]) throws(GitError) {
    pathBytes += path.count
    entryCount += 1
    guard entryCount <= Bound.treeEntries.limit else {
      throw GitError(.pastBound(.treeEntries), during: .list(root))
    }
    guard pathBytes <= Bound.pathBytes.limit else {
      throw GitError(.pastBound(.pathBytes), during: .list(root))
    }
  }

  private var entryCount = 0

  /// What to do about an entry; nil if it is neither wanted nor on the way to what is.
  private func step(for entry: TreeEntry, at path: [UInt8], depth: Int) -> Step? {
    guard let kind = entry.kind else { return nil }
    guard let leaf = TreeListing.Kind(kind) else {
      return isWanted(path, orAbove: true) ? .read(path: path, id: entry.id, depth: depth + 1) : nil
    }
    return isWanted(path, orAbove: false)
      ? .list(TreeListing.Entry(path: path, kind: leaf, id: entry.id)) : nil
  }

  /// Whether `path` is at or below a prefix, or above one if that will do.
  private func isWanted(_ path: [UInt8], orAbove: Bool) -> Bool {
    guard let prefixes else { return true }
    return prefixes.contains { prefix in
      Self.isAtOrBelow(path, prefix) || orAbove && Self.isAtOrBelow(prefix, path)
    }
  }

  private static func isAtOrBelow(_ path: [UInt8], _ folder: [UInt8]) -> Bool {
    folder.isEmpty
      || path.starts(with: folder)
        && (path.count == folder.count || path[folder.count] == UInt8(ascii: "/"))
  }

  private static func join(_ folder: [UInt8], _ name: UnsafeRawBufferPointer) -> [UInt8] {
    guard !folder.isEmpty else { return Array(name) }
    var path: [UInt8] = []
    path.reserveCapacity(folder.count + 1 + name.count)
    path += folder
    path.append(UInt8(ascii: "/"))
    path += name
    return path
  }
}
