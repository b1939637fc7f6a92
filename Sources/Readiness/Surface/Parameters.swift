internal import CPythonSource

extension Surface {
  /// What the tree says about a parameter of a function, method or class.
  func parameterReading(
    _ function: [String], _ name: String, beside other: Surface?
  ) -> SymbolReading {
    let spelling = function.joined(separator: ".")
    constructorSteps = 0
    if language(of: function, beside: other) == .c { return cParameterReading(function, name) }
    let found = pythonLookup(function)
    guard found.isFound else {
      var reading = answer(found, absence: .parameter(name, of: spelling), kind: .parameter)
      if reading.verdict == .gone { reading.reason = "\(spelling) itself is gone" }
      return reading
    }
    var lookup = Lookup()
    lookup.lookedAt = found.lookedAt
    for entity in unique(found.sightings.map(\.entity)) {
      lookup.merge(parameter(name, of: entity, spelling, depth: 0))
    }
    return answer(lookup, absence: .parameter(name, of: spelling), kind: .parameter)
  }

  /// Each entity once; of overloaded functions the one that does the work.
  private func unique(_ entities: [Entity]) -> [Entity] {
    var found: [Entity] = []
    for entity in entities where !found.contains(entity) { found.append(entity) }
    let working = found.filter { entity in
      guard case .pythonFunction(let module, let scope) = entity,
        let index = try? index(of: module.path)
      else { return true }
      return !index.outline.scopes[scope].decorators.contains { $0.callee?.last == "overload" }
    }
    return working.isEmpty ? found : working
  }

  private func pythonLookup(_ parts: [String]) -> Lookup {
    var lookup = Lookup()
    do throws(ReadError) {
      for length in stride(from: parts.count, to: 0, by: -1) {
        guard let start = try module(parts[..<length].joined(separator: ".")) else { continue }
        let found = self.lookup(parts[length...], from: start)
        let isModule = length == parts.count
        let other = found.isFound && !isModule ? Lookup() : try shadowing(parts, length)
        return other.isFound ? other : found
      }
      // `sorted(key)`: what `builtins` has needs no module before it.
      if let (_, start) = try builtins(), self.lookup(parts[..<1], from: start).isFound {
        return self.lookup(parts[...], from: start)
      }
      if case .absent(let lookedAt) = try place(of: parts[0]) { lookup.lookedAt = lookedAt }
    } catch {
      lookup.open(error)
    }
    return lookup
  }

  /// A parameter that something takes when it is called.
  func parameter(
    _ name: String, of entity: Entity, _ spelling: String, depth: Int
  ) -> Lookup {
    var lookup = Lookup()
    switch entity {
    case .pythonFunction(let module, let scope):
      return functionParameter(name, of: module, scope, depth: depth)
    case .cFunction(let module, let owner, let function):
      return cFunctionParameter(name, of: function, owner: owner, in: module, spelling)
    case .pythonClass(let module, _):
      lookup.look(at: module.path)
      if let found = constructorParameter(name, of: entity, spelling, depth: depth) {
        lookup.merge(found)
      }
    case .cType, .fields, .cMade, .cException, .converted:
      if let found = constructorParameter(name, of: entity, spelling, depth: depth) {
        lookup.merge(found)
      } else {
        lookup.look(at: "Objects/typeobject.c")
      }
    case .instance(let type):
      let called = member("__call__", of: type).sightings.map(\.entity)
      let functions = called.filter { if case .pythonFunction = $0 { true } else { false } }
      if functions.isEmpty || depth > 4 {
        lookup.open("what \(spelling) takes cannot be told")
      } else {
        for function in functions {
          lookup.merge(parameter(name, of: function, spelling, depth: depth + 1))
        }
      }
    default:
      lookup.open("what \(spelling) takes cannot be told")
    }
    return lookup
  }

  /// A parameter of a function written in Python: its own, what it may take through `**keywords`, and what
  /// a decorator puts around it.
  private func functionParameter(
    _ name: String, of module: PythonModule, _ scope: Int, depth: Int
  ) -> Lookup {
    var lookup = Lookup()
    lookup.look(at: module.path)
    guard let index = try? index(of: module.path) else { return lookup }
    let function = index.outline.scopes[scope]
    if let parameter = function.parameters.first(where: { $0.name == name }) {
      lookup.see(.opaque, .parameter, module.path, line: parameter.line)
    } else if function.strings.contains(name) {
      lookup.see(.opaque, .parameter, module.path, line: function.line)
    } else if let rest = function.parameters.first(where: { $0.kind == .keywords }) {
      lookup.merge(
        forwardedParameter(name, from: scope, rest: rest.name, of: module, index, depth: depth))
    }
    guard !lookup.isFound else { return lookup }
    for decorator in function.decorators {
      guard let path = decorator.callee else { continue }
      if path.last == "overload" {
        lookup.open(
          "\(Location(module.path, line: function.line)) is one way to call it of several")
      }
      for (entity, _) in referenced(path, scope: function.parent, in: module, index) {
        if case .pythonFunction(let other, let decorating) = entity {
          lookup.merge(wrapperParameter(name, of: other, decorating))
        }
      }
    }
    return lookup
  }

  /// A parameter of the function that a decorator puts in the place of another, without saying by
  /// `functools.wraps` that it takes the same.
  private func wrapperParameter(
    _ name: String, of module: PythonModule, _ decorating: Int
  ) -> Lookup {
    var lookup = Lookup()
    guard let index = try? index(of: module.path) else { return lookup }
    lookup.look(at: module.path)
    for (position, scope) in index.outline.scopes.enumerated()
    where position != decorating && index.isBelow(position, decorating) {
      let takesAll =
        scope.parameters.contains { $0.kind == .variadic }
        && scope.parameters.contains { $0.kind == .keywords }
      guard takesAll, !scope.decorators.contains(where: { $0.callee?.last == "wraps" }),
        let parameter = scope.parameters.first(where: { $0.name == name })
      else { continue }
      lookup.see(.opaque, .parameter, module.path, line: parameter.line)
    }
    return lookup
  }
}
