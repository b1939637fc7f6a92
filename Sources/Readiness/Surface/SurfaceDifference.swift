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
    /// variable of a loop, what `__all__` does not list, a name of C without a prefix of Python's.
    package var isLeftover = false
  }

  /// Sorted by symbol.
  package var pythonRemoved: [Removed] = []
  package var pythonAdded: [String] = []
  package var cRemoved: [Removed] = []
  package var cAdded: [String] = []
  /// What could not be read in one of the trees: a difference there says nothing.
  package var gaps: [Message] = []

  /// - Parameter series: The series of the newer tree: its What's New and NEWS are read.
  package init(old: Surface, new: Surface, series: Series) {
    let words = AnnouncedWords(of: new.tree, series: series)
    let before = old.whole()
    let after = new.whole()
    gaps = before.gaps + after.gaps + words.gaps.map(\.message)
    addModules(old, new, before, after, words)
    let oldC = before.c.symbols
    let newC = after.c.symbols
    cRemoved = oldC.filter { newC[$0.key] == nil }
      .map {
        Removed(
          symbol: $0.key, kind: $0.value, isAnnounced: words.name($0.key),
          isLeftover: !Surface.isOfCAPI($0.key))
      }
      .filter { $0.isAnnounced || !Self.isPrivate($0.symbol) }
      .sorted { $0.symbol < $1.symbol }
    cAdded = newC.keys.filter { oldC[$0] == nil && !Self.isPrivate($0) }.sorted()
    dropUncertain(old, new)
  }

  /// Takes out what is only missing because something of a tree could not be read.
  private mutating func dropUncertain(_ old: Surface, _ new: Surface) {
    func isGone(_ symbol: String, from surface: Surface, beside other: Surface) -> Bool {
      Symbol(symbol).map { surface.reading(of: $0, beside: other).verdict == .gone } ?? false
    }
    if new.tree.hasUnread {
      pythonRemoved.removeAll { !isGone($0.symbol, from: new, beside: old) }
      cRemoved.removeAll { !isGone($0.symbol, from: new, beside: old) }
    }
    if old.tree.hasUnread {
      pythonAdded.removeAll { !isGone($0, from: old, beside: new) }
      cAdded.removeAll { !isGone($0, from: old, beside: new) }
    }
  }

  private mutating func addModules(
    _ old: Surface, _ new: Surface, _ before: TreeSurface, _ after: TreeSurface,
    _ words: AnnouncedWords
  ) {
    for (name, module) in before.modules {
      guard let other = after.modules[name] else {
        // What says that a package is gone says it of its modules.
        let packages = name.split(separator: ".").indices.dropFirst().map {
          name.split(separator: ".")[..<$0].joined(separator: ".")
        }
        let isTold = packages.contains { after.modules[$0] == nil && words.name($0) }
        remove(name, .module, words, isTold: isTold)
        continue
      }
      let left = module.ownNames.subtracting(other.ownNames)
      for path in left where !old.isImportedModule(path, of: name) {
        // A class that lost a name may have it from a base now.
        if path.count > 1, new.hasMember(path, of: name) { continue }
        // What stands in a class that left is told by the class.
        if (1..<path.count).contains(where: { left.contains(Array(path.prefix($0))) }) { continue }
        let symbol = ([name] + path).joined(separator: ".")
        remove(
          symbol, old.kind(of: path, in: name), words,
          isLeftover: { old.isLeftover(path, of: name) })
      }
      pythonAdded += other.ownNames.subtracting(module.ownNames)
        .filter { !new.isImportedModule($0, of: name) && !old.hasMember($0, of: name) }
        .map { ([name] + $0).joined(separator: ".") }
    }
    pythonAdded += after.modules.keys.filter { before.modules[$0] == nil }
    pythonAdded = pythonAdded.filter { !Self.isPrivate($0) }.sorted()
    pythonRemoved.sort { $0.symbol < $1.symbol }
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

extension TreeSurface.Module {
  /// The names of the module, and those of its classes, as paths.
  fileprivate var ownNames: Set<[String]> {
    var paths = Set((names + late).map { [$0] })
    for (type, members) in classes {
      let path = type.split(separator: ".").map(String.init)
      for member in members { paths.insert(path + [member]) }
    }
    return paths
  }
}

extension TreeSurface.CNames {
  /// Every name with its kind; members as `Structure.member`.
  fileprivate var symbols: [String: SymbolKind] {
    var symbols: [String: SymbolKind] = [:]
    for name in functions { symbols[name] = .function }
    for name in variables { symbols[name] = .variable }
    for name in macros where symbols[name] == nil { symbols[name] = .macro }
    for name in types { symbols[name] = .type }
    for name in constants { symbols[name] = .enumConstant }
    for (structure, names) in members {
      for name in names { symbols[structure + "." + name] = .member }
    }
    return symbols
  }
}

extension Surface {
  private func found(_ path: [String], in module: String) -> Lookup? {
    guard let start = try? self.module(module) else { return nil }
    return lookup(path[...], from: start)
  }

  fileprivate func hasMember(_ path: [String], of module: String) -> Bool {
    found(path, in: module)?.isFound ?? false
  }

  fileprivate func kind(of path: [String], in module: String) -> SymbolKind {
    found(path, in: module)?.sightings.first?.kind ?? .name
  }

  /// Whether the name is there because the module imports another one.
  fileprivate func isImportedModule(_ path: [String], of module: String) -> Bool {
    path.count == 1 && kind(of: path, in: module) == .module
  }
}
