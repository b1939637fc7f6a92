internal import CPythonSource

extension Surface {
  /// The whole API of the tree.
  ///
  /// - Parameter wanted: Only these modules, and no C names; empty for everything.
  package func whole(of wanted: [String] = []) -> TreeSurface {
    if wanted.isEmpty {
      let known = everything ?? tree.id.flatMap(tree.facts.surface(ofTree:))
      if let known { return known }
    }
    var surface = TreeSurface()
    for name in wanted.isEmpty ? moduleNames(&surface) : wanted {
      do throws(ReadError) {
        surface.modules[name] = try listing(of: name, at: place(of: name))
      } catch {
        surface.gaps.append(error.message)
      }
    }
    guard wanted.isEmpty else { return surface }
    surface.gaps += tree.gaps(below: "Lib").map(\.message)
    do throws(ReadError) {
      let headers = try headerIndex()
      surface.c = TreeSurface.CNames(headers)
      surface.gaps += headers.unread.map(\.message)
    } catch {
      surface.gaps.append(error.message)
    }
    everything = surface
    if let id = tree.id, !tree.hasUnread { tree.facts.record(surface, ofTree: id) }
    forgetLookups()
    return surface
  }

  /// Folders of Lib whose modules are no API: tests, and programs that came with the library.
  private static let unlistedFolders: Set<Substring> = [
    "test", "tests", "idlelib", "turtledemo", "site-packages", "idle_test",
  ]

  /// The modules of Lib and those written in C, sorted.
  private func moduleNames(_ surface: inout TreeSurface) -> [String] {
    var names: Set<String> = []
    for entry in tree.listing.entries(below: "Lib")
    where entry.path.text.hasSuffix(".py") && entry.kind != .link {
      var parts = entry.path.text.dropFirst("Lib/".count).dropLast(".py".count)
        .split(separator: "/")
      guard parts.dropLast().allSatisfy({ !Self.unlistedFolders.contains($0) }),
        parts.allSatisfy({ Self.isIdentifier(String($0)) })
      else { continue }
      if parts.last == "__init__" { parts.removeLast() }
      if !parts.isEmpty { names.insert(parts.joined(separator: ".")) }
    }
    do throws(ReadError) {
      let index = try cModuleIndex()
      surface.gaps += index.unread.map(\.message)
      for name in index.initialisers.keys where Self.isIdentifier(name) { names.insert(name) }
    } catch {
      surface.gaps.append(error.message)
    }
    return names.sorted()
  }

  /// A name as Python and C spell it, in ASCII or not.
  static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return text.utf8.allSatisfy {
      $0 == 0x5F || $0 >= 0x80 || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
    }
  }

  /// The names of a module; nil if there is no such module.
  func listing(of name: String, at place: ModulePlace) throws(ReadError) -> TreeSurface.Module? {
    switch place {
    case .python(let module): try listing(of: module)
    case .c(_, let location): try listing(ofC: name, at: location)
    case .namespacePackage, .listed, .absent: nil
    }
  }

  private func listing(
    ofC name: String, at place: Location
  ) throws(ReadError) -> TreeSurface.Module {
    var listed = TreeSurface.Module(kind: .c, path: place.path)
    guard let sources = try sources(of: name) else { return listed }
    let names = try names(of: name, sources)
    let used = try usedNames(of: name, names).keys
    listed.names = Set(names.places.keys).union(used).filter { !names.isLate($0) }.sorted()
    listed.conditional = listed.names.filter(names.isConditional)
    listed.late = names.places.keys.filter(names.isLate).sorted()
    let types = try typeMembers(of: name, sources, names)
    listed.conditional += types.conditional.sorted()
    for (type, names) in types.members { listed.classes[type] = names.sorted() }
    return listed
  }

  /// The names that a module may have, to be looked up one by one.
  func candidateNames(
    of module: PythonModule, depth: Int
  ) throws(ReadError) -> Set<String> {
    guard depth < 12, let index = try index(of: module.path) else { return [] }
    var names = Set(index.names(in: 0)).union(index.globals.keys)
      .union(namesOfGlobalEnumerations(index).keys)
    for star in index.starImports where star.scope == 0 || !star.isConditional {
      guard let target = module.target(of: star.module, level: star.level),
        let source = try self.module(target)
      else { continue }
      names.formUnion(try candidateNames(of: source.entity, depth: depth + 1))
    }
    for replacement in index.replacements {
      for other in modules(replacing: module, by: replacement, index) {
        names.formUnion(try candidateNames(of: other, depth: depth + 1))
      }
    }
    for binding in index.moduleBindings(of: "__getattr__") {
      guard let getter = binding.body.map({ index.outline.scopes[$0] }) else { continue }
      names.formUnion(getter.strings.filter(Self.isIdentifier))
      for name in Set(getter.references.compactMap(\.first)) {
        for binding in index.moduleBindings(of: name) {
          names.formUnion(binding.value?.strings().filter(Self.isIdentifier) ?? [])
        }
      }
    }
    for dynamic in index.outline.dynamics {
      names.formUnion(try candidateNames(of: dynamic, module, index, depth: depth))
    }
    return names
  }

  func candidateNames(of entity: Entity, depth: Int) throws(ReadError) -> Set<String> {
    switch entity {
    case .pythonModule(let module):
      var names = try candidateNames(of: module, depth: depth)
      names.formUnion(exports(of: entity, depth: 0).compactMap(\.wholeText))
      return names
    case .cModule(let name):
      guard let sources = try sources(of: name) else { return [] }
      let names = try self.names(of: name, sources)
      return Set(names.places.keys).union(try usedNames(of: name, names).keys)
        .filter { !names.isLate($0) }
    case .pythonClass(let module, let scope):
      guard depth < 12, let index = try index(of: module.path) else { return [] }
      var names = Set(index.names(in: scope))
      for case .reference(let path) in index.outline.scopes[scope].bases {
        for (base, _) in referenced(
          path, scope: index.outline.scopes[scope].parent, in: module, index)
        where base != entity {
          names.formUnion(try candidateNames(of: base, depth: depth + 1))
        }
      }
      return names
    case .instance(let type): return try candidateNames(of: type, depth: depth + 1)
    case .fields(let names), .listed(let names, _): return Set(names)
    default: return []
    }
  }

  /// Names that a construct may make at run time.
  func candidateNames(
    of dynamic: PythonOutline.Dynamic, _ module: PythonModule, _ index: OutlineIndex, depth: Int
  ) throws(ReadError) -> Set<String> {
    var names: Set<String> = []
    if dynamic.kind == .globalEnum {
      for scope in index.outline.scopes.indices
      where index.outline.scopes[scope].decorators.contains(where: {
        $0.callee?.last == "global_enum"
      }) {
        names.formUnion(index.names(in: scope))
      }
    }
    switch dynamic.kind {
    case .globals, .exec:
      names.formUnion(mentions(inCallsOf: dynamic.scope, in: module, index))
      if dynamic.kind == .globals {
        names.formUnion(try candidates(of: sources(of: dynamic, in: module, index), depth: depth))
      }
    case .enumConvert:
      for argument in dynamic.arguments {
        names.formUnion(argument.strings().filter(Self.isIdentifier))
        guard case .reference(let path) = argument else { continue }
        for (entity, _) in referenced(path, scope: 0, in: module, index) {
          names.formUnion(try candidateNames(of: entity, depth: depth + 1))
        }
      }
    case .setattr, .sysModules, .globalEnum: break
    }
    return names.filter(Self.isIdentifier)
  }

  /// The names that sources may give.
  func candidates(of sources: [NameSource], depth: Int) throws(ReadError) -> Set<String> {
    var names: Set<String> = []
    for source in sources {
      switch source.origin {
      case .text, .unknown: if let text = source.wholeText { names.insert(text) }
      case .members(let entity):
        for name in try candidateNames(of: entity, depth: depth + 1) {
          names.insert(source.before + name + source.behind)
        }
      case .enumeration(let module, let scope):
        for name in try candidateNames(of: .pythonClass(module, scope: scope), depth: depth + 1) {
          names.insert(source.before + name + source.behind)
        }
      }
    }
    return names
  }
}

extension PythonOutline.Value {
  /// The strings that stand somewhere in the expression.
  func strings(depth: Int = 0) -> [String] {
    guard depth < 12 else { return [] }
    switch self {
    case .string(let string): return [string]
    case .sequence(let values), .sum(let values), .choice(let values):
      return values.flatMap { $0.strings(depth: depth + 1) }
    case .starred(let value): return value.strings(depth: depth + 1)
    case .call(_, let arguments, let keywords):
      return (arguments + keywords.map(\.value)).flatMap { $0.strings(depth: depth + 1) }
    case .dictionary(let keys, _, _): return keys
    case .template(let pieces): return pieces.flatMap { $0.strings(depth: depth + 1) }
    case .reference, .method, .comprehension, .element, .item, .part, .opaque: return []
    }
  }
}
