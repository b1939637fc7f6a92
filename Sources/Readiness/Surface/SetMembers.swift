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
      if isOnInstance(dynamic, of: scope, index),
        case .yes = isAmong(sources(of: dynamic, in: module, index), name)
      {
        lookup.see(.opaque, .attribute, module.path, line: dynamic.line)
        continue
      }
      let place = Location(module.path, line: dynamic.line)
      guard let sources = sources(of: dynamic, forClass: scope, module, index) else { continue }
      switch isAmong(sources, name) {
      case .yes: lookup.see(.opaque, .attribute, module.path, line: dynamic.line)
      case .no: break
      case .unknown where dynamic.scope == scope:
        lookup.open("\(place) makes names in the body of \(body.name) at run time")
      case .unknown: lookup.open("\(place) sets attributes of \(body.name) at run time")
      }
    }
    return lookup
  }

  /// Whether a method gives its instance names through its dictionary: `self.__dict__['x'] = …`.
  private func isOnInstance(
    _ dynamic: PythonOutline.Dynamic, of scope: Int, _ index: OutlineIndex
  ) -> Bool {
    guard dynamic.kind == .setattr, dynamic.usage == .item, dynamic.target.count == 1 else {
      return false
    }
    return isInstance(dynamic.target[0], in: dynamic.scope, of: scope, index)
  }

  /// The names that a construct gives to a class; nil if it gives it none.
  func sources(
    of dynamic: PythonOutline.Dynamic, forClass scope: Int, _ module: PythonModule,
    _ index: OutlineIndex
  ) -> [NameSource]? {
    let place = NamePlace(module: module, index: index, scope: dynamic.scope)
    switch dynamic.kind {
    case .setattr where dynamic.target.last == index.outline.scopes[scope].name:
      guard dynamic.usage == .call else { return sources(of: dynamic, in: module, index) }
      return dynamic.arguments.count > 1 ? texts(of: dynamic.arguments[1], place) : [.unknown]
    case .globals where dynamic.scope == scope: return sources(of: dynamic, in: module, index)
    case .exec where dynamic.scope == scope: return [.unknown]
    default: return nil
    }
  }
}

extension Surface {
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
