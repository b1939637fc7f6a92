internal import CPythonSource

extension RepoPath {
  /// Where the manifest of the stable ABI is, the newest place first.
  static let stableABIManifests: [Self] = ["Misc/stable_abi.toml", "Misc/stable_abi.txt"]
  static let stableABIDefinition: Self = "PC/python3.def"
}

/// The manifest of a tree, and where it is.
struct PlacedManifest {
  let path: RepoPath
  let manifest: StableABI

  /// Where each function and datum stands.
  var places: [String: Location] {
    var places: [String: Location] = [:]
    for item in manifest.items where item.isSymbol { places[item.name] = place(of: item) }
    return places
  }

  func place(of item: StableABI.Item, tag: String? = nil) -> Location {
    Location(path, line: item.line, tag: tag)
  }
}

extension SourceTree {
  /// The manifest of the stable ABI; nil before 3.10.
  func stableABI() throws(ReadError) -> PlacedManifest? {
    for path in RepoPath.stableABIManifests {
      if let found = try abiManifest(at: path) {
        return PlacedManifest(path: path, manifest: found.manifest)
      }
    }
    return nil
  }
}

extension ComparedTree {
  /// What the release exports for the stable ABI, with where its manifest says so; nil before 3.10.
  ///
  /// An entry that the headers do not declare, and that is not kept for old binaries, was a mistake of
  /// the manifest: no library has it.
  func stableABISymbols() throws(ReadError) -> [String: Location]? {
    guard let placed = try tree.stableABI() else { return nil }
    let headers = try surface.headerIndex()
    if let error = headers.unread.first { throw error }
    var symbols: [String: Location] = [:]
    for item in placed.manifest.items where item.isSymbol {
      guard item.isForABIOnly || headers.declarations[item.name] != nil else { continue }
      symbols[item.name] = placed.place(of: item, tag: tag)
    }
    return symbols
  }
}

extension Message {
  static let noManifest: Self = "there is no manifest of the stable ABI before 3.10"
}

extension String {
  /// Whether CPython's naming makes it private: a leading underscore.
  var isPrivateName: Bool { utf8.first == UInt8(ascii: "_") }
}
