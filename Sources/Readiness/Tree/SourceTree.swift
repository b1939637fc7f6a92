package import CPythonSource

/// The tree of one commit: what is in it, and what its files say.
///
/// Not `Sendable`: it holds a reader of its own. What it reads goes to the shared ``FactTable``.
package final class SourceTree {
  /// The most bytes of one file that are read. The largest text file of CPython has 2.6 MB.
  package static let fileLimit = InspectionBound.file.limit

  package let listing: TreeListing
  package let facts: FactTable
  /// The tree's id; nil where there is none, as in memory.
  let id: ContentID?
  private let reader: any BlobReader
  /// Whether anything of the tree could not be read so far, a folder or a file: what was not found
  /// may stand there, where whoever sought it passes over what cannot be read.
  package var hasUnread: Bool { listing.hasUnread || !unread.isEmpty }
  /// What could not be read so far.
  let unread = UnreadPlaces()

  package init(
    listing: TreeListing, id: ContentID? = nil, facts: FactTable, reader: any BlobReader
  ) {
    self.listing = listing.noting(in: unread)
    self.id = id
    self.facts = facts
    self.reader = reader
  }

  /// Whether a file, link or submodule stands at `path`.
  ///
  /// - Throws: ``ReadError`` if the folder that would hold it could not be read.
  package func contains(_ path: RepoPath) throws(ReadError) -> Bool {
    try entry(at: path) != nil
  }

  /// Whether there is a folder at `path`.
  ///
  /// - Throws: ``ReadError`` if it, or a folder above it, could not be read.
  package func hasFolder(_ path: RepoPath) throws(ReadError) -> Bool {
    try refuseGap(path)
    return listing.hasFolder(path)
  }

  /// The bytes of the file at `path`; nil if there is no file.
  ///
  /// - Throws: ``ReadError`` if there is one, or may be, that cannot be read.
  package func bytes(at path: RepoPath) throws(ReadError) -> [UInt8]? {
    guard let entry = try file(at: path) else { return nil }
    if let known = facts.recent.bytes(of: entry.id) { return known }
    var bytes: [UInt8] = []
    try read(entry) { bytes = $0.copied }
    facts.recent.keep(bytes, of: entry.id)
    return bytes
  }

  /// The text of the file at `path`, decoded as UTF-8 with repair; nil if there is no file.
  package func text(at path: RepoPath) throws(ReadError) -> String? {
    try bytes(at: path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// What a Python file defines; nil if there is no file.
  package func python(at path: RepoPath) throws(ReadError) -> PythonOutline? {
    guard case .python(let outline)? = try fact(at: path, as: .python) else { return nil }
    return outline
  }

  /// The words of what may be a Python file's import statements; nil if there is no file.
  func importedWords(at path: RepoPath) throws(ReadError) -> ImportedWords? {
    guard case .importedWords(let words)? = try fact(at: path, as: .importedWords) else {
      return nil
    }
    return words
  }

  /// What a Python file defines, by name; nil if there is no file.
  func pythonIndex(at path: RepoPath) throws(ReadError) -> OutlineIndex? {
    guard case .pythonIndex(let index)? = try fact(at: path, as: .pythonIndex) else { return nil }
    return index
  }

  /// What a C source file tells of modules and types; nil if there is no file.
  func cModule(at path: RepoPath) throws(ReadError) -> CModuleEntry? {
    guard case .cModule(let entry)? = try fact(at: path, as: .cModule) else { return nil }
    return entry
  }

  /// What the releases of a series say in `Misc/NEWS`; nil if there is no file.
  func spokenHistory(of series: Series) throws(ReadError) -> SpokenDocument? {
    guard
      case .spoken(let document)? = try fact(
        at: Self.newsHistory, as: .spokenHistory(series))
    else { return nil }
    return document
  }

  /// What a document of a series says was removed or will be; nil if there is no file.
  func spoken(at path: RepoPath, of series: Series) throws(ReadError) -> SpokenDocument? {
    guard case .spoken(let document)? = try fact(at: path, as: .spoken(series)) else { return nil }
    return document
  }

  /// What a C file declares; nil if there is no file.
  ///
  /// - Parameter reading: ``FactTable/Reading/cHeader`` or ``FactTable/Reading/cSource``.
  package func c(at path: RepoPath, as reading: FactTable.Reading) throws(ReadError) -> COutline? {
    guard case .c(let outline)? = try fact(at: path, as: reading) else { return nil }
    return outline
  }

  /// What a Python or C file says of removals; empty if there is no file.
  ///
  /// - Parameter reading: ``FactTable/Reading/pythonNotices`` or ``FactTable/Reading/cNotices``.
  package func notices(
    at path: RepoPath, as reading: FactTable.Reading
  ) throws(ReadError) -> [RemovalNotice] {
    guard case .notices(let notices)? = try fact(at: path, as: reading) else { return [] }
    return notices
  }

  /// The `deprecated-removed` directives of a documentation file; empty if there is no file.
  package func deprecatedRemoved(at path: RepoPath) throws(ReadError) -> [DeprecatedRemoved] {
    guard case .deprecatedRemoved(let found)? = try fact(at: path, as: .deprecatedRemoved) else {
      return []
    }
    return found
  }

  /// What a file of the documentation says of versions, modules and other files; nil if there is no
  /// file.
  package func documentation(at path: RepoPath) throws(ReadError) -> DocumentOutline? {
    guard case .documentation(let outline)? = try fact(at: path, as: .documentation) else {
      return nil
    }
    return outline
  }

  /// The entries of a file below `Misc/NEWS.d`; nil if there is no file.
  package func news(at path: RepoPath) throws(ReadError) -> NewsFile? {
    guard case .news(let file)? = try fact(at: path, as: .news) else { return nil }
    return file
  }

  /// What one pass over a file tells of it as a text; nil if there is no file.
  package func scan(of path: RepoPath) throws(ReadError) -> TextScan? {
    guard case .text(let scan)? = try fact(at: path, as: .text) else { return nil }
    return scan
  }

  /// The statements of a C file that give types their bases; nil if there is no file.
  func cTypeStatements(at path: RepoPath) throws(ReadError) -> CTypeStatements? {
    guard case .cTypes(let statements)? = try fact(at: path, as: .cTypes) else { return nil }
    return statements
  }

  /// What the functions of a C file take; nil if there is no file.
  func cCallables(at path: RepoPath) throws(ReadError) -> CCallables? {
    guard case .cCallables(let callables)? = try fact(at: path, as: .cCallables) else { return nil }
    return callables
  }

  /// A manifest of the stable ABI; nil if there is no file.
  func abiManifest(at path: RepoPath) throws(ReadError) -> ABIManifest? {
    guard case .abiManifest(let manifest)? = try fact(at: path, as: .abiManifest) else {
      return nil
    }
    return manifest
  }

  /// The instructions that a file lists; nil if there is no file.
  func instructions(at path: RepoPath) throws(ReadError) -> InstructionTable? {
    guard case .instructions(let table)? = try fact(at: path, as: .instructions) else { return nil }
    return table
  }

  /// The lines of a document that describe modules and C names; nil if there is no file.
  func described(at path: RepoPath) throws(ReadError) -> DescribedLines? {
    guard case .described(let lines)? = try fact(at: path, as: .described) else { return nil }
    return lines
  }

  /// The public names of a Python file that are its own; nil if there is no file.
  func publicNames(at path: RepoPath) throws(ReadError) -> PublicNames? {
    guard case .publicNames(let names)? = try fact(at: path, as: .publicNames) else { return nil }
    return names
  }

  /// What is known of a file, read now if nobody did before; nil if there is no file.
  ///
  /// - Throws: ``ReadError`` if there is one, or may be, that cannot be read.
  func fact(
    at path: RepoPath, as reading: FactTable.Reading
  ) throws(ReadError) -> FactTable.Fact? {
    guard let entry = try file(at: path) else { return nil }
    if let known = facts.fact(of: entry.id, as: reading) { return known }
    var fact: FactTable.Fact?
    if let origin = reading.origin {
      fact = try self.fact(at: path, as: origin)?.derived(as: reading)
    } else {
      if let known = facts.recent.bytes(of: entry.id) {
        fact = FactTable.read(known.span, as: reading)
      } else {
        try read(entry) { fact = FactTable.read($0, as: reading) }
      }
    }
    if let fact { facts.record(fact, of: entry.id, as: reading) }
    return fact
  }

  private func entry(at path: RepoPath) throws(ReadError) -> TreeListing.Entry? {
    if let entry = listing[path] { return entry }
    try refuseGap(path)
    return nil
  }

  /// The entry of a file; nil if nothing is there.
  ///
  /// - Throws: ``ReadError`` if what is there is no file, or if that cannot be told.
  func file(at path: RepoPath) throws(ReadError) -> TreeListing.Entry? {
    guard let entry = try entry(at: path) else { return nil }
    switch entry.kind {
    case .file, .executable: return entry
    case .link, .submodule: throw ReadError(path: path, reason: .notAFile(entry.kind))
    }
  }

  private func refuseGap(_ path: RepoPath) throws(ReadError) {
    guard let gap = listing.gap(hiding: path) else { return }
    throw listing.error(of: gap, hiding: path)
  }

  /// Gives the bytes of a file to `body`, in place.
  func read(
    _ entry: TreeListing.Entry, _ body: (Span<UInt8>) -> Void
  ) throws(ReadError) {
    do throws(ReadError.Reason) {
      try reader.withBlob(entry.id, limit: Self.fileLimit, body)
    } catch {
      let error = ReadError(path: entry.path, reason: error)
      unread.note(error)
      throw error
    }
  }
}

extension SourceTree {
  /// What below a folder could not be listed.
  ///
  /// - Parameter concerns: Given where the gap is, whether it counts.
  func gaps(below folder: RepoPath, where concerns: (RepoPath) -> Bool = { _ in true })
    -> [ReadError]
  {
    listing.gaps(concerning: folder).filter { concerns($0.folder) }.map {
      listing.error(of: $0, hiding: $0.folder)
    }
  }

  /// The tree of a release that could not be read: nothing of it is known to be there, or not to be.
  package convenience init(unread release: String, reason: String, facts: FactTable) {
    self.init(
      listing: TreeListing(unread: release, reason: reason), facts: facts, reader: MemoryBlobs([:]))
  }
}

extension SourceTree {
  /// A tree of files in memory, for tests and for the examples of probes.
  ///
  /// - Parameters:
  ///   - bytes: Files that are no text.
  ///   - kinds: What is no ordinary file.
  package convenience init(
    files: [RepoPath: String], bytes: [RepoPath: [UInt8]] = [:],
    kinds: [RepoPath: TreeListing.Kind] = [:]
  ) {
    var contents: [ContentID: [UInt8]] = [:]
    var entries: [TreeListing.Entry] = []
    let all = files.mapValues { Array($0.utf8) }.merging(bytes) { text, _ in text }
    for (path, bytes) in all {
      let id = ContentID(standingFor: bytes)
      contents[id] = bytes
      entries.append(.init(path: path, kind: kinds[path] ?? .file, id: id))
    }
    self.init(
      listing: TreeListing(entries: entries), facts: FactTable(), reader: MemoryBlobs(contents))
  }
}

extension ContentID {
  /// A name for bytes in memory: the same for the same bytes, as git's is, but not git's.
  fileprivate init(standingFor bytes: [UInt8]) {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let parts = [UInt64(bytes.count), sum].flatMap { number in
      (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(56 - 8 * $0)) }
    }
    self = ContentID(bytes: [1, 0, 0, 0] + parts) ?? .zero
  }
}
