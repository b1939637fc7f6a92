internal import CPythonSource
internal import Synchronization

/// Files that will be asked for, read ahead by several workers.
///
/// Each worker has a reader of its own; only facts cross. Reading ahead changes no answer: what
/// cannot be read is left for the one who asks for it.
package struct Prefetch: Sendable {
  private let store: BlobStore
  private let facts: FactTable
  private let jobs: Int

  package init(store: BlobStore, facts: FactTable, jobs: Int) {
    self.store = store
    self.facts = facts
    self.jobs = max(1, jobs)
  }

  /// Reads `files` that the table does not have yet.
  package func read(_ files: [(id: ContentID, reading: FactTable.Reading)]) async {
    var seen: Set<FactTable.Key> = []
    let wanted = files.map { FactTable.Key(id: $0.id, reading: $0.reading) }
      .filter { seen.insert($0).inserted && facts.fact(of: $0.id, as: $0.reading) == nil }
    guard wanted.count > 8 else { return }
    let claims = Claims(count: wanted.count)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<min(jobs, wanted.count) {
        group.addTask { [store, facts] in
          guard let reader = try? store.open() else { return }
          while let chunk = claims.next() {
            for key in wanted[chunk] {
              var fact: FactTable.Fact?
              try? reader.withBlob(key.id, limit: SourceTree.fileLimit) {
                fact = FactTable.read($0, as: key.reading)
              }
              if let fact { facts.record(fact, of: key.id, as: key.reading) }
            }
          }
        }
      }
    }
  }
}

/// The places of a list, handed out to workers a few at a time.
private final class Claims: Sendable {
  private let count: Int
  private let start = Mutex(0)

  init(count: Int) { self.count = count }

  /// The next places that no worker has taken yet; nil at the end.
  func next() -> Range<Int>? {
    start.withLock { start in
      guard start < count else { return nil }
      let end = min(count, start + 16)
      defer { start = end }
      return start..<end
    }
  }
}

extension SourceTree {
  /// The files that looking symbols up may need: public headers, and the C sources of modules.
  package var filesOfSurface: [(id: ContentID, reading: FactTable.Reading)] {
    var files: [(id: ContentID, reading: FactTable.Reading)] = []
    for entry in listing.entries(below: "Include")
    where Surface.isPublicHeader(entry.path) && entry.kind != .link {
      files.append((entry.id, .cHeader))
    }
    for folder in CModuleIndex.sourceFolders {
      for entry in listing.entries(below: folder)
      where entry.path.text.hasSuffix(".c") && entry.kind != .link {
        files.append((entry.id, .cSource))
      }
    }
    return files
  }

  /// The Python files of Lib whose modules are API.
  package var filesOfLibrary: [(id: ContentID, reading: FactTable.Reading)] {
    listing.entries(below: "Lib")
      .filter {
        $0.path.text.hasSuffix(".py") && $0.kind != .link && !$0.path.text.hasPrefix("Lib/test/")
      }
      .map { ($0.id, .python) }
  }
}
