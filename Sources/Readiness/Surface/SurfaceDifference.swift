internal import CPythonSource

/// What left the API between two trees, and what came.
///
/// Names that begin with an underscore count only where they are announced; what a module merely
/// imports does not count. A module that left or came stands for all its names.
package struct SurfaceDifference: Hashable, Sendable {
  package struct Removed: Hashable, Sendable {
    package var symbol: String
    package var kind: SymbolKind
    /// Whether What's New or NEWS of the new tree names it.
    package var isAnnounced: Bool
    /// Whether the older tree had it by chance, not as a part of its API: what a module imports, the
    /// variable of a loop, what `__all__` does not list, what a `__main__` module has, a name of C without a
    /// prefix of Python's.
    package var isLeftover = false
  }

  /// Sorted by symbol.
  package var pythonRemoved: [Removed] = []
  package var pythonAdded: [String] = []
  package var cRemoved: [Removed] = []
  package var cAdded: [String] = []
  /// What could not be read in one of the trees: a difference there says nothing.
  package var gaps: [Message] = []

  /// What left and what came.
  ///
  /// - Parameter series: The series of the newer tree: its What's New and NEWS are read.
  package init(old: Surface, new: Surface, series: Series) {
    self.init(leaving: old, by: new, series: series)
    let names = MissingNames(of: new.whole(), in: old)
    gaps += names.gaps.filter { !gaps.contains($0) }
    pythonAdded = names.modules
    for module in names.names {
      pythonAdded += module.paths.filter { !new.isImportedModule($0, of: module.name) }
        .map { ([module.name] + $0).joined(separator: ".") }
    }
    pythonAdded = pythonAdded.filter { !Self.isPrivate($0) }.sorted()
    cAdded = names.c.keys.filter { !Self.isPrivate($0) }.sorted()
    if old.tree.hasUnread {
      pythonAdded.removeAll { !Self.isGone($0, from: old, beside: new) }
      cAdded.removeAll { !Self.isGone($0, from: old, beside: new) }
    }
  }

  /// What left alone: the names of the newer tree are not listed, but each of the older tree's is sought
  /// there. ``pythonAdded`` and ``cAdded`` stay empty.
  ///
  /// - Parameter series: The series of the newer tree: its What's New and NEWS are read.
  init(leaving old: Surface, by new: Surface, series: Series) {
    let words = AnnouncedWords(of: new.tree, series: series)
    let before = old.whole()
    let names = MissingNames(of: before, in: new)
    gaps = names.gaps + words.gaps.map(\.message)
    for name in names.modules {
      // What says that a package is gone says it of its modules.
      let packages = name.split(separator: ".").indices.dropFirst().map {
        name.split(separator: ".")[..<$0].joined(separator: ".")
      }
      let isTold = packages.contains { !new.hasModule($0) && words.name($0) }
      remove(
        name, .module, words, isTold: isTold, isLeftover: { PythonModule.isProgram(name) })
    }
    for (module, paths) in names.names {
      for path in paths where !old.isImportedModule(path, of: module) {
        // What stands in a class that left is told by the class.
        if (1..<path.count).contains(where: { paths.contains(Array(path.prefix($0))) }) { continue }
        remove(
          ([module] + path).joined(separator: "."), old.kind(of: path, in: module), words,
          isLeftover: { old.isLeftover(path, of: module) })
      }
    }
    pythonRemoved.sort { $0.symbol < $1.symbol }
    cRemoved = names.c.map {
      Removed(
        symbol: $0.key, kind: $0.value, isAnnounced: words.name($0.key),
        isLeftover: !Surface.isOfCAPI($0.key))
    }
    .filter { $0.isAnnounced || !Self.isPrivate($0.symbol) }
    .sorted { $0.symbol < $1.symbol }
    if new.tree.hasUnread {
      pythonRemoved.removeAll { !Self.isGone($0.symbol, from: new, beside: old) }
      cRemoved.removeAll { !Self.isGone($0.symbol, from: new, beside: old) }
    }
  }

  /// Whether a name that was not found is not only missing because something could not be read.
  private static func isGone(_ symbol: String, from surface: Surface, beside other: Surface) -> Bool
  {
    Symbol(symbol).map { surface.reading(of: $0, beside: other).verdict == .gone } ?? false
  }

  private mutating func remove(
    _ symbol: String, _ kind: SymbolKind, _ words: AnnouncedWords, isTold: Bool = false,
    isLeftover: () -> Bool = { false }
  ) {
    let isAnnounced = isTold || words.name(symbol)
    guard isAnnounced || !Self.isPrivate(symbol) else { return }
    pythonRemoved.append(
      Removed(
        symbol: symbol, kind: kind, isAnnounced: isAnnounced,
        isLeftover: !isAnnounced && isLeftover()))
  }

  /// Whether a part of the name begins with an underscore and is not `__special__`.
  private static func isPrivate(_ symbol: String) -> Bool {
    symbol.split(separator: ".").contains {
      $0.hasPrefix("_") && !($0.hasPrefix("__") && $0.hasSuffix("__"))
    }
  }
}

extension Surface {
  fileprivate func kind(of path: [String], in module: String) -> SymbolKind {
    guard let start = try? self.module(module) else { return .name }
    return lookup(path[...], from: start).sightings.first?.kind ?? .name
  }

  /// Whether the name is there because the module imports another one, and does not make it as `sys` makes
  /// `sys.monitoring`.
  fileprivate func isImportedModule(_ path: [String], of module: String) -> Bool {
    guard path.count == 1, kind(of: path, in: module) == .module else { return false }
    if case .c? = try? place(of: "\(module).\(path[0])") { return false }
    return true
  }
}
