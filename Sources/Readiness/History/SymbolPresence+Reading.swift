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
      let listing = try folders.listing(of: root) {
        $0.text == "Include" || $0.text == "Include/cpython"
      }
      return (surface(listing).reading(of: symbol), Footprint(files: [], area: .headers))
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

  /// Lib has no such module. Only files that hold its name can make it one written in C.
  private func readingOutsideLib(
    _ parts: [String], _ places: [RepoPath], in root: ContentID
  ) async throws(HistoryFault) -> (reading: SymbolReading, footprint: Footprint?) {
    let footprint = Footprint(
      files: unique(places + [RepoPath("Lib/" + parts[0])]), area: .moduleSources)
    guard let module = Symbol("py:" + parts[0]) else {
      return (try await fullReading(in: root), nil)
    }
    let sources = try moduleSources(in: root)
    let mentioning = Set(await mentions.mentioning(sources).map(\.path))
    let listing = try folders.listing(of: root) {
      $0.text == "Lib" || Self.isSourceFolder($0)
    }
    let relevant = listing.entries.filter {
      !Self.isModuleSource($0.path) || mentioning.contains($0.path)
    }
    let restricted = surface(TreeListing(entries: relevant, gaps: listing.gaps))
    let reading = restricted.reading(of: module)
    if reading.verdict != .present || parts.count == 1 && isPlainModule {
      return (reading, footprint)
    }
    let full = try await fullReading(in: root)
    let files = unique(places + full.lookedAt + full.evidence.map(\.path))
    return (full, Footprint(files: files, area: .none))
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
  /// C sources that may initialise a module, and lists of modules.
  func moduleSources(in root: ContentID) throws(HistoryFault) -> [TreeListing.Entry] {
    try folders.listing(of: root) { Self.isSourceFolder($0) }
      .entries.filter { Self.isModuleSource($0.path) && $0.kind != .link }
  }

  static func isSourceFolder(_ path: RepoPath) -> Bool {
    CModuleIndex.sourceFolders.contains { folder in
      path == folder || path.text.utf8.starts(with: (folder.text + "/").utf8)
    }
  }

  static func isModuleSource(_ path: RepoPath) -> Bool {
    if path.text == "setup.py" || path.text == "Python/stdlib_module_names.h" { return true }
    guard isSourceFolder(path) else { return false }
    return path.text.hasSuffix(".c") || path.name.hasPrefix("Setup") || path.name == "config.c.in"
  }
}
