internal import CPythonSource

extension Surface {
  /// Looks for a name among those that are given to a class at run time: by `setattr`, in its
  /// dictionary, or in its body.
  func setMember(
    _ name: String, of module: PythonModule, _ scope: Int, _ index: OutlineIndex
  ) -> Lookup {
    var lookup = Lookup()
    let body = index.outline.scopes[scope]
    for dynamic in index.outline.dynamics {
      let place = Location(module.path, line: dynamic.line)
      guard let sources = sources(of: dynamic, forClass: scope, module, index) else { continue }
      switch isAmong(sources, name) {
      case .yes: lookup.see(.opaque, .attribute, module.path, line: dynamic.line)
      case .no: break
      case .unknown where dynamic.scope == scope:
        lookup.open("\(place) makes names in the body of \(body.name) at run time")
      case .unknown where isOnInstance(dynamic, of: scope, index):
        // What such a method sets is set elsewhere first, or is no special name.
        if !isSpecial(name), !isKept(dynamic, index), !isClosed(scope, module, index) {
          lookup.open("\(place) sets attributes of instances of \(body.name) at run time")
        }
      case .unknown: lookup.open("\(place) sets attributes of \(body.name) at run time")
      }
    }
    return lookup
  }

  /// Whether a method gives its instance names: `setattr(self, name, …)`, `self.__dict__[name] = …`.
  private func isOnInstance(
    _ dynamic: PythonOutline.Dynamic, of scope: Int, _ index: OutlineIndex
  ) -> Bool {
    dynamic.kind == .setattr && dynamic.target.count == 1
      && isInstance(dynamic.target[0], in: dynamic.scope, of: scope, index)
  }

  /// Whether it stands in a method that keeps what an instance is given from outside, or has already: it
  /// is called for each attribute, or with the state of an instance.
  private func isKept(_ dynamic: PythonOutline.Dynamic, _ index: OutlineIndex) -> Bool {
    let method = index.outline.scopes[dynamic.scope]
    if Self.keepers.contains(method.name) { return true }
    // The names that the module gives to a class method are read where it calls that.
    guard method.decorators.contains(.reference(["classmethod"])), dynamic.arguments.count > 1,
      case .reference(let path) = dynamic.arguments[1], path.count == 1
    else { return false }
    return method.parameters.contains { $0.name == path[0] && $0.kind != .keywords }
  }

  private static let keepers: Set<String> = [
    "__setattr__", "__getattr__", "__getattribute__", "__setstate__", "__copy__", "__deepcopy__",
    "__replace__",
  ]

  /// Whether instances take no names but those that are told otherwise: those of `__slots__`, and of a
  /// metaclass, whose instances are classes with bodies of their own.
  private func isClosed(_ scope: Int, _ module: PythonModule, _ index: OutlineIndex) -> Bool {
    if isMetaclass(.pythonClass(module, scope: scope), depth: 0) { return true }
    let isPlain = index.outline.scopes[scope].bases.allSatisfy { $0 == .reference(["object"]) }
    guard isPlain, let slots = index.bindings(of: "__slots__", in: scope).last?.value else {
      return false
    }
    let place = NamePlace(module: module, index: index, scope: scope)
    // `__slots__ = dict(name='what it is')`
    if case .call(["dict"], _, _) = slots {
      return isAmong(keys(of: slots, place), "__dict__") == .no
    }
    return isAmong(elements(of: slots, place), "__dict__") == .no
  }

  private func isMetaclass(_ entity: Entity, depth: Int) -> Bool {
    switch entity {
    case .cType(_, let cName): return cName == "PyType_Type"
    case .pythonClass(let module, let scope):
      guard depth < 16, let index = try? index(of: module.path) else { return false }
      let body = index.outline.scopes[scope]
      return body.bases.contains { base in
        guard case .reference(let path) = base else { return false }
        if path == ["type"] { return true }
        return referenced(path, scope: body.parent, in: module, index).contains {
          $0.0 != entity && isMetaclass($0.0, depth: depth + 1)
        }
      }
    default: return false
    }
  }

  /// The names that a construct gives to a class; nil if it gives it none.
  func sources(
    of dynamic: PythonOutline.Dynamic, forClass scope: Int, _ module: PythonModule,
    _ index: OutlineIndex
  ) -> [NameSource]? {
    let place = NamePlace(module: module, index: index, scope: dynamic.scope)
    switch dynamic.kind {
    case .setattr
    where dynamic.target.last == index.outline.scopes[scope].name
      || isOnInstance(dynamic, of: scope, index):
      guard dynamic.usage == .call else { return sources(of: dynamic, in: module, index) }
      return dynamic.arguments.count > 1 ? texts(of: dynamic.arguments[1], place) : [.unknown]
    case .globals where dynamic.scope == scope: return sources(of: dynamic, in: module, index)
    case .exec where dynamic.scope == scope: return [.unknown]
    default: return nil
    }
  }
}

extension Surface {
  /// What a function that decorates the class gives to it: `cls.name = …`.
  func decorated(
    _ name: String, _ scope: Int, _ module: PythonModule, _ index: OutlineIndex
  ) -> Lookup {
    var lookup = Lookup()
    let body = index.outline.scopes[scope]
    for decorator in body.decorators {
      guard let path = decorator.path else { continue }
      let found = referenced(path, scope: body.parent, in: module, index)
      if found.isEmpty {
        lookup.open("what decorates \(Location(module.path, line: body.line)) cannot be told")
      }
      for case (.pythonFunction(let owner, let function), _) in found {
        guard let other = try? self.index(of: owner.path) else { continue }
        for position in other.attributes[name, default: []] {
          let attribute = other.outline.attributes[position]
          let setter = other.outline.scopes[attribute.scope]
          guard other.isBelow(attribute.scope, function), attribute.object.count == 1,
            setter.parameters.contains(where: { $0.name == attribute.object[0] })
          else { continue }
          lookup.see(.opaque, .attribute, owner.path, line: attribute.line)
        }
      }
    }
    return lookup
  }

  /// A function of the module that sets attributes of what it is given, called with the class.
  func forwarded(
    _ wanted: String, to scope: Int, _ module: PythonModule, _ index: OutlineIndex
  ) -> Lookup {
    var lookup = Lookup()
    let body = index.outline.scopes[scope]
    for call in index.outline.calls {
      // `function(Class, 'name')`, or `Class.method('name')`
      let isMethod = call.callee.count == 2 && call.callee[0] == body.name
      guard isMethod || call.arguments.contains(.reference([body.name])) else { continue }
      let place = Location(module.path, line: call.line)
      for (entity, _) in referenced(call.callee, scope: 0, in: module, index) {
        guard case .pythonFunction(let owner, let function) = entity,
          let other = try? self.index(of: owner.path)
        else { continue }
        let parameters = other.outline.scopes[function].parameters.map(\.name)
        let given = (isMethod ? [.reference([body.name])] : []) + call.arguments
        for dynamic in other.outline.dynamics
        where dynamic.kind == .setattr && other.isBelow(dynamic.scope, function) {
          guard dynamic.target.count == 1,
            let position = parameters.firstIndex(of: dynamic.target[0]),
            given.indices.contains(position), given[position] == .reference([body.name])
          else { continue }
          switch dynamic.attribute(parameters: parameters, given: given) {
          case .string(wanted): lookup.see(.opaque, .attribute, module.path, line: call.line)
          case .string: break
          default:
            if isCopied(wanted, by: call, to: scope, module, index) {
              lookup.see(.opaque, .method, module.path, line: call.line)
            }
            lookup.open("\(place) sets attributes of \(body.name) at run time")
          }
        }
      }
    }
    return lookup
  }

  /// Whether another class that the call is given has the method: a function that gives one class
  /// what it takes from another leaves private names and what the class has already.
  private func isCopied(
    _ name: String, by call: PythonOutline.Call, to scope: Int, _ module: PythonModule,
    _ index: OutlineIndex
  ) -> Bool {
    guard !name.hasPrefix("_"), !name.hasSuffix("_") else { return false }
    let own = Entity.pythonClass(module, scope: scope)
    let body = index.outline.scopes[scope]
    for case .reference(let path) in body.bases {
      for (base, _) in referenced(path, scope: body.parent, in: module, index) where base != own {
        if member(name, of: base).isFound { return false }
      }
    }
    return call.arguments.contains { argument in
      guard case .reference(let path) = argument else { return false }
      return referenced(path, scope: 0, in: module, index).contains { entity, _ in
        guard case .pythonClass = entity, entity != own else { return false }
        return member(name, of: entity).sightings.contains { $0.kind == .method }
      }
    }
  }
}

extension PythonOutline.Dynamic {
  /// The name that `setattr(object, name, …)` in a function sets when it is called with `given`.
  fileprivate func attribute(
    parameters: [String], given: [PythonOutline.Value]
  ) -> PythonOutline.Value {
    guard arguments.count > 1 else { return .opaque }
    guard case .reference(let path) = arguments[1] else { return arguments[1] }
    guard path.count == 1, let position = parameters.firstIndex(of: path[0]),
      given.indices.contains(position)
    else { return .opaque }
    return given[position]
  }
}

extension PythonOutline.Value {
  /// The dotted name of a decorator, called or not.
  fileprivate var path: [String]? {
    switch self {
    case .reference(let path), .call(let path, _, _): path
    default: nil
    }
  }
}
