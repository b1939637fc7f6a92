internal import CPythonSource

// How one tree is read, when nothing that was read before answers for it.
extension SymbolPresence {
  /// The reading, and what it depended on; no footprint if asking anew is as cheap.
  func fresh(
    in root: ContentID
  ) async throws(HistoryFault) -> (reading: SymbolReading, footprint: Footprint?) {
    switch form {
    case .path(let path, let isFolder):
      return (try pathReading(path, isFolder: isFolder, in: root), nil)
    case .instruction:
      let listing = try folders.listing(of: root) { $0.text == "Lib" }
      let reading = surface(listing).reading(of: symbol)
      let files: [RepoPath] = ["Lib/opcode.py", "Lib/_opcode_metadata.py"]
      return (reading, Footprint(files: unique(files + reading.lookedAt), area: .none))
    case .c:
      return (
        try await headerReading(in: root),
        Footprint(files: Surface.configurationTemplates, area: .headers)
      )
    case .python(let parts):
      return try await pythonReading(parts, in: root)
    }
  }

  private func pathReading(
    _ path: RepoPath, isFolder: Bool, in root: ContentID
  ) throws(HistoryFault) -> SymbolReading {
    let kind: SymbolKind = isFolder ? .folder : .path
    let parent = RepoPath(String(path.folder))
    let isThere: Bool =
      switch try folders.item(at: path, in: root) {
      case .folder: true
      case .file: !isFolder
      case nil: false
      }
    return SymbolReading(
      verdict: isThere ? .present : .gone, kind: kind,
      reason: isThere ? "" : "the tree has no such path", lookedAt: [parent],
      evidence: isThere ? [Location(path)] : [])
  }

  /// Reads the headers that hold a part of the name, and those that define what leaves it open, such
  /// as a macro that stands for members; all headers only if that does not settle it.
  private func headerReading(in root: ContentID) async throws(HistoryFault) -> SymbolReading {
    let listing = try folders.listing(of: root) {
      $0.text == "Include" || $0.text == "Include/cpython" || $0.text == "PC"
    }
    let headers = try headers(in: root)
    var relevant = Set(await mentions.mentioning(headers).map(\.path))
    for _ in 0..<3 {
      let kept = listing.entries.filter {
        !Surface.isPublicHeader($0.path) || relevant.contains($0.path)
      }
      let narrow = surface(TreeListing(entries: kept, gaps: listing.gaps))
      let reading = narrow.reading(of: symbol)
      if reading.verdict != .undetermined { return reading }
      let words = words(at: reading.reason, in: listing)
      guard !words.isEmpty else { break }
      relevant.formUnion(await mentions(of: words).mentioning(headers).map(\.path))
    }
    return surface(listing).reading(of: symbol)
  }

  /// The identifiers on the lines that a reason points to.
  private func words(at reason: Message, in listing: TreeListing) -> [String] {
    var words: [String] = []
    for case .place(let place) in reason.pieces {
      guard let line = place.line, let entry = listing[place.path] else { continue }
      var text: [UInt8] = []
      var number = 1
      try? reader.withBlob(entry.id, limit: SourceTree.fileLimit) { bytes in
        for index in bytes.indices {
          if bytes[index] == UInt8(ascii: "\n") {
            number += 1
          } else if number == line {
            text.append(bytes[index])
          }
          if number > line { break }
        }
      }
      words += String(decoding: text, as: UTF8.self)
        .words.map(String.init)
    }
    return words.filter { $0.utf8.count > 3 }
  }

  func surface(_ listing: TreeListing) -> Surface {
    Surface(tree: SourceTree(listing: listing, facts: facts, reader: reader))
  }

  private func unique(_ paths: [RepoPath]) -> [RepoPath] {
    var seen: Set<RepoPath> = []
    return paths.filter { seen.insert($0).inserted }
  }

  // MARK: Python

  /// Reads the module's own folder first, then all of Lib, then the C sources as well; each time
  /// only because the answer could not be told from less.
  private func pythonReading(
    _ parts: [String], in root: ContentID
  ) async throws(HistoryFault) -> (reading: SymbolReading, footprint: Footprint?) {
    let extra = try searchFolders(in: root)
    let places = ModulePaths.candidates(of: parts, searchFolders: extra)
    var own: Set<String> = ["Lib"]
    for folder in extra { own.insert("Lib/" + folder) }
    for length in 1...max(1, parts.count) {
      own.insert("Lib/" + parts[..<length].joined(separator: "/"))
    }
    func footprint(_ reading: SymbolReading) -> Footprint {
      Footprint(
        files: unique(places + reading.lookedAt + reading.evidence.map(\.path)), area: .none)
    }
    let narrow = surface(try folders.listing(of: root) { own.contains($0.text) })
    let first = narrow.reading(of: symbol)
    if first.verdict != .undetermined { return (first, footprint(first)) }
    guard try isInLib(parts[0], extra, root) else {
      return try await readingOutsideLib(parts, places, in: root)
    }
    let wide = surface(
      try folders.listing(of: root) {
        Self.isLibrary($0) && (parts[0] == "test" || !Self.isTest($0))
      })
    let second = wide.reading(of: symbol)
    if second.verdict != .undetermined { return (second, footprint(second)) }
    let third = try await fullReading(in: root)
    return (third, footprint(third))
  }

  private static func isLibrary(_ path: RepoPath) -> Bool {
    path.text == "Lib" || path.text.utf8.starts(with: "Lib/".utf8)
  }

  private static func isTest(_ path: RepoPath) -> Bool { path.text == "Lib/test" }

  private func isInLib(
    _ module: String, _ extra: [String], _ root: ContentID
  ) throws(HistoryFault) -> Bool {
    let names = ["Lib"] + extra.map { "Lib/" + $0 }
    for folder in names {
      for ending in [".py", ""] {
        let path = RepoPath(folder + "/" + module + ending)
        if try folders.item(at: path, in: root) != nil { return true }
      }
    }
    return false
  }

  /// Lib has no such module. It is none at all, or one written in C.
  private func readingOutsideLib(
    _ parts: [String], _ places: [RepoPath], in root: ContentID
  ) async throws(HistoryFault) -> (reading: SymbolReading, footprint: Footprint?) {
    let places = unique(places + [RepoPath("Lib/" + parts[0])])
    guard let module = Symbol("py:" + parts[0]) else {
      return (try await fullReading(in: root), nil)
    }
    if try hasModuleNames(parts[0], root) {
      let lists = surface(try await moduleListing(of: root, withSources: false))
      let reading = lists.reading(of: module)
      if reading.verdict == .gone {
        return (reading, Footprint(files: places, area: .moduleLists))
      }
    }
    let restricted = surface(try await moduleListing(of: root, withSources: true))
    let reading = restricted.reading(of: module)
    if reading.verdict != .present || parts.count == 1 && isPlainModule {
      return (reading, Footprint(files: places, area: .moduleSources))
    }
    var member = restricted.reading(of: symbol)
    if member.verdict != .present { member = try await fullReading(in: root) }
    let files = unique(places + member.lookedAt + member.evidence.map(\.path))
    return (member, Footprint(files: files, area: .none))
  }

  /// Whether the tree lists every public module: from 3.10 on a file does, which CPython's own
  /// checks keep true. Names with an underscore include modules for tests, which it leaves out.
  private func hasModuleNames(
    _ module: String, _ root: ContentID
  ) throws(HistoryFault) -> Bool {
    guard !module.hasPrefix("_") else { return false }
    return try folders.item(at: Self.moduleNames, in: root) != nil
  }

  /// Lib's own folder and what may make a module written in C: only files that hold the name.
  private func moduleListing(
    of root: ContentID, withSources: Bool
  ) async throws(HistoryFault) -> TreeListing {
    let lists = try moduleLists(in: root)
    var kept = Set(await listMentions.mentioning(lists).map(\.path))
    if withSources {
      kept.formUnion(await mentions.mentioning(try moduleSources(in: root)).map(\.path))
    }
    let listing = try folders.listing(of: root) { path in
      path.text == "Lib" || CModuleIndex.sourceFolders.contains(path)
        || withSources && Self.isSourceFolder(path)
    }
    let relevant = listing.entries.filter {
      !Self.isModuleSource($0.path) && !Self.isModuleList($0.path) || kept.contains($0.path)
    }
    return TreeListing(entries: relevant, gaps: listing.gaps)
  }

  /// Whether the module itself is asked for, and not a parameter of a function of that name.
  private var isPlainModule: Bool {
    if case .dotted = symbol.form { true } else { false }
  }

  /// Everything that decides what names the tree gives to Python.
  private func fullReading(in root: ContentID) async throws(HistoryFault) -> SymbolReading {
    fullReadings += 1
    if fullReadings.isMultiple(of: HistoryBound.fullReadings) { facts = FactTable() }
    let listing = try folders.listing(of: root) {
      (Self.isLibrary($0) && !Self.isTest($0)) || Self.isSourceFolder($0)
        || $0.text.utf8.starts(with: "Include".utf8)
    }
    let full = surface(listing)
    await Prefetch(store: store, facts: facts, jobs: jobs).read(full.tree.filesOfSurface)
    return full.reading(of: symbol)
  }
}

// Where modules written in C come from.
extension SymbolPresence {
  static let moduleNames: RepoPath = "Python/stdlib_module_names.h"

  /// C sources that may initialise a module.
  func moduleSources(in root: ContentID) throws(HistoryFault) -> [TreeListing.Entry] {
    try files(in: CModuleIndex.sourceFolders, of: root, isDeep: true, where: Self.isModuleSource)
  }

  /// Files that list modules.
  func moduleLists(in root: ContentID) throws(HistoryFault) -> [TreeListing.Entry] {
    try files(
      in: ["", "Modules", "Python", "PC"], of: root, isDeep: false, where: Self.isModuleList)
  }

  private func files(
    in starts: [RepoPath], of root: ContentID, isDeep: Bool, where isWanted: (RepoPath) -> Bool
  ) throws(HistoryFault) -> [TreeListing.Entry] {
    var files: [TreeListing.Entry] = []
    var pending: [(path: RepoPath, id: ContentID, depth: Int)] = []
    for start in starts {
      if case .folder(let id)? = try folders.item(at: start, in: root) {
        pending.append((start, id, 0))
      }
    }
    while let folder = pending.popLast() {
      for line in try folders.lines(of: folder.id) {
        let path = folder.path.appending(line.name)
        switch line.item {
        case .file(.link, _), .file(.submodule, _): break
        case .file(let kind, let id):
          if isWanted(path) { files.append(.init(path: path, kind: kind, id: id)) }
        case .folder(let id):
          if isDeep, folder.depth < 16 { pending.append((path, id, folder.depth + 1)) }
        }
      }
    }
    return files
  }

  static func isSourceFolder(_ path: RepoPath) -> Bool {
    CModuleIndex.sourceFolders.contains { folder in
      path == folder || path.text.utf8.starts(with: (folder.text + "/").utf8)
    }
  }

  static func isModuleSource(_ path: RepoPath) -> Bool {
    CModuleIndex.isSource(path) && isSourceFolder(path) && path.text != "PC/config.c"
  }

  /// `Modules/Setup` and its like, `PC/config.c`, and others: few, so any that looks alike will do.
  static func isModuleList(_ path: RepoPath) -> Bool {
    switch path.text {
    case "setup.py", "PC/config.c", "Modules/config.c.in", moduleNames.text: true
    default: path.folder == "Modules" && path.name.hasPrefix("Setup")
    }
  }
}
