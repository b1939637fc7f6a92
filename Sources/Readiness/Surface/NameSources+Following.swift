internal import CPythonSource

extension Surface {
  typealias Reading = (Value, NamePlace) -> [NameSource]

  /// What a name that is no variable of a comprehension is bound to, or what calls give to it if it is
  /// a parameter, read in its own place.
  func followed(
    _ path: [String], _ place: NamePlace, _ read: Reading
  ) -> [NameSource] {
    guard let last = path.last else { return [.unknown] }
    if path.count == 1 {
      if let passed = passed(last, place, read) { return passed }
      if place.scope != 0, place.index.outline.scopes[place.scope].kind == .class {
        let own = place.index.bindings(of: last, in: place.scope)
        if !own.isEmpty { return own.flatMap { bound($0, place.at(place.scope), read) } }
      }
      // A loop's variable is often deleted after it; what it stood for counts.
      let bindings = place.index.bindings(of: last, in: 0).filter(\.kind.binds)
      guard !bindings.isEmpty else { return [.unknown] }
      return bindings.flatMap { bound($0, place.at(0), read) }
        + added(to: last, place.at(0))
    }
    let owners =
      path.count == 2 && place.variables[path[0]] == nil
      ? ownersOfInstance(path, place)
      : nil
    let found = (owners ?? self.owners(of: path, place)).flatMap { owner, _ -> [NameSource] in
      switch owner {
      case .pythonModule(let other):
        guard let index = try? index(of: other.path) else { return [.unknown] }
        let there = NamePlace(module: other, index: index, depth: place.depth + 1)
        return followed([last], there, read)
      case .pythonClass(let other, let scope), .instance(.pythonClass(let other, let scope)):
        guard let index = try? index(of: other.path) else { return [.unknown] }
        let there = NamePlace(module: other, index: index, scope: scope, depth: place.depth + 1)
        return attribute(last, there, read)
      default: return [.unknown]
      }
    }
    return found.isEmpty ? [.unknown] : found
  }

  private func owners(of path: [String], _ place: NamePlace) -> [(Entity, SymbolKind?)] {
    referenced(Array(path.dropLast()), scope: 0, in: place.module, place.index)
  }

  /// The class of `self` in `self.names`, if it is not the instance that has the names; nil if the first
  /// name is no instance of the class around, or the class itself.
  private func ownersOfInstance(
    _ path: [String], _ place: NamePlace
  ) -> [(Entity, SymbolKind?)]? {
    let index = place.index
    var scope = place.scope
    while index.outline.scopes.indices.contains(scope), index.outline.scopes[scope].kind != .class {
      guard scope != index.outline.scopes[scope].parent else { return nil }
      scope = index.outline.scopes[scope].parent
    }
    guard index.outline.scopes.indices.contains(scope), scope != place.scope,
      isInstance(path[0], in: place.scope, of: scope, index)
    else { return nil }
    let isOwn = index.attributes[path[1], default: []].contains {
      isOnInstance(index.outline.attributes[$0], of: scope, index)
    }
    return isOwn ? [] : [(.pythonClass(place.module, scope: scope), nil)]
  }

  /// What the class of the place, or the first of its bases that has it, binds an attribute to.
  private func attribute(_ name: String, _ place: NamePlace, _ read: Reading) -> [NameSource] {
    let own =
      place.index.bindings(of: name, in: place.scope).flatMap { bound($0, place, read) }
      + assigned(name, to: place.scope, place, read)
    guard own.isEmpty, place.depth < 16 else { return own }
    let body = place.index.outline.scopes[place.scope]
    for case .reference(let path) in body.bases {
      for (entity, _) in referenced(path, scope: body.parent, in: place.module, place.index) {
        guard case .pythonClass(let other, let scope) = entity,
          let index = try? index(of: other.path)
        else { continue }
        let there = NamePlace(module: other, index: index, scope: scope, depth: place.depth + 1)
        let found = attribute(name, there, read)
        if !found.isEmpty { return found }
      }
    }
    return []
  }

  private func bound(
    _ binding: PythonOutline.Binding, _ place: NamePlace, _ read: Reading
  ) -> [NameSource] {
    switch binding.kind {
    case .deletion, .annotationOnly, .globalStatement, .nonlocalStatement: return []
    case .importFrom:
      guard place.depth < 16, let statement = place.index.importStatement(of: binding),
        let name = statement.name,
        let target = place.module.target(of: statement.module, level: statement.level),
        case .pythonModule(let other)? = (try? module(target))?.entity,
        let index = try? index(of: other.path)
      else { return [.unknown] }
      let there = NamePlace(module: other, index: index, depth: place.depth + 1)
      let bindings = index.moduleBindings(of: name)
      return bindings.isEmpty ? [.unknown] : bindings.flatMap { bound($0, there, read) }
    default: return binding.value.map { read($0, place) } ?? [.unknown]
    }
  }

  /// What `Class.name = …` in the module gives to an attribute of a class.
  private func assigned(
    _ name: String, to scope: Int, _ place: NamePlace, _ read: Reading
  ) -> [NameSource] {
    let outline = place.index.outline
    return place.index.attributes[name, default: []].flatMap { position -> [NameSource] in
      let attribute = outline.attributes[position]
      guard attribute.object.last == outline.scopes[scope].name else { return [] }
      return attribute.value.map { read($0, place.at(attribute.scope)) } ?? [.unknown]
    }
  }

  /// `names.append('x')` and the like, as statements of the module.
  private func added(to name: String, _ place: NamePlace) -> [NameSource] {
    place.index.outline.calls.flatMap { call -> [NameSource] in
      guard call.callee.count == 2, call.callee[0] == name, let argument = call.arguments.last
      else {
        return []
      }
      switch call.callee[1] {
      case "append", "add", "insert", "appendleft": return texts(of: argument, place)
      case "extend": return elements(of: argument, place)
      case "update": return keys(of: argument, place)
      default: return []
      }
    }
  }

  /// What the calls of a function in its module give to one of its parameters; nil if it is no
  /// parameter of the function around.
  private func passed(_ name: String, _ place: NamePlace, _ read: Reading) -> [NameSource]? {
    guard let function = function(around: place.scope, place.index) else { return nil }
    let parameters = place.index.outline.scopes[function].parameters
    guard let position = parameters.firstIndex(where: { $0.name == name }) else { return nil }
    guard place.depth < 16 else { return [.unknown] }
    let calls = place.index.calls(of: function)
    guard !calls.isEmpty else { return [.unknown] }
    return calls.flatMap { arguments -> [NameSource] in
      if parameters[position].kind == .variadic {
        return read(.sequence(Array(arguments.dropFirst(position))), place.at(0))
      }
      guard parameters[position].kind != .keywords, arguments.indices.contains(position) else {
        return [.unknown]
      }
      return read(arguments[position], place.at(0))
    }
  }

  /// The function of the module in which a scope stands, itself or around it.
  func function(around scope: Int, _ index: OutlineIndex) -> Int? {
    var current = scope
    while index.outline.scopes.indices.contains(current), current != 0 {
      let parent = index.outline.scopes[current].parent
      if parent == 0 { return index.outline.scopes[current].kind == .class ? nil : current }
      current = parent
    }
    return nil
  }

  /// The texts among what the module gives to a function when it calls it, words of a text each.
  func mentions(inCallsOf scope: Int, in module: PythonModule, _ index: OutlineIndex) -> Set<String>
  {
    guard let function = function(around: scope, index) else { return [] }
    let place = NamePlace(module: module, index: index)
    var found: Set<String> = []
    for argument in index.calls(of: function).joined() {
      for source in texts(of: argument, place) + elements(of: argument, place) {
        guard let text = source.wholeText else { continue }
        found.formUnion(text.partsBetweenBlanks.map(String.init))
      }
    }
    return found
  }

  /// The functions of that name in the classes that stand among the arguments of the calls of the function
  /// around a scope, together with the name.
  func memberOfClass(
    _ name: String, inCallsOf scope: Int, in module: PythonModule, _ index: OutlineIndex
  ) -> [(Entity, SymbolKind)] {
    guard let function = function(around: scope, index) else { return [] }
    let place = NamePlace(module: module, index: index)
    var found: [(Entity, SymbolKind)] = []
    for arguments in index.calls(of: function) {
      let isNamed = arguments.contains { argument in
        elements(of: argument, place).contains { $0.wholeText == name }
      }
      guard isNamed else { continue }
      for case .reference(let path) in arguments {
        for (entity, _) in referenced(path, scope: 0, in: module, index) {
          guard case .pythonClass = entity else { continue }
          for sighting in member(name, of: entity).sightings {
            guard case .pythonFunction = sighting.entity else { continue }
            found.append((sighting.entity, .function))
          }
        }
      }
    }
    return found
  }
}

extension OutlineIndex {
  /// The arguments of each call of a function of the module that stands as a statement or as the
  /// value of a name.
  func calls(of function: Int) -> [[PythonOutline.Value]] {
    let name = outline.scopes[function].name
    var found = outline.calls.filter { $0.callee == [name] }.map(\.arguments)
    for binding in outline.bindings where binding.scope == 0 {
      if case .call(let callee, let arguments, _)? = binding.value, callee == [name] {
        found.append(arguments)
      }
    }
    return found
  }
}
