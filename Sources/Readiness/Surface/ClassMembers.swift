internal import CPythonSource

extension Surface {
  /// Looks for a name in a Python class: its body, what its methods set on instances, what is
  /// assigned to it afterwards, its bases and its metaclass.
  func classMember(_ name: String, of module: PythonModule, _ scope: Int) -> Lookup {
    var lookup = Lookup()
    lookup.look(at: module.path)
    do throws(ReadError) {
      guard let index = try index(of: module.path),
        index.outline.scopes.indices.contains(scope)
      else { return lookup }
      lookup.merge(ownMember(name, of: module, scope, index))
      if lookup.isFound { return lookup }
      let body = index.outline.scopes[scope]
      for base in body.bases {
        lookup.merge(inherited(name, from: base, of: module, scope, index))
        if lookup.isFound { return lookup }
      }
      for decorator in body.decorators {
        // `@_simple_enum(StrEnum)` makes the class over with that base.
        guard case .call(let callee, let arguments, _) = decorator,
          callee.last == "_simple_enum" || callee.last == "simple_enum", let base = arguments.first
        else { continue }
        lookup.merge(inherited(name, from: base, of: module, scope, index))
        if lookup.isFound { return lookup }
      }
      for keyword in body.keywords where keyword.name == "metaclass" {
        lookup.merge(inherited(name, from: keyword.value, of: module, scope, index))
        if !lookup.isFound, case .reference(let path) = keyword.value {
          for (entity, _) in referenced(path, scope: body.parent, in: module, index) {
            lookup.merge(try setByMetaclass(name, entity))
          }
        }
      }
      if lookup.isFound { return lookup }
      lookup.merge(openings(of: name, in: body, scope: scope, module, index))
      for position in index.attributes["__bases__", default: []] {
        let attribute = index.outline.attributes[position]
        guard attribute.object.last == body.name || index.isBelow(attribute.scope, scope) else {
          continue
        }
        lookup.open("\(Location(module.path, line: attribute.line)) gives a class other bases")
      }
      if !isSpecial(name) { lookup.merge(try memberOfGivenBases(name, of: body.name, in: module)) }
      if isOfObject(name) {
        lookup.see(.opaque, .attribute, module.path, line: body.line)
      }
    } catch {
      lookup.open(error)
    }
    return lookup
  }

  /// A name as the text of the class has it: `__x` for `_Name__x`, which the compiler makes of it.
  static func unmangled(_ name: String, in className: String) -> String? {
    let prefix = "_" + className.drop { $0 == "_" } + "__"
    guard prefix.utf8.count > 3, name.hasPrefix(prefix), !name.hasSuffix("__") else { return nil }
    return String(name.dropFirst(prefix.utf8.count - 2))
  }

  /// A name that the class itself has: in its body, on its instances, or assigned to it.
  func ownMember(
    _ name: String, of module: PythonModule, _ scope: Int, _ index: OutlineIndex
  ) -> Lookup {
    var lookup = Lookup()
    let isOfEnumeration = isEnumeration(scope, index) && !name.hasPrefix("_")
    if let written = Self.unmangled(name, in: index.outline.scopes[scope].name) {
      lookup.merge(ownMember(written, of: module, scope, index))
    }
    let own = index.bindings(of: name, in: scope)
    let isDeleted = own.last.map { $0.kind == .deletion && !$0.isConditional } ?? false
    for binding in own where !isDeleted {
      if binding.kind.binds {
        let key = PendingLookups.Key(
          entity: .pythonClass(module, scope: scope), name: name + "@\(binding.line)")
        if let found = following(key, { resolve(binding, in: module, index) }) {
          lookup.merge(
            isOfEnumeration && binding.kind == .assignment
              ? found.asMembers(of: .pythonClass(module, scope: scope)) : found)
        }
      } else if binding.kind == .annotationOnly {
        // A field of a data class or named tuple.
        lookup.see(.opaque, .attribute, module.path, line: binding.line)
      }
    }
    for list in ["__slots__", "_fields_"] {
      for binding in index.bindings(of: list, in: scope)
      where binding.value?.names(name) ?? false {
        lookup.see(.opaque, .attribute, module.path, line: binding.line)
      }
    }
    let className = index.outline.scopes[scope].name
    for position in index.attributes[name, default: []] {
      let attribute = index.outline.attributes[position]
      if isOnInstance(attribute, of: scope, index)
        || (attribute.object.last == className && isVisible(scope, from: attribute.scope, index))
      {
        lookup.see(.opaque, .attribute, module.path, line: attribute.line)
      } else if isOnLocal(attribute, of: scope, index) {
        let place = Location(module.path, line: attribute.line)
        lookup.open("\(place) sets \(name) on \(attribute.object[0]), which may be an instance")
      }
    }
    lookup.merge(sharedMember(name, of: module, scope, index))
    if !lookup.isFound {
      var made = setMember(name, of: module, scope, index)
      made.openings = []
      lookup.merge(made)
    }
    return lookup
  }

  /// Whether the class of that scope is the one its bare name means from another scope: the
  /// same file is near enough, since two classes of one name are rare and both count.
  private func isVisible(_ scope: Int, from other: Int, _ index: OutlineIndex) -> Bool {
    index.outline.scopes.indices.contains(other)
  }

  /// Whether an attribute is assigned to a variable that is no instance's and no class's, outside of
  /// classes: `for cls in classes: cls.x = …`.
  private func isOfUnknown(_ attribute: PythonOutline.Attribute, _ index: OutlineIndex) -> Bool {
    guard attribute.object.count == 1, let object = attribute.object.first else { return false }
    var current = attribute.scope
    while index.outline.scopes.indices.contains(current), current != 0 {
      if index.outline.scopes[current].kind == .class { return false }
      current = index.outline.scopes[current].parent
    }
    return index.bindings(of: object, in: attribute.scope).contains { $0.kind == .forTarget }
  }

  /// Where code in C that a metaclass uses gives classes a name: what `abc` imports from `_abc`.
  private func setByMetaclass(_ name: String, _ metaclass: Entity) throws(ReadError) -> Lookup {
    var lookup = Lookup()
    guard case .pythonClass(let module, let scope) = metaclass,
      let index = try index(of: module.path)
    else { return lookup }
    for item in index.outline.items
    where item.name == name && index.outline.scopes[item.scope].parent == scope {
      lookup.see(.opaque, .attribute, module.path, line: item.line)
    }
    for target in Set(index.outline.imports.filter { $0.name != nil }.map(\.module)).sorted() {
      guard case .cModule(let source)? = try self.module(target)?.entity,
        let sources = try sources(of: source)
      else { continue }
      for (addition, path) in sources.additions[name, default: []]
      where addition.target == "self" || addition.target == "cls" {
        lookup.open("\(Location(path, line: addition.line)) gives the name to something")
      }
    }
    return lookup
  }

  private func inherited(
    _ name: String, from base: PythonOutline.Value, of module: PythonModule, _ scope: Int,
    _ index: OutlineIndex
  ) -> Lookup {
    var lookup = Lookup()
    let parent = index.outline.scopes[scope].parent
    let line = index.outline.scopes[scope].line
    var targets: [(Entity, SymbolKind?)] = []
    switch base {
    case .reference(let path):
      if path == ["object"] { return lookup }
      targets = referenced(path, scope: parent, in: module, index)
        .filter { $0.0 != .pythonClass(module, scope: scope) }
    case .call(let callee, let arguments, let keywords)
    where ["namedtuple", "NamedTuple"].contains(index.unaliased(callee).last):
      let place = NamePlace(module: module, index: index, scope: parent)
      targets = [(.fields(tupleFields(arguments, keywords, place)), nil)]
    case .call(let callee, let arguments, _) where callee.last == "with_metaclass":
      for case .reference(let path) in arguments {
        targets += referenced(path, scope: parent, in: module, index)
      }
    default: break
    }
    if case .reference(let path) = base, isSpecial(name),
      path.last == "Generic" || path.last == "Protocol"
    {
      let place = Location(module.path, line: line)
      lookup.open("the class at \(place) is generic, and is given special names when it is made")
    }
    if case .reference(let path) = base,
      path.last == "NamedTuple" || path.last == "Generic"
        || path.last == "Protocol"
    {
      targets = targets.filter { if case .opaque = $0.0 { false } else { true } }
      // A function since Python 3.9, that stands for a named tuple of what the body annotates.
      if path.last == "NamedTuple",
        targets.contains(where: { if case .pythonFunction = $0.0 { true } else { false } })
      {
        targets = [(.fields([]), nil)]
      }
      if targets.isEmpty { return lookup }
    }
    if targets.isEmpty {
      lookup.open("a base class at \(Location(module.path, line: line)) cannot be told")
    }
    if case .reference(let path) = base {
      // `Base.name = …` in the module that made the class from it.
      for position in index.attributes[name, default: []] {
        let attribute = index.outline.attributes[position]
        guard attribute.object == path, attribute.scope == 0 else { continue }
        lookup.see(.opaque, .attribute, module.path, line: attribute.line)
      }
    }
    for (entity, _) in targets {
      switch entity {
      case .opaque, .instance, .pythonFunction, .cFunction:
        lookup.open("a base class at \(Location(module.path, line: line)) is made at run time")
      default: lookup.merge(member(name, of: entity))
      }
    }
    return lookup
  }

  /// Whether a `__getattr__` with this name in it takes attributes from another object, or from a table.
  private static func servesAttributes(_ path: [String]) -> Bool {
    ["getattr", "__dict__", "__getattribute__", "import_module", "vars"].contains(path.last ?? "")
  }

  /// Why a name may be in a class though no statement binds it there.
  private func openings(
    of name: String, in body: PythonOutline.Scope, scope: Int, _ module: PythonModule,
    _ index: OutlineIndex
  ) -> Lookup {
    var lookup = Lookup()
    lookup.merge(setMember(name, of: module, scope, index))
    if let line = lineOfDerived(name, scope, index) {
      let place = Location(module.path, line: line)
      lookup.open("\(place) sets it on instances, as all classes made from \(body.name) do")
    }
    if isSpecial(name), !body.decorators.isEmpty {
      lookup.open(
        "what decorates \(Location(module.path, line: body.line)) may add special methods")
    }
    lookup.merge(forwarded(name, to: scope, module, index))
    lookup.merge(decorated(name, scope, module, index))
    for position in index.attributes[name, default: []] {
      let attribute = index.outline.attributes[position]
      if isOfUnknown(attribute, index) || isOfLocal(attribute, index)
        || isOfNamesake(attribute, of: body.name, index)
      {
        lookup.open("\(Location(module.path, line: attribute.line)) gives the name to something")
      }
    }
    for getter in index.bindings(of: "__getattr__", in: scope) {
      guard !isSpecial(name), let body = getter.body.map({ index.outline.scopes[$0] }) else {
        continue
      }
      if body.strings.contains(name) {
        lookup.see(.opaque, .attribute, module.path, line: getter.line)
      } else if body.references.contains(where: Self.servesAttributes)
        || !body.references.contains(["AttributeError"])
      {
        let place = Location(module.path, line: getter.line)
        lookup.open("\(place) serves attributes of instances at run time")
      }
    }
    return lookup
  }
}

extension PythonOutline.Value {
  /// Whether a list of names, as `__slots__` and `_fields_` are, has the name: among its strings, as
  /// the first of a pair, as a key or a keyword.
  fileprivate func names(_ name: String) -> Bool {
    switch self {
    case .string(let text): text == name
    case .sequence(let elements):
      elements.contains { element in
        if case .sequence(let pair) = element {
          pair.first == .string(name)
        } else {
          element == .string(name)
        }
      }
    case .sum(let parts), .choice(let parts): parts.contains { $0.names(name) }
    case .dictionary(let keys, _, _): keys.contains(name)
    case .call(_, let arguments, let keywords):
      arguments.contains { $0.names(name) } || keywords.contains { $0.name == name }
    case .starred, .reference, .method, .comprehension, .template, .element, .item, .part, .opaque:
      false
    }
  }
}
