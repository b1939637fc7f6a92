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

    package init(folder: RepoPath, id: ContentID, reason: String) {
      self.folder = folder
      self.id = id
      self.reason = reason
    }
  }

  /// In the order of the paths' bytes, folders apart.
  package let entries: [Entry]
  package let gaps: [Gap]
  private let index: [RepoPath: Int]
  private let folders: Set<RepoPath>

  package init(entries: [Entry], gaps: [Gap] = []) {
    let sorted = entries.sorted { $0.path < $1.path }
    self.entries = sorted
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
    index[path].map { entries[$0] }
  }

  /// Whether there is a folder at `path` (without a slash at its end) with at least one entry.
  package func hasFolder(_ path: RepoPath) -> Bool { folders.contains(path) }

  /// The entries below a folder, at any depth, in order; all entries for an empty path.
  package func entries(below folder: RepoPath) -> ArraySlice<Entry> {
    if folder.text.isEmpty { return entries[...] }
    let prefix = Array(folder.text.utf8) + [UInt8(ascii: "/")]
    let start = firstPosition { !$0.lexicographicallyPrecedes(prefix) }
    var end = start
    while end < entries.count, entries[end].path.text.utf8.starts(with: prefix) { end += 1 }
    return entries[start..<end]
  }

  /// The names directly in a folder, files and folders, each once, in order.
  package func names(in folder: RepoPath) -> [String] {
    let skip = folder.text.isEmpty ? 0 : folder.text.utf8.count + 1
    var names: [String] = []
    for entry in entries(below: folder) {
      let rest = entry.path.text.utf8.dropFirst(skip)
      let name = String(Substring(rest.prefix { $0 != UInt8(ascii: "/") }))
      if names.last != name { names.append(name) }
    }
    return names
  }

  /// The gap that hides `path`, if one does.
  package func gap(hiding path: RepoPath) -> Gap? {
    gaps.first { gap in
      gap.folder.text.isEmpty || path == gap.folder
        || path.text.utf8.starts(with: (gap.folder.text + "/").utf8)
    }
  }

  private func firstPosition(where isAtOrAfter: (String.UTF8View) -> Bool) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if isAtOrAfter(entries[middle].path.text.utf8) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
