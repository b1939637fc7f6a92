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
  ///
  /// - Parameter others: What is to be read later; what it wants of the same files is read with them.
  package func read(_ files: [WantedFile], before others: [WantedFile] = []) async {
    let now = Set(files.map(\.id))
    var wanted = grouped(files + others.filter { now.contains($0.id) })
    guard wanted.count > 8 else { return }
    // git's packs build the versions of a file on one another: the second costs little soon after
    // the first.
    wanted.sort { $0.path < $1.path }
    await read(wanted)
  }

  private func read(_ wanted: [Wanted]) async {
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
                  let fact = FactTable.read(bytes, as: reading)
                  found.append((fact, reading))
                  for other in FactTable.Reading.soonDerived {
                    if let derived = fact.derived(as: other) { found.append((derived, other)) }
                  }
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
    let path: RepoPath
    let id: ContentID
    var readings: [FactTable.Reading]
  }

  private func grouped(_ files: [WantedFile]) -> [Wanted] {
    var places: [ContentID: Int] = [:]
    var wanted: [Wanted] = []
    for file in files where !facts.has(file.id, as: file.reading) {
      let place = places[file.id] ?? wanted.count
      if place == wanted.count {
        places[file.id] = place
        wanted.append(Wanted(path: file.path, id: file.id, readings: []))
      }
      for reading in [file.reading] + file.reading.companions
      where !wanted[place].readings.contains(reading) {
        wanted[place].readings.append(reading)
      }
    }
    return wanted
  }
}

extension FactTable.Reading {
  /// What is made of facts at once, since it is always asked for; the rest is made when it is.
  fileprivate static let soonDerived: [Self] = [.cModule]

  /// What is likely to be asked of the same file later: it costs less than to read the file once more.
  fileprivate var companions: [Self] {
    switch self {
    case .documentation: [.deprecatedRemoved]
    default: []
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

/// A file that will be asked for, and how it is to be read.
package struct WantedFile: Sendable {
  let path: RepoPath
  let id: ContentID
  let reading: FactTable.Reading
}

extension WantedFile {
  init(_ entry: TreeListing.Entry, _ reading: FactTable.Reading) {
    self.init(path: entry.path, id: entry.id, reading: reading)
  }
}

extension SourceTree {
  /// The files that looking symbols up may need: public headers, and the C sources of modules.
  package var filesOfSurface: [WantedFile] {
    var files = wanted(in: "Include", as: .cHeader, where: Surface.isPublicHeader)
    for folder in CModuleIndex.sourceFolders {
      files += wanted(in: folder, as: .cSource, where: CModuleIndex.isSource)
    }
    return files
  }

  /// Every file that may be a text, by its name.
  package var filesOfText: [WantedFile] {
    textEntries.map { WantedFile($0, .text) }
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
  package var filesOfLibrary: [WantedFile] {
    wanted(in: "Lib", as: .python) { $0.text.hasSuffix(".py") && !$0.text.hasPrefix("Lib/test/") }
  }

  /// The Python files in which the names of `symbols` are sought first.
  package func files(of symbols: [Symbol]) -> [WantedFile] {
    symbols.flatMap { symbol -> [WantedFile] in
      let parts: [String]
      switch symbol.form {
      case .dotted(let names, let language) where language != .c: parts = names
      case .parameter(let function, _): parts = function
      case .dotted, .path, .instruction: return []
      }
      return ModulePaths.candidates(of: parts, searchFolders: []).compactMap { path in
        guard let entry = listing[path], entry.kind != .link else { return nil }
        return WantedFile(entry, .python)
      }
    }
  }

  private func wanted(
    in folder: RepoPath, as reading: FactTable.Reading, where isWanted: (RepoPath) -> Bool
  ) -> [WantedFile] {
    listing.entries(below: folder).filter { $0.kind != .link && isWanted($0.path) }
      .map { WantedFile($0, reading) }
  }
}
