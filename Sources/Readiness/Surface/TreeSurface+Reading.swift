internal import CPythonSource

extension Surface {
  /// The whole API of the tree.
  ///
  /// - Parameter wanted: Only these modules, and no C names; empty for everything.
  package func whole(of wanted: [String] = []) -> TreeSurface {
    var surface = TreeSurface()
    for name in wanted.isEmpty ? moduleNames(&surface) : wanted {
      do throws(ReadError) {
        switch try place(of: name) {
        case .python(let module): surface.modules[name] = try listing(of: module)
        case .c(_, let place): surface.modules[name] = try listing(ofC: name, at: place)
        case .namespacePackage, .listed, .absent: continue
        }
      } catch {
        surface.gaps.append(error.message)
      }
    }
    guard wanted.isEmpty else { return surface }
    do throws(ReadError) {
      let headers = try headerIndex()
      surface.c = TreeSurface.CNames(headers)
      surface.gaps += headers.unread.map(\.message)
    } catch {
      surface.gaps.append(error.message)
    }
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

  private func listing(of module: PythonModule) throws(ReadError) -> TreeSurface.Module {
    var listed = TreeSurface.Module(kind: .python, path: module.path)
    guard let index = try index(of: module.path) else { return listed }
    let candidates = try candidateNames(of: module, depth: 0)
    listed.names = candidates.filter { member($0, of: .pythonModule(module)).isFound }.sorted()
    let members = memberCandidates(index)
    for scope in index.outline.scopes.indices {
      guard let path = index.classPath(of: scope) else { continue }
      let own = members[scope, default: []].union(index.names(in: scope))
        .filter { ownMember($0, of: module, scope, index).isFound }
      listed.classes[path] = Set(listed.classes[path] ?? []).union(own).sorted()
    }
    return listed
  }

  /// Names that are assigned to something, by the classes whose members they may be.
  private func memberCandidates(_ index: OutlineIndex) -> [Int: Set<String>] {
    let scopes = index.outline.scopes
    var byName: [String: [Int]] = [:]
    for scope in scopes.indices where scopes[scope].kind == .class {
      byName[scopes[scope].name, default: []].append(scope)
    }
    var found: [Int: Set<String>] = [:]
    for attribute in index.outline.attributes where !attribute.isDeletion {
      for scope in attribute.object.last.flatMap({ byName[$0] }) ?? [] {
        found[scope, default: []].insert(attribute.name)
      }
      var current = attribute.scope
      while scopes.indices.contains(current), scopes[current].parent != current,
        scopes[current].kind != .class
      {
        current = scopes[current].parent
      }
      if scopes.indices.contains(current), scopes[current].kind == .class {
        found[current, default: []].insert(attribute.name)
      }
    }
    return found
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
  private func candidateNames(
    of module: PythonModule, depth: Int
  ) throws(ReadError) -> Set<String> {
    guard depth < 12, let index = try index(of: module.path) else { return [] }
    var names = Set(index.names(in: 0)).union(index.globals.keys)
    for star in index.starImports where star.scope == 0 || !star.isConditional {
      guard let target = module.target(of: star.module, level: star.level),
        let source = try self.module(target)
      else { continue }
      names.formUnion(try candidateNames(of: source.entity, depth: depth + 1))
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

  private func candidateNames(of entity: Entity, depth: Int) throws(ReadError) -> Set<String> {
    switch entity {
    case .pythonModule(let module):
      var names = try candidateNames(of: module, depth: depth)
      names.formUnion(try exportedNames(of: module, depth: 0).names)
      return names
    case .cModule(let name):
      guard let sources = try sources(of: name) else { return [] }
      return Set(try self.names(of: name, sources).places.keys)
    case .pythonClass(let module, let scope):
      return Set(try index(of: module.path)?.names(in: scope).map { $0 } ?? [])
    default: return []
    }
  }

  /// Names that a construct may make at run time.
  private func candidateNames(
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
    for argument in dynamic.arguments {
      names.formUnion(argument.strings().filter(Self.isIdentifier))
      guard case .reference(var path) = argument else { continue }
      if path.last == "__members__" { path.removeLast() }
      guard !path.isEmpty else { continue }
      for (entity, _) in referenced(path, scope: 0, in: module, index) {
        names.formUnion(try candidateNames(of: entity, depth: depth + 1))
      }
    }
    return names
  }
}

extension OutlineIndex {
  /// The dotted name of a class that stands in the module or in other classes; nil for others.
  func classPath(of scope: Int) -> String? {
    var parts: [String] = []
    var current = scope
    while outline.scopes[current].kind == .class {
      parts.append(outline.scopes[current].name)
      current = outline.scopes[current].parent
    }
    guard !parts.isEmpty, outline.scopes[current].kind == .module else { return nil }
    return parts.reversed().joined(separator: ".")
  }
}

extension PythonOutline.Value {
  /// The strings that stand somewhere in the expression.
  func strings(depth: Int = 0) -> [String] {
    guard depth < 12 else { return [] }
    switch self {
    case .string(let string): return [string]
    case .sequence(let values), .sum(let values):
      return values.flatMap { $0.strings(depth: depth + 1) }
    case .starred(let value): return value.strings(depth: depth + 1)
    case .call(_, let arguments, let keywords):
      return (arguments + keywords.map(\.value)).flatMap { $0.strings(depth: depth + 1) }
    case .dictionary(let keys): return keys
    case .reference, .opaque: return []
    }
  }
}
