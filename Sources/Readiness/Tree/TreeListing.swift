/// Every path of a commit's tree, as git recorded it.
package struct TreeListing: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case file, executable, link, submodule
  }

  package struct Entry: Hashable, Sendable {
    package let path: RepoPath
    package let kind: Kind
    package let id: ContentID

    package init(path: RepoPath, kind: Kind, id: ContentID) {
      self.path = path
      self.kind = kind
      self.id = id
    }
  }

  /// A folder whose tree object could not be read: nothing is known of what is below it.
  package struct Gap: Hashable, Sendable {
    package let folder: RepoPath
    package let id: ContentID
    package let reason: String
    /// Whether it was not even tried, since whoever made the listing needs nothing of it.
    package let isLeftOut: Bool

    package init(folder: RepoPath, id: ContentID, reason: String, isLeftOut: Bool = false) {
      self.folder = folder
      self.id = id
      self.reason = reason
      self.isLeftOut = isLeftOut
    }

    /// Whether nothing can be known of what is at `path`.
    fileprivate func hides(_ path: RepoPath) -> Bool {
      folder.text.isEmpty || path == folder
        || path.text.utf8.starts(with: (folder.text + "/").utf8)
    }
  }

  /// In the order of the paths' bytes, folders apart.
  package var entries: [Entry] {
    note(gaps)
    return all
  }

  private let all: [Entry]
  package let gaps: [Gap]
  /// The release whose tree could not be read at all; nil if this is what was read of a tree.
  package let unreadRelease: String?
  /// Whether nothing at all of the release could be read.
  package var isUnread: Bool { unreadRelease != nil }
  private let index: [RepoPath: Int]
  private let folders: Set<RepoPath>
  private var notes = GapNotes()

  package init(entries: [Entry], gaps: [Gap] = []) {
    self.init(entries: entries, gaps: gaps, unreadRelease: nil)
  }

  /// The listing of a release whose tree could not be read: one gap, and nothing else.
  init(unread release: String, reason: String) {
    self.init(
      entries: [], gaps: [Gap(folder: "", id: .zero, reason: reason)], unreadRelease: release)
  }

  private init(entries: [Entry], gaps: [Gap], unreadRelease: String?) {
    self.unreadRelease = unreadRelease
    let sorted = entries.sorted { $0.path < $1.path }
    all = sorted
    self.gaps = gaps
    var index: [RepoPath: Int] = [:]
    index.reserveCapacity(sorted.count)
    var folders: Set<RepoPath> = []
    var previous: Substring?
    for (position, entry) in sorted.enumerated() {
      index[entry.path] = position
      let folder = entry.path.folder
      guard folder != previous else { continue }
      previous = folder
      var ancestor = RepoPath(String(folder))
      while !ancestor.text.isEmpty, folders.insert(ancestor).inserted {
        ancestor = RepoPath(String(ancestor.folder))
      }
    }
    self.index = index
    self.folders = folders
  }

  package subscript(path: RepoPath) -> Entry? {
    if let position = index[path] { return all[position] }
    note(hiding: path)
    return nil
  }

  /// Whether there is a folder at `path` (without a slash at its end) with at least one entry.
  package func hasFolder(_ path: RepoPath) -> Bool {
    if folders.contains(path) { return true }
    note(hiding: path)
    return false
  }

  /// The entries below a folder, at any depth, in order; all entries for an empty path.
  package func entries(below folder: RepoPath) -> ArraySlice<Entry> {
    note(gaps(concerning: folder))
    return known(below: folder)
  }

  private func known(below folder: RepoPath) -> ArraySlice<Entry> {
    if folder.text.isEmpty { return all[...] }
    let prefix = Array(folder.text.utf8) + [UInt8(ascii: "/")]
    let start = firstPosition { !$0.lexicographicallyPrecedes(prefix) }
    var end = start
    while end < all.count, all[end].path.text.utf8.starts(with: prefix) { end += 1 }
    return all[start..<end]
  }

  /// The names directly in a folder, files and folders, each once, in order.
  package func names(in folder: RepoPath) -> [String] {
    let skip = folder.text.isEmpty ? 0 : folder.text.utf8.count + 1
    note(hiding: folder)
    note(gaps.filter { $0.folder.folder == folder.text })
    var names: [String] = []
    for entry in known(below: folder) {
      let rest = entry.path.text.utf8.dropFirst(skip)
      let name = String(Substring(rest.prefix { $0 != UInt8(ascii: "/") }))
      if names.last != name { names.append(name) }
    }
    return names
  }

  /// The gap that hides `path`, if one does.
  package func gap(hiding path: RepoPath) -> Gap? {
    gaps.first { $0.hides(path) }
  }

  /// What could not be read of a folder, or of what is around it.
  package func gaps(concerning folder: RepoPath) -> [Gap] {
    if gaps.isEmpty { return [] }
    let unread = gaps.filter { !$0.isLeftOut }
    return unread.filter { gap in
      folder.text.isEmpty || gap.hides(folder)
        || gap.folder.text.utf8.starts(with: (folder.text + "/").utf8)
    }
  }

  private func firstPosition(where isAtOrAfter: (String.UTF8View) -> Bool) -> Int {
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if isAtOrAfter(all[middle].path.text.utf8) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

// Which gaps were met by who asked: what was not found may stand in one.
extension TreeListing {
  /// The same listing, whose gaps note in `met` that someone met them.
  func noting(in met: UnreadPlaces) -> Self {
    guard hasUnread else { return self }
    var copy = self
    copy.notes = GapNotes(met: met)
    return copy
  }

  /// Whether a folder could not be read.
  var hasUnread: Bool { gaps.contains { !$0.isLeftOut } }

  private func note(hiding path: RepoPath) {
    guard !gaps.isEmpty, notes.met != nil, let gap = gap(hiding: path) else { return }
    note([gap])
  }

  private func note(_ found: [Gap]) {
    guard !found.isEmpty, let met = notes.met else { return }
    for gap in found where !gap.isLeftOut { met.note(error(of: gap, hiding: gap.folder)) }
  }

  /// Why nothing can be told of `path`, which a gap hides.
  func error(of gap: Gap, hiding path: RepoPath) -> ReadError {
    if let unreadRelease { return ReadError(path: path, reason: .missingRelease(unreadRelease)) }
    return ReadError(path: gap.folder, reason: .damagedObject(gap.id, gap.reason))
  }
}

/// Where a listing notes that its gaps were met; no part of what the listing says.
private struct GapNotes: Hashable, Sendable {
  var met: UnreadPlaces?

  static func == (left: Self, right: Self) -> Bool { true }
  func hash(into hasher: inout Hasher) {}
}

extension TreeListing {
  /// The link or submodule that stands where a folder on the way to `path` would be; nil if there is none.
  func notFollowed(towards path: RepoPath) -> RepoPath? {
    var folder = String(path.folder)
    while !folder.isEmpty {
      let place = RepoPath(folder)
      if let kind = self[place]?.kind, kind == .link || kind == .submodule { return place }
      folder = String(place.folder)
    }
    return nil
  }
}
