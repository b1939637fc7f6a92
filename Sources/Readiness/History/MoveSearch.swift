/// Finds where a file went that a commit took away.
struct MoveSearch {
  private let folders: TreeFolders
  private let reader: any BlobReader
  private var compared = 0

  init(_ folders: TreeFolders, reader: any BlobReader) {
    self.folders = folders
    self.reader = reader
  }

  /// The new path of the file at `path`; nil if it is still there, or nothing new is like it.
  ///
  /// The same contents come first; then contents of which at least half the lines are the same, as
  /// git has it. What cannot be read or is too large is no likeness.
  mutating func newPath(
    of path: RepoPath, from old: ContentID, to new: ContentID
  ) throws(HistoryFault) -> RepoPath? {
    guard case .file(_, let id)? = try folders.item(at: path, in: old),
      try folders.item(at: path, in: new) == nil
    else { return nil }
    let added = try addedFiles(from: old, to: new)
    if let same = added.first(where: { $0.id == id }) { return same.path }
    let ending = Self.ending(of: path)
    let alike = added.filter { Self.ending(of: $0.path) == ending }
      .sorted { ($0.path.name == path.name ? 0 : 1) < ($1.path.name == path.name ? 0 : 1) }
      .prefix(HistoryBound.moveCandidates)
    guard !alike.isEmpty, let lines = LineCounts(of: id, by: reader) else { return nil }
    var best: (path: RepoPath, share: Double)?
    for file in alike {
      guard let others = LineCounts(of: file.id, by: reader) else { continue }
      let share = lines.share(in: others)
      if share >= 0.5, share > best?.share ?? 0 { best = (file.path, share) }
    }
    return best?.path
  }

  private static func ending(of path: RepoPath) -> Substring {
    path.name.lastIndex(of: ".").map { path.name[$0...] } ?? ""
  }

  /// Files at paths at which the old tree has none. Folders that are the same are not read.
  private mutating func addedFiles(
    from old: ContentID, to new: ContentID
  ) throws(HistoryFault) -> [TreeListing.Entry] {
    var added: [TreeListing.Entry] = []
    var pending: [(path: RepoPath, old: ContentID?, new: ContentID)] = [(RepoPath(""), old, new)]
    while let pair = pending.popLast() {
      compared += 1
      guard compared <= HistoryBound.comparedFolders else {
        throw HistoryFault("a commit changed more than \(HistoryBound.comparedFolders) folders")
      }
      var before: [RepoPath: FolderItem] = [:]
      if let old = pair.old {
        for line in try folders.lines(of: old) { before[line.name] = line.item }
      }
      for line in try folders.lines(of: pair.new) where before[line.name] != line.item {
        let path = pair.path.appending(line.name)
        switch (line.item, before[line.name]) {
        case (.folder(let id), .folder(let former)?): pending.append((path, former, id))
        case (.folder(let id), _): pending.append((path, nil, id))
        case (.file(let kind, let id), nil), (.file(let kind, let id), .folder?):
          added.append(.init(path: path, kind: kind, id: id))
        case (.file, .file?): break
        }
      }
    }
    return added.sorted { $0.path < $1.path }
  }
}

/// How often each line is in a file, by the lines' hashes.
private struct LineCounts {
  private var counts: [Int: Int] = [:]
  private var total = 0

  /// Nil if the file cannot be read, is too large, or has no lines.
  init?(of id: ContentID, by reader: any BlobReader) {
    var counts: [Int: Int] = [:]
    var total = 0
    do throws(ReadError.Reason) {
      try reader.withBlob(id, limit: HistoryBound.comparedBytes) { bytes in
        var hasher = Hasher()
        var length = 0
        for place in bytes.indices {
          let byte = bytes[place]
          if byte != UInt8(ascii: "\n") {
            hasher.combine(byte)
            length += 1
          } else {
            if length > 0 { counts[hasher.finalize(), default: 0] += length }
            total += length
            hasher = Hasher()
            length = 0
          }
        }
        if length > 0 { counts[hasher.finalize(), default: 0] += length }
        total += length
      }
    } catch {
      return nil
    }
    guard total > 0 else { return nil }
    self.counts = counts
    self.total = total
  }

  /// Which part of the larger of both files is in lines that both have, by bytes.
  func share(in other: LineCounts) -> Double {
    var common = 0
    for (line, bytes) in counts { common += min(bytes, other.counts[line] ?? 0) }
    return Double(common) / Double(max(total, other.total))
  }
}
