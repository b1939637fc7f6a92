internal import CPythonSource

/// Which of the names that one tree lists another tree does not have.
///
/// The other tree is not listed, too: what a statement binds is looked for first, and only what no
/// statement of the same module or class binds is looked up.
struct MissingNames {
  /// Modules that are missing as a whole.
  private(set) var modules: [String] = []
  /// By module that is there: the names that are missing, those of classes as paths.
  private(set) var names: [(name: String, paths: Set<[String]>)] = []
  /// Names of C with their kinds, members as `Structure.member`.
  private(set) var c: [String: SymbolKind] = [:]
  /// What could not be read of one of the trees.
  private(set) var gaps: [Message]

  init(of listed: TreeSurface, in surface: Surface) {
    gaps = listed.gaps + surface.tree.gaps(below: "Lib").map(\.message)
    do throws(ReadError) {
      gaps += try surface.cModuleIndex().unread.map(\.message)
    } catch {
      gaps.append(error.message)
    }
    for (name, module) in listed.modules {
      do throws(ReadError) {
        if let paths = try surface.missing(of: module, in: name) {
          if !paths.isEmpty { names.append((name, paths)) }
        } else {
          modules.append(name)
        }
      } catch {
        gaps.append(error.message)
      }
    }
    surface.forgetLookups()
    names.sort { $0.name < $1.name }
    do throws(ReadError) {
      let headers = try surface.headerIndex()
      gaps += headers.unread.map(\.message)
      let known = TreeSurface.CNames(headers).symbols
      // A macro may have moved from a header to what configure makes.
      c = listed.c.symbols.filter { name, kind in
        known[name] == nil && !(kind == .macro && surface.configuredLookup(name).isFound)
      }
    } catch {
      gaps.append(error.message)
    }
  }
}

extension Surface {
  /// The names of a module of another tree that the module of this tree does not have; nil if there is no
  /// such module here.
  fileprivate func missing(
    of module: TreeSurface.Module, in name: String
  ) throws(ReadError) -> Set<[String]>? {
    let start: Sighting
    let index: OutlineIndex?
    let place = try place(of: name)
    switch place {
    case .python(let own):
      index = try self.index(of: own.path)
      start = Sighting(entity: .pythonModule(own), kind: .module, location: Location(own.path))
    case .c(let own, let location):
      index = nil
      start = Sighting(entity: .cModule(own), kind: .module, location: location)
    case .namespacePackage, .listed, .absent: return nil
    }
    let classes = index?.classesByPath() ?? [:]
    var missing: Set<[String]> = []
    // The sources of a module in C tell all of its names at once.
    var listed = index == nil ? try listing(of: name, at: place) : nil
    let known = Set((listed?.names ?? []) + (listed?.late ?? []))
    for name in module.names + module.late
    where !known.contains(name) && !(index?.defines(name, in: 0) ?? false) {
      if !lookup([name][...], from: start).isFound { missing.insert([name]) }
    }
    for (type, members) in module.classes {
      let scopes = classes[type] ?? []
      let known = Set(listed?.classes[type] ?? [])
      let path = type.split(separator: ".").map(String.init)
      var left = members.filter { member in
        !known.contains(member) && !scopes.contains { index?.defines(member, in: $0) ?? false }
          && !lookup((path + [member])[...], from: start).isFound
      }
      let isFound = left.isEmpty || lookup(path[...], from: start).isFound
      // The listing alone knows what no name of the module shows, as the type of an iterator.
      if !left.isEmpty, scopes.isEmpty || !isFound {
        if listed == nil { listed = try listing(of: name, at: place) }
        let others = listed?.classes[type]
        left.removeAll { member in
          if let others { return others.contains(member) }
          // Of a class that stands elsewhere, what cannot be known is not missing.
          return isFound && !lookup((path + [member])[...], from: start).openings.isEmpty
        }
      }
      for member in left { missing.insert(path + [member]) }
    }
    return missing
  }

  /// Whether a module of its own is in the tree.
  func hasModule(_ name: String) -> Bool {
    switch try? place(of: name) {
    case .python, .c: true
    case .namespacePackage, .listed, .absent, nil: false
    }
  }
}

extension OutlineIndex {
  /// Whether a statement of the scope binds the name in every case, or defines it as a function or class
  /// in some, and none deletes it then: it need not be looked up.
  func defines(_ name: String, in scope: Int) -> Bool {
    guard let last = bindings(of: name, in: scope).last else { return false }
    switch last.kind {
    case .function, .asyncFunction, .class: return true
    case .exceptTarget: return false
    default: return last.kind.binds && !last.isConditional
    }
  }

  /// The scopes of classes by their dotted names.
  fileprivate func classesByPath() -> [String: [Int]] {
    var found: [String: [Int]] = [:]
    for scope in outline.scopes.indices {
      if let path = classPath(of: scope) { found[path, default: []].append(scope) }
    }
    return found
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
