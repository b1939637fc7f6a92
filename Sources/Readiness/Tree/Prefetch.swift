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
    let wanted = grouped(files)
    guard wanted.count > 8 else { return }
    let claims = Claims(count: wanted.count)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<min(jobs, wanted.count) {
        group.addTask { [store, facts] in
          guard let reader = try? store.open() else { return }
          while let chunk = claims.next() {
            for file in wanted[chunk] {
              var found: [(FactTable.Fact, FactTable.Reading)] = []
              try? reader.withBlob(file.id, limit: SourceTree.fileLimit) { bytes in
                for reading in file.readings {
                  found.append((FactTable.read(bytes, as: reading), reading))
                }
              }
              for (fact, reading) in found { facts.record(fact, of: file.id, as: reading) }
            }
          }
        }
      }
    }
  }
}

extension Prefetch {
  /// A file that is read once, for all that is to be known of it.
  private struct Wanted: Sendable {
    let id: ContentID
    var readings: [FactTable.Reading]
  }

  private func grouped(_ files: [(id: ContentID, reading: FactTable.Reading)]) -> [Wanted] {
    var places: [ContentID: Int] = [:]
    var wanted: [Wanted] = []
    for file in files where facts.fact(of: file.id, as: file.reading) == nil {
      if let place = places[file.id] {
        if !wanted[place].readings.contains(file.reading) {
          wanted[place].readings.append(file.reading)
        }
      } else {
        places[file.id] = wanted.count
        wanted.append(Wanted(id: file.id, readings: [file.reading]))
      }
    }
    return wanted
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

  /// Every file that may be a text, by its name.
  package var filesOfText: [(id: ContentID, reading: FactTable.Reading)] {
    textEntries.map { ($0.id, .text) }
  }

  /// The entries of files that may be texts.
  var textEntries: [TreeListing.Entry] {
    listing.entries.filter {
      ($0.kind == .file || $0.kind == .executable) && !Self.binaryEndings.contains($0.path.ending)
    }
  }

  /// Endings of files that are never texts: they are not read.
  private static let binaryEndings: Set<String> = [
    "aiff", "bmp", "bz2", "db", "dll", "exe", "gif", "gz", "icns", "ico", "jpg", "lib", "pdf",
    "png",
    "psd", "tar", "tgz", "wav", "whl", "xz", "zip",
  ]

  /// The Python files of Lib whose modules are API.
  package var filesOfLibrary: [(id: ContentID, reading: FactTable.Reading)] {
    listing.entries(below: "Lib")
      .filter {
        $0.path.text.hasSuffix(".py") && $0.kind != .link && !$0.path.text.hasPrefix("Lib/test/")
      }
      .map { ($0.id, .python) }
  }
}
