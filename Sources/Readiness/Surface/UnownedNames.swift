internal import CPythonSource

/// Finds what begins with a class whose module is not said: `ConfigParser.read`.
///
/// No module of either tree is spelt so; the classes of the library are sought by their names.
package final class UnownedNames {
  private let surface: Surface
  private lazy var library = LibraryIndex(surface)
  private lazy var typed = modulesByType()

  package init(_ surface: Surface) { self.surface = surface }

  /// What the tree says about a symbol, whatever module its class is in.
  ///
  /// - Parameter other: See ``Surface/reading(of:beside:)``.
  package func reading(of symbol: Symbol, beside other: Surface?) -> SymbolReading {
    let reading = surface.reading(of: symbol, beside: other)
    guard reading.verdict == .gone, let sought = Self.sought(symbol),
      ![surface, other].compactMap({ $0 }).contains(where: { $0.hasOwner(sought.parts[0]) })
    else { return reading }
    var open: SymbolReading?
    for owner in owners(of: sought.parts[0]) {
      let full = owner + "." + sought.parts.joined(separator: ".") + sought.ending
      guard let symbol = Symbol(full) else { continue }
      var found = surface.reading(of: symbol, beside: other)
      switch found.verdict {
      case .present:
        found.reason = "it is \(full)"
        return found
      case .undetermined: open = open ?? found
      case .gone: break
      }
    }
    return open ?? reading
  }

  /// A dotted name that begins as classes do, and the parameter behind it.
  private static func sought(_ symbol: Symbol) -> (parts: [String], ending: String)? {
    let sought: (parts: [String], ending: String)
    switch symbol.form {
    case .dotted(let parts, let language) where parts.count > 1 && language != .c:
      sought = (parts, "")
    case .parameter(let function, let name): sought = (function, "(\(name))")
    default: return nil
    }
    return sought.parts[0].first?.isUppercase == true ? sought : nil
  }

  /// The modules that define a class of that name, sorted; private ones last.
  private func owners(of type: String) -> [String] {
    let python = library.places(of: [type]).filter { place in
      place.hasSuffix("." + type) && surface.isClass(place)
    }.map { String($0.dropLast(type.count + 1)) }
    let all = Set(python + typed[type, default: []])
    return all.sorted { ($0.hasPrefix("_") ? 1 : 0, $0) < ($1.hasPrefix("_") ? 1 : 0, $1) }
  }

  /// By the Python name of a type written in C: the modules that have it.
  private func modulesByType() -> [String: [String]] {
    guard let index = try? surface.cModuleIndex() else { return [:] }
    var found: [String: [String]] = [:]
    for module in index.initialisers.keys.sorted() {
      guard let sources = try? surface.sources(of: module),
        let names = try? surface.names(of: module, sources),
        let types = try? surface.typeMembers(of: module, sources, names).members
      else { continue }
      for type in types.keys { found[type, default: []].append(module) }
    }
    return found
  }
}

extension Surface {
  /// Whether a name is a module, a name of C or a built-in one, so that what follows belongs to it.
  fileprivate func hasOwner(_ name: String) -> Bool {
    if ((try? module(name)) ?? nil) != nil { return true }
    return cLookup(name).isFound || member(name, of: .cModule("builtins")).isFound
  }

  fileprivate func isClass(_ text: String) -> Bool {
    guard let symbol = Symbol(text) else { return false }
    let found = reading(of: symbol)
    return found.verdict == .present && found.kind == .class
  }
}
