/// What many trees say about one symbol.
///
/// A tree is read as narrowly as the question allows: folder by folder, and a file only if it may
/// matter. Two trees that hold the same where the first was read give the same answer, so most
/// trees of a history are not read at all.
final class SymbolPresence {
  let symbol: Symbol
  let form: Form
  let folders: TreeFolders
  let reader: any BlobReader
  let store: BlobStore
  let jobs: Int
  /// Which headers or C sources may matter.
  let mentions: MentionTable
  /// Which lists of modules may matter.
  let listMentions: MentionTable
  /// Where words are that a reading pointed to: neighbouring trees point to the same ones.
  private var definitions: [[String]: MentionTable] = [:]
  var facts = FactTable()
  var fullReadings = 0
  private var readings: [ContentID: SymbolReading] = [:]
  private var footprints: [Footprint] = []
  private var imprints: [Footprint: [Imprint: SymbolReading]] = [:]
  /// How many footprints are tried before a tree is read.
  private static let footprintLimit = 6
  /// How many tables of words are kept.
  private static let definitionLimit = 16

  /// What the symbol is, as far as it decides where to read.
  enum Form: Hashable {
    case path(RepoPath, isFolder: Bool)
    case instruction
    /// A name of the public headers, by its parts.
    case c([String])
    /// A dotted name, or the dotted name of a function whose parameter is asked for.
    case python([String])
  }

  /// - Parameter symbol: Its language is settled.
  init(
    of symbol: Symbol, form: Form, folders: TreeFolders, reader: any BlobReader, store: BlobStore,
    jobs: Int
  ) {
    self.symbol = symbol
    self.form = form
    self.folders = folders
    self.reader = reader
    self.store = store
    self.jobs = jobs
    let (words, listed) = Self.words(of: form)
    mentions = MentionTable(of: words, reader: reader, store: store, jobs: jobs)
    listMentions = MentionTable(of: listed, reader: reader, store: store, jobs: 1)
  }

  /// What a file must hold to matter: a header, or C source; and a list of modules.
  ///
  /// A module written in C is named by its initialiser, as `PyInit_x` or `initx`, or by a string.
  private static func words(of form: Form) -> (declared: [String], listed: [String]) {
    switch form {
    case .path, .instruction: ([], [])
    case .c(let parts): (parts, [])
    case .python(let parts):
      (["PyInit_" + parts[0], "init" + parts[0], "\"" + parts[0] + "\""], [parts[0]])
    }
  }

  /// Which files hold one of `words`.
  func mentions(of words: [String]) -> MentionTable {
    if let known = definitions[words] { return known }
    if definitions.count >= Self.definitionLimit { definitions.removeAll() }
    let table = MentionTable(of: words, reader: reader, store: store, jobs: jobs)
    definitions[words] = table
    return table
  }

  /// What the tree `root` says.
  func reading(in root: ContentID) async -> SymbolReading {
    if let known = readings[root] { return known }
    guard root != .zero else {
      return SymbolReading(
        verdict: .undetermined, kind: .name, reason: "its commit cannot be read", lookedAt: [])
    }
    var reading: SymbolReading
    do throws(HistoryFault) {
      reading = try await recalled(in: root)
    } catch {
      reading = SymbolReading(
        verdict: .undetermined, kind: .name, reason: error.reason, lookedAt: [])
    }
    readings[root] = reading
    return reading
  }

  private func recalled(in root: ContentID) async throws(HistoryFault) -> SymbolReading {
    for footprint in footprints {
      let imprint = try await self.imprint(of: footprint, in: root)
      if let known = imprints[footprint]?[imprint] { return known }
    }
    let (reading, footprint) = try await fresh(in: root)
    guard let footprint else { return reading }
    let imprint = try await self.imprint(of: footprint, in: root)
    imprints[footprint, default: [:]][imprint] = reading
    footprints.removeAll { $0 == footprint }
    footprints.insert(footprint, at: 0)
    if footprints.count > Self.footprintLimit { footprints.removeLast() }
    return reading
  }

  private func imprint(
    of footprint: Footprint, in root: ContentID
  ) async throws(HistoryFault) -> Imprint {
    var imprint = Imprint(files: [])
    for path in footprint.files {
      imprint.files.append(try folders.item(at: path, in: root)?.id)
    }
    if case .python = form { imprint.searchFolders = try searchFolders(in: root) }
    switch footprint.area {
    case .none: break
    case .headers:
      let headers = try headers(in: root)
      imprint.hasArea = !headers.isEmpty
      imprint.mentioning = await mentions.mentioning(headers)
    case .moduleLists:
      imprint.hasArea = try folders.item(at: Self.moduleNames, in: root) != nil
      imprint.mentioning = await listMentions.mentioning(try moduleLists(in: root))
    case .moduleSources:
      let sources = try moduleSources(in: root)
      imprint.hasArea = !sources.isEmpty
      imprint.mentioning = await listMentions.mentioning(try moduleLists(in: root))
      imprint.mentioning += await mentions.mentioning(sources)
    }
    return imprint
  }

  /// Folders of Lib that are searched for modules as Lib itself is.
  func searchFolders(in root: ContentID) throws(HistoryFault) -> [String] {
    try folders.lines(in: "Lib", of: root).filter {
      if case .folder = $0.item { ModulePaths.isSearchFolder($0.name.text) } else { false }
    }.map(\.name.text)
  }

  /// The public headers.
  func headers(in root: ContentID) throws(HistoryFault) -> [TreeListing.Entry] {
    var entries: [TreeListing.Entry] = []
    for folder in Surface.publicHeaderFolders {
      for line in try folders.lines(in: folder, of: root) {
        guard case .file(let kind, let id) = line.item else { continue }
        let path = folder.appending(line.name)
        if Surface.isPublicHeader(path) { entries.append(.init(path: path, kind: kind, id: id)) }
      }
    }
    return entries
  }
}
