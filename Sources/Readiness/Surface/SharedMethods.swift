internal import CPythonSource

extension OutlineIndex {
  /// Which classes take functions for methods that stand outside of them: `__new__ = make`.
  ///
  /// - Parameter names: The positions of the module's bindings, by name.
  static func sharedMethods(
    of outline: PythonOutline, _ names: [String: [Int]]
  ) -> (own: [Int: [Int]], imported: [Int: [[String]]]) {
    var own: [Int: [Int]] = [:]
    var imported: [Int: [[String]]] = [:]
    for binding in outline.bindings {
      guard let value = binding.value, outline.scopes[binding.scope].kind == .class else {
        continue
      }
      for path in value.methods {
        for position in path.first.flatMap({ names[$0] }) ?? [] {
          let target = outline.bindings[position]
          switch target.kind {
          case .function, .asyncFunction:
            if path.count == 1, let body = target.body {
              own[binding.scope, default: []].append(body)
            }
          case .importFrom, .importModule: imported[binding.scope, default: []].append(path)
          default: break
          }
        }
      }
    }
    return (own, imported)
  }

  /// The classes that take a function around a scope for a method.
  func classes(sharing scope: Int) -> [Int] {
    guard !sharedMethods.isEmpty else { return [] }
    return sharedMethods.filter { $0.value.contains { isBelow(scope, $0) } }.map(\.key)
  }

  /// Whether the function sets the attribute on its first parameter, or on what it makes of that.
  func sets(_ attribute: PythonOutline.Attribute, in function: Int) -> Bool {
    guard attribute.object.count == 1, isBelow(attribute.scope, function) else { return false }
    let scope = outline.scopes[function]
    let first = scope.parameters.first?.name
    return attribute.object[0] == first
      || scope.made.contains { $0.name == attribute.object[0] && $0.type == first }
  }
}

extension Surface {
  /// Looks for an attribute that a function sets on its instance which the class has for a method, but
  /// which stands outside of it.
  func sharedMember(
    _ name: String, of module: PythonModule, _ scope: Int, _ index: OutlineIndex
  ) -> Lookup {
    var lookup = Lookup()
    for function in index.sharedMethods[scope, default: []] {
      see(name, setIn: function, of: module, index, &lookup)
    }
    for path in index.importedMethods[scope, default: []] {
      for (entity, _) in referenced(path, scope: 0, in: module, index) {
        guard case .pythonFunction(let owner, let function) = entity,
          let other = try? self.index(of: owner.path)
        else { continue }
        see(name, setIn: function, of: owner, other, &lookup)
      }
    }
    return lookup
  }

  private func see(
    _ name: String, setIn function: Int, of module: PythonModule, _ index: OutlineIndex,
    _ lookup: inout Lookup
  ) {
    for position in index.attributes[name, default: []] {
      let attribute = index.outline.attributes[position]
      guard index.sets(attribute, in: function) else { continue }
      lookup.see(.opaque, .attribute, module.path, line: attribute.line)
    }
  }
}

extension PythonOutline.Value {
  /// The dotted names that a class body makes methods of: `name = function`, `property(function)`.
  fileprivate var methods: [[String]] {
    switch self {
    case .reference(let path): return [path]
    case .call(let callee, let arguments, let keywords):
      guard ["property", "classmethod", "staticmethod"].contains(callee.last) else { return [] }
      return (arguments + keywords.map(\.value)).compactMap { value in
        if case .reference(let path) = value { path } else { nil }
      }
    default: return []
    }
  }
}
