/// Which files hold one of some words anywhere, as bytes.
///
/// A file that does not hold a name declares nothing of that name, so it need not be read for it.
/// Searching costs a small part of reading, and each blob is searched once.
final class MentionTable {
  private let reader: any BlobReader
  private let store: BlobStore
  private let jobs: Int
  private let words: [SoughtWord]
  private var known: [ContentID: Bool] = [:]
  /// So few files that opening the repository once more would cost more than it gains.
  private static let fewFiles = 48

  init(of words: [String], reader: any BlobReader, store: BlobStore, jobs: Int) {
    self.words = words.map { SoughtWord($0) }
    self.reader = reader
    self.store = store
    self.jobs = max(1, jobs)
  }

  /// Those of `entries` that hold a word, and those that could not be searched.
  func mentioning(_ entries: [TreeListing.Entry]) async -> [TreeListing.Entry] {
    var seen: Set<ContentID> = []
    let unknown = entries.map(\.id).filter { known[$0] == nil && seen.insert($0).inserted }
    if unknown.count < Self.fewFiles {
      for id in unknown { known[id] = words.areMentioned(in: id, by: reader) }
    } else {
      await search(unknown)
    }
    return entries.filter { known[$0.id] ?? true }
  }

  private func search(_ ids: [ContentID]) async {
    let (store, words, jobs) = (store, words, jobs)
    await withTaskGroup(of: [(ContentID, Bool)].self) { group in
      for worker in 0..<jobs {
        group.addTask {
          guard let reader = try? store.open() else { return [] }
          return stride(from: worker, to: ids.count, by: jobs).map { place in
            (ids[place], words.areMentioned(in: ids[place], by: reader))
          }
        }
      }
      for await found in group {
        for (id, isMentioned) in found { known[id] = isMentioned }
      }
    }
  }
}

extension [SoughtWord] {
  /// Whether one of the words is in a blob; also true if that could not be found out.
  fileprivate func areMentioned(in id: ContentID, by reader: any BlobReader) -> Bool {
    var isMentioned = true
    try? reader.withBlob(id, limit: SourceTree.fileLimit) { bytes in
      isMentioned = false
      for word in self where word.isIn(bytes) { isMentioned = true }
    }
    return isMentioned
  }
}
