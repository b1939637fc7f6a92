internal import CPythonSource

extension Surface {
  /// What a module's `__getattr__` gives for a name, as far as it can be told: of what it may give, what
  /// is not understood is opaque. Empty if nothing of it is understood.
  func servedValues(
    _ name: String, by getter: Int, of module: PythonModule, _ index: OutlineIndex
  ) -> [(Entity, SymbolKind?)] {
    let place = servedPlace(name, by: getter, of: module, index)
    var found: [(Entity, SymbolKind?)] = []
    var isOpaque = false
    for serving in index.outline.servings where serving.scope == getter && serving.target == nil {
      let told = isReached(serving, for: name, place)
      if told == .no { continue }
      let values = entities(of: serving.value, place)
      isOpaque = isOpaque || values.isEmpty
      for value in values where !found.contains(where: { $0 == value }) { found.append(value) }
      if told == .yes { break }
    }
    guard found.contains(where: { $0.0 != .opaque }) else { return [] }
    return isOpaque ? found + [(.opaque, nil)] : found
  }

  /// The line of a `return` that a `__getattr__` may reach for a name that it does not mention, and that does
  /// not look it up where it can be told whether it is there: `return name`, `return make(name)`.
  func lineServingAny(
    _ name: String, by getter: Int, of module: PythonModule, _ index: OutlineIndex
  ) -> Int? {
    let place = servedPlace(name, by: getter, of: module, index)
    return index.outline.servings.first { serving in
      serving.scope == getter && serving.target == nil
        && isReached(serving, for: name, place) != .no && mayGive(serving.value, place)
    }?.line
  }

  /// Whether a value that is returned may be there for a name that nothing mentions.
  private func mayGive(_ value: Value, _ place: NamePlace) -> Bool {
    guard place.depth < 24 else { return true }
    switch value {
    case .reference(let path) where path.count == 1:
      if let variable = place.variables[path[0]] {
        return mayGive(variable.value, place.deeper)
      }
      // What is given to it is given for other names alone.
      return !place.index.outline.servings.contains {
        $0.scope == place.scope && $0.target == path[0]
      } && place.index.bindings(of: path[0], in: place.scope).isEmpty
    case .choice(let values): return values.contains { mayGive($0, place.deeper) }
    case .item(let table, _): return !isTable(table, place)
    case .call(let callee, _, _):
      return callee != ["getattr"] && !["import_module", "get", "pop"].contains(callee.last ?? "")
    default: return true
    }
  }

  /// Whether something holds names that are told from elsewhere: a dictionary display, `globals()`.
  private func isTable(_ value: Value, _ place: NamePlace) -> Bool {
    if !owners(value, place).isEmpty { return true }
    switch value {
    case .call(["globals"], _, _), .call(["vars"], _, _), .dictionary, .comprehension: return true
    case .reference(let path) where path.last == "__dict__": return true
    case .reference(let path) where path.count == 1:
      if let variable = place.variables[path[0]] {
        return place.depth < 24 && isTable(variable.value, place.deeper)
      }
      let values = place.index.moduleBindings(of: path[0]).map(\.value)
      return values.contains { value in
        switch value {
        case .dictionary, .comprehension, .call(["dict"], _, _): true
        default: false
        }
      }
    default: return false
    }
  }

  /// The place inside of a `__getattr__` that is asked for a name: what its variables hold then.
  private func servedPlace(
    _ name: String, by getter: Int, of module: PythonModule, _ index: OutlineIndex
  ) -> NamePlace {
    var place = NamePlace(module: module, index: index, scope: getter)
    if let parameter = index.outline.scopes[getter].parameters.first?.name {
      place.variables[parameter] = .init(value: .string(name))
    }
    var values: [String: [Value]] = [:]
    for serving in index.outline.servings where serving.scope == getter {
      guard let target = serving.target else { continue }
      switch isReached(serving, for: name, place) {
      case .no: continue
      case .yes: values[target] = [serving.value]
      case .unknown: values[target, default: []].append(serving.value)
      }
      let all = values[target, default: []]
      place.variables[target] = .init(value: all.count == 1 ? all[0] : .choice(all))
    }
    return place
  }

  /// Whether the statement is reached when the name is asked for.
  private func isReached(
    _ serving: PythonOutline.Serving, for name: String, _ place: NamePlace
  ) -> Told {
    var told = serving.isConditional ? Told.unknown : .yes
    for test in serving.tests {
      let isAmong = isAmong(elements(of: test.names, place), name)
      switch test.isNegated ? !isAmong : isAmong {
      case .yes: break
      case .no: return .no
      case .unknown: told = .unknown
      }
    }
    return told
  }

  // MARK: Values

  /// What an expression of a `__getattr__` stands for; empty if it is not understood.
  private func entities(of value: Value, _ place: NamePlace) -> [(Entity, SymbolKind?)] {
    guard expressions.begin() else { return [] }
    defer { expressions.end() }
    return reduced(value, place.deeper).flatMap { value -> [(Entity, SymbolKind?)] in
      switch value {
      case .reference(let path): return entities(at: path, place.deeper)
      case .item(let object, let key): return members(key, of: owners(object, place), place)
      case .call(["getattr"], let arguments, _) where arguments.count > 1:
        return members(arguments[1], of: entities(of: arguments[0], place.deeper), place)
      case .call(let callee, let arguments, _) where callee.last == "import_module":
        return arguments.first.map { modules(named: $0, place) } ?? []
      case .call:
        return entity(
          of: value, scope: place.scope, in: place.module, place.index, name: "")
      default: return []
      }
    }
  }

  private func entities(at path: [String], _ place: NamePlace) -> [(Entity, SymbolKind?)] {
    guard place.depth < 24 else { return [] }
    guard let first = path.first else { return [] }
    let imports = place.index.bindings(of: first, in: place.scope).filter {
      $0.kind == .importFrom || $0.kind == .importModule
    }
    let variable = place.variables[first]
    if imports.isEmpty, variable == nil {
      return referenced(path, scope: place.scope, in: place.module, place.index)
    }
    // `p = None` where it cannot be imported says nothing.
    var found: [(Entity, SymbolKind?)] = imports.flatMap { binding in
      resolve(binding, in: place.module, place.index).sightings.map { ($0.entity, $0.kind) }
    }
    if let variable { found += entities(of: variable.value, place) }
    for name in path.dropFirst() { found = members(.string(name), of: found, place) }
    return found
  }

  /// What has the names that a dictionary of names holds: `globals()`, `vars(module)`, `module.__dict__`.
  private func owners(_ object: Value, _ place: NamePlace) -> [(Entity, SymbolKind?)] {
    switch object {
    case .call(["globals"], _, _): [(.pythonModule(place.module), .module)]
    case .call(["vars"], let arguments, _) where arguments.count == 1:
      entities(of: arguments[0], place.deeper)
    case .reference(let path) where path.last == "__dict__":
      entities(at: path.dropLast(), place.deeper)
    default: []
    }
  }

  private func members(
    _ key: Value, of owners: [(Entity, SymbolKind?)], _ place: NamePlace
  ) -> [(Entity, SymbolKind?)] {
    let names = reduced(key, place).flatMap { texts(of: $0, place) }.map(\.wholeText)
    guard !names.contains(nil) else { return [] }
    return names.compactMap(\.self).flatMap { name in
      owners.flatMap { member(name, of: $0.0).sightings.map { ($0.entity, $0.kind) } }
    }
  }

  /// `import_module('package.module')`, or `import_module('.module', __name__)`.
  private func modules(named value: Value, _ place: NamePlace) -> [(Entity, SymbolKind?)] {
    texts(of: reducedOne(value, place), place).flatMap { source -> [(Entity, SymbolKind?)] in
      guard let text = source.wholeText else { return [] }
      let level = text.prefix { $0 == "." }.count
      guard let target = place.module.target(of: String(text.dropFirst(level)), level: level),
        let found = (try? module(target)) ?? nil
      else { return [] }
      return [(found.entity, .module)]
    }
  }

  // MARK: Tables

  /// An expression with its variables, and the items of tables that can be read, put in.
  private func reduced(_ value: Value, _ place: NamePlace) -> [Value] {
    guard place.depth < 24, expressions.begin() else { return [.opaque] }
    defer { expressions.end() }
    switch value {
    case .reference(let path):
      guard path.count == 1, let variable = place.variables[path[0]] else { return [value] }
      return reduced(variable.value, place.deeper)
    case .choice(let values): return values.flatMap { reduced($0, place.deeper) }
    case .item(let table, let key):
      let items = items(of: table, key, place.deeper)
      return items.isEmpty ? [value] : items
    case .call(let callee, let arguments, _)
    where callee.count > 1 && callee.last == "get" && !arguments.isEmpty:
      let items = items(of: .reference(callee.dropLast()), arguments[0], place.deeper)
      return items.isEmpty ? [value] : items
    case .part(let whole, let position):
      return reduced(whole, place.deeper).map { value in
        guard case .sequence(let parts) = value, parts.indices.contains(position) else {
          return .opaque
        }
        return parts[position]
      }
    default: return [value]
    }
  }

  private func reducedOne(_ value: Value, _ place: NamePlace) -> Value {
    let values = reduced(value, place)
    return values.count == 1 ? values[0] : .opaque
  }

  /// What a dictionary of the module, or of the function, has under a key.
  private func items(of table: Value, _ key: Value, _ place: NamePlace) -> [Value] {
    let keys = texts(of: key, place).map(\.wholeText)
    guard !keys.contains(nil), place.depth < 24 else { return [] }
    var tables = reduced(table, place)
    for case .reference(let path) in tables where path.count == 1 {
      tables += place.index.moduleBindings(of: path[0]).compactMap(\.value)
    }
    return tables.flatMap { table in
      keys.compactMap(\.self).compactMap { table.item(at: $0) }
    }
  }
}

extension PythonOutline.Value {
  /// What a dictionary display has under a key, as far as it is kept.
  fileprivate func item(at key: String) -> PythonOutline.Value? {
    guard case .dictionary(let keys, let values, let entries) = self else { return nil }
    if entries.isEmpty, keys.count == values.count {
      return keys.lastIndex(of: key).map { .string(values[$0]) }
    }
    return entries.last { $0.key == key }?.value
  }
}
