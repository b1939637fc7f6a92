internal import CPythonSource

extension Surface {
  /// A parameter that a class takes when it is called.
  ///
  /// What is sought: `__call__` of the metaclass, the fields of a data class or named tuple, `__init__` and
  /// `__new__` of the class and then of its bases.
  ///
  /// - Returns: Nil if it is made as `object` is, without arguments.
  func constructorParameter(
    _ name: String, of entity: Entity, _ spelling: String, depth: Int
  ) -> Lookup? {
    var lookup = Lookup()
    constructorSteps += 1
    guard depth < 16, constructorSteps < InspectionBound.constructors.limit else {
      lookup.open("how \(spelling) is made cannot be told")
      return lookup
    }
    switch entity {
    case .pythonClass(let module, let scope):
      return classParameter(name, of: module, scope, spelling, depth: depth)
    case .cType(_, "PyBaseObject_Type"): return nil
    case .cType(let module, let cName):
      return cTypeParameter(name, of: cName, in: module, spelling, depth: depth)
    case .fields(let fields):
      let place = Location("Lib/collections/__init__.py")
      lookup.look(at: place.path)
      if fields.contains(name) {
        lookup.see(.opaque, .parameter, place.path, line: 1)
      } else if fields.contains(Self.untoldField) {
        lookup.open("the fields of a named tuple cannot all be told")
      }
    case .cException:
      return constructorParameter(
        name, of: .cType(module: "builtins", cName: "_PyExc_Exception"), spelling, depth: depth + 1)
    case .cMade(let made):
      var isPlain = true
      for base in made.bases {
        guard let found = constructorParameter(name, of: base, spelling, depth: depth + 1) else {
          continue
        }
        isPlain = false
        lookup.merge(found)
      }
      if isPlain { return nil }
    case .converted(let module, let position):
      // A class that `IntEnum._convert_` makes is made as `IntEnum` is.
      lookup.look(at: module.path)
      guard let index = try? index(of: module.path),
        index.outline.dynamics.indices.contains(position)
      else { return lookup }
      let target = index.outline.dynamics[position].target
      let bases = referenced(target, scope: 0, in: module, index).map(\.0)
      if bases.isEmpty { lookup.open("what an enumeration extends cannot be told") }
      for base in bases {
        guard let found = constructorParameter(name, of: base, spelling, depth: depth + 1) else {
          continue
        }
        lookup.merge(found)
      }
    default: lookup.open("how \(spelling) is made cannot be told")
    }
    return lookup
  }

  private func classParameter(
    _ name: String, of module: PythonModule, _ scope: Int, _ spelling: String, depth: Int
  ) -> Lookup? {
    var lookup = Lookup()
    lookup.look(at: module.path)
    guard let index = try? index(of: module.path),
      index.outline.scopes.indices.contains(scope)
    else { return lookup }
    let body = index.outline.scopes[scope]
    if let called = calledParameter(name, of: .pythonClass(module, scope: scope), spelling, depth) {
      lookup.merge(called.lookup)
      if called.isWhole || lookup.isFound { return lookup }
    }
    if body.takesFields {
      for binding in index.bindings(of: name, in: scope) {
        switch binding.kind {
        case .annotated, .annotationOnly:
          lookup.see(.opaque, .parameter, module.path, line: binding.line)
        default: break
        }
      }
      if lookup.isFound { return lookup }
    }
    var isMade = body.takesFields
    for constructor in ["__init__", "__new__"] {
      for binding in index.bindings(of: constructor, in: scope) where binding.kind.binds {
        isMade = true
        for sighting in resolve(binding, in: module, index).sightings {
          lookup.merge(parameter(name, of: sighting.entity, spelling, depth: depth + 1))
        }
      }
    }
    if isMade, !lookup.isFound {
      // The other of the two may be a base's.
      for constructor in ["__init__", "__new__"]
      where index.bindings(of: constructor, in: scope).isEmpty {
        for function in inheritedFunctions(constructor, of: scope, in: module, index) {
          let found = parameter(name, of: function, spelling, depth: depth + 4)
          if found.isFound { lookup.merge(found) }
        }
      }
    }
    if isMade, !body.isDataClass { return lookup }
    var isPlain = !isMade
    for base in bases(of: scope, in: module, index) {
      guard let base else {
        lookup.open("a base class at \(Location(module.path, line: body.line)) cannot be told")
        isPlain = false
        continue
      }
      let found = constructorParameter(name, of: base, spelling, depth: depth + 1)
      guard let found else { continue }
      lookup.merge(found)
      isPlain = false
      // The first base that is made in a way of its own tells how.
      if !body.isDataClass { break }
    }
    if isPlain, body.isProtocol {
      lookup.open("what a protocol takes is told when it is used")
      return lookup
    }
    return isPlain ? nil : lookup
  }

  /// The functions of that name that the first base written in Python has which has some.
  private func inheritedFunctions(
    _ name: String, of scope: Int, in module: PythonModule, _ index: OutlineIndex
  ) -> [Entity] {
    var queue = bases(of: scope, in: module, index)
    var position = 0
    while position < min(queue.count, 64) {
      defer { position += 1 }
      guard case .pythonClass(let other, let base)? = queue[position],
        let index = try? self.index(of: other.path), index.outline.scopes.indices.contains(base)
      else { continue }
      let functions = index.bindings(of: name, in: base).compactMap(\.body)
      if !functions.isEmpty { return functions.map { .pythonFunction(other, scope: $0) } }
      queue += bases(of: base, in: other, index).filter { !queue.contains($0) }
    }
    return []
  }

  /// The bases of a class, nil for one that cannot be told; those that only say what the class is for are
  /// left out.
  private func bases(
    of scope: Int, in module: PythonModule, _ index: OutlineIndex
  ) -> [Entity?] {
    let body = index.outline.scopes[scope]
    var found: [Entity?] = []
    for base in body.bases {
      switch base {
      case .reference(["object"]): continue
      case .reference(let path)
      where ["Protocol", "NamedTuple", "TypedDict"].contains(path.last ?? ""): continue
      case .reference(let path):
        let targets = referenced(path, scope: body.parent, in: module, index).map(\.0)
          .filter { $0 != .pythonClass(module, scope: scope) }
        found += targets.isEmpty ? [nil] : targets.prefix(4).map { $0 }
      case .call(let callee, let arguments, let keywords)
      where ["namedtuple", "NamedTuple"].contains(index.unaliased(callee).last):
        found.append(.fields(fieldNames(arguments, keywords)))
      default: found.append(nil)
      }
    }
    for decorator in body.decorators {
      // `@_simple_enum(StrEnum)` makes the class over with that base.
      guard case .call(let callee, let arguments, _) = decorator,
        ["_simple_enum", "simple_enum"].contains(callee.last ?? ""),
        case .reference(let path)? = arguments.first
      else { continue }
      let targets = referenced(path, scope: body.parent, in: module, index).map(\.0)
      found += targets.isEmpty ? [nil] : targets.map { $0 }
    }
    return found
  }

  /// A parameter of the `__call__` of a class' metaclass, and of what its `__signature__` says.
  ///
  /// - Returns: Nil if there is none. `isWhole` says that nothing else is taken.
  private func calledParameter(
    _ name: String, of entity: Entity, _ spelling: String, _ depth: Int
  ) -> (lookup: Lookup, isWhole: Bool)? {
    var lookup = Lookup()
    var queue = [entity]
    var position = 0
    var isCalled = false
    var isWhole = false
    while position < min(queue.count, 64) {
      let current = queue[position]
      position += 1
      guard case .pythonClass(let module, let scope) = current,
        let index = try? index(of: module.path), index.outline.scopes.indices.contains(scope)
      else { continue }
      let body = index.outline.scopes[scope]
      for binding in index.bindings(of: "__signature__", in: scope) {
        guard let function = binding.body else { continue }
        for text in index.outline.scopes[function].strings where Self.parameters(in: text, name) {
          lookup.look(at: module.path)
          lookup.see(.opaque, .parameter, module.path, line: binding.line)
        }
      }
      for keyword in body.keywords where keyword.name == "metaclass" && !isCalled {
        guard case .reference(let path) = keyword.value else { continue }
        for (metaclass, _) in referenced(path, scope: body.parent, in: module, index) {
          guard case .pythonClass = metaclass else { continue }
          for sighting in member("__call__", of: metaclass).sightings {
            guard case .pythonFunction(let other, let call) = sighting.entity,
              let parameters = (try? self.index(of: other.path))?.outline.scopes[call].parameters
            else { continue }
            isCalled = true
            isWhole = !parameters.contains { $0.kind == .keywords }
            lookup.merge(parameter(name, of: sighting.entity, spelling, depth: depth + 1))
          }
        }
      }
      for base in bases(of: scope, in: module, index) {
        if let base, !queue.contains(base) { queue.append(base) }
      }
    }
    return isCalled || lookup.isFound ? (lookup, isWhole) : nil
  }

  /// Whether a text is a list of parameters, such as `(a, *, b=None)`, that has the name.
  private static func parameters(in text: String, _ name: String) -> Bool {
    guard text.hasPrefix("("), text.hasSuffix(")") else { return false }
    return text.dropFirst().dropLast().split(separator: ",").contains { piece in
      let word = piece.drop { $0 == " " || $0 == "*" }
      return word.prefix { $0 == "_" || $0.isLetter || $0.isNumber } == name
    }
  }
}

extension PythonOutline.Scope {
  /// Whether a decorator gives it an `__init__` that takes its fields.
  fileprivate var isDataClass: Bool {
    decorators.contains { $0.callee?.last == "dataclass" }
  }

  fileprivate var isProtocol: Bool {
    bases.contains { $0.callee?.last == "Protocol" }
  }

  /// Whether it is made from the names that its body annotates.
  fileprivate var takesFields: Bool {
    isDataClass
      || bases.contains { base in
        guard case .reference(let path) = base else { return false }
        return path.last == "NamedTuple" || path.last == "TypedDict"
      }
  }
}
