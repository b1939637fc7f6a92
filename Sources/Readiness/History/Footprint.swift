/// What a reading of a symbol depended on, as paths: where these hold the same, the reading is the
/// same.
struct Footprint: Hashable {
  /// Files, and paths at which there was none.
  var files: [RepoPath]
  /// Files that count only if they hold one of the symbol's words.
  var area: Area

  /// Which files are searched for the symbol's words.
  enum Area: Hashable {
    case none
    /// The public headers.
    case headers
    /// Lists of modules.
    case moduleLists
    /// C sources that may initialise a module, and lists of modules.
    case moduleSources
  }
}

/// What a tree holds at a footprint.
struct Imprint: Hashable {
  var files: [ContentID?]
  var mentioning: [TreeListing.Entry] = []
  /// Whether the area has any files.
  var hasArea = false
  /// Folders of Lib that stand on `sys.path` too: Python 2 had several.
  var searchFolders: [String] = []
}

/// Where a Python module, or a package above it, may be.
enum ModulePaths {
  /// Folders of Lib that are searched for top-level modules, besides Lib itself.
  static func isSearchFolder(_ name: String) -> Bool {
    name.hasPrefix("plat-") || name == "lib-tk" || name == "lib-old" || name == "lib-dynload"
  }

  /// Every place of the modules that the first one, two, … parts of a dotted name may be.
  static func candidates(of parts: [String], searchFolders: [String]) -> [RepoPath] {
    var paths: [RepoPath] = []
    for folder in ["Lib"] + searchFolders.map({ "Lib/" + $0 }) {
      for length in 1...max(1, min(parts.count, 8)) where folder == "Lib" || length == 1 {
        let path = folder + "/" + parts[..<length].joined(separator: "/")
        paths += [RepoPath(path + ".py"), RepoPath(path + "/__init__.py")]
      }
    }
    return paths
  }
}
