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

  func place(of item: StableABI.Item, tag: String? = nil) -> Location {
    Location(path, line: item.line, tag: tag)
  }
}

extension SourceTree {
  /// The manifest of the stable ABI; nil before 3.10.
  func stableABI() throws(ReadError) -> PlacedManifest? {
    guard let (path, bytes) = try first(of: RepoPath.stableABIManifests) else { return nil }
    return PlacedManifest(path: path, manifest: StableABI(manifest: bytes))
  }

  /// What the stable ABI exports, with where that is said: the manifest, or before 3.10 what the
  /// library on Windows forwards. Nil before 3.2.
  func stableABISymbols() throws(ReadError) -> [String: Location]? {
    if let placed = try stableABI() {
      var symbols: [String: Location] = [:]
      for item in placed.manifest.items where item.isSymbol {
        symbols[item.name] = placed.place(of: item)
      }
      return symbols
    }
    guard let bytes = try bytes(at: .stableABIDefinition) else { return nil }
    let names = StableABIExports.names(inDefinition: bytes)
    guard !names.isEmpty else { return nil }
    return names.mapValues { Location(.stableABIDefinition, line: $0) }
  }
}

extension Message {
  static let noManifest: Self = "there is no manifest of the stable ABI before 3.10"
}

extension String {
  /// Whether CPython's naming makes it private: a leading underscore.
  var isPrivateName: Bool { utf8.first == UInt8(ascii: "_") }
}
