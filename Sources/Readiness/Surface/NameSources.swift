internal import CPythonSource

/// Where an expression stands, and what the variables of the comprehensions around it are.
struct NamePlace {
  struct Variable {
    var value: PythonOutline.Value
    var filters: [NameFilter] = []
    /// Whether something else is asked before a value is taken.
    var isDoubtful = false
  }

  let module: PythonModule
  let index: OutlineIndex
  var scope = 0
  var variables: [String: Variable] = [:]
  /// How many expressions have led here.
  var depth = 0

  var deeper: NamePlace {
    var place = self
    place.depth += 1
    return place
  }

  func at(_ scope: Int) -> NamePlace {
    NamePlace(module: module, index: index, scope: scope, depth: depth + 1)
  }
}

extension Surface {
  typealias Value = PythonOutline.Value
  /// How deep one expression may lead to others.
  private static let deepestExpression = 24
  /// More sources than this are not told apart.
  private static let mostSources = 4096

  // MARK: Texts

  /// The texts that an expression may stand for.
  func texts(of value: Value, _ place: NamePlace) -> [NameSource] {
    guard place.depth < Self.deepestExpression, expressions.begin() else { return [.unknown] }
    defer { expressions.end() }
    switch value {
    case .string(let text): return [.text(text)]
    case .reference(let path): return texts(of: path, place.deeper)
    case .sum(let parts), .template(let parts):
      return bounded(
        parts.reduce([.text("")]) { joined, part in
          let ends = texts(of: part, place.deeper)
          guard joined.count * ends.count <= Self.mostSources else { return [.unknown] }
          return joined.flatMap { start in ends.map { start.joined(with: $0) } }
        })
    case .element(let source, let position):
      return elements(of: source, at: position, place.deeper)
    case .call(let callee, let arguments, _):
      if callee.count > 1, arguments.isEmpty {
        return changed(.reference(callee.dropLast()), by: callee[callee.count - 1], place)
      }
      if callee.last == "str" || callee.last == "intern", arguments.count == 1 {
        return texts(of: arguments[0], place.deeper)
      }
      return [.unknown]
    case .method(let object, let name, let arguments) where arguments.isEmpty:
      return changed(object, by: name, place)
    default: return [.unknown]
    }
  }

  /// `name.upper()` and the like.
  private func changed(_ value: Value, by method: String, _ place: NamePlace) -> [NameSource] {
    let change: (String) -> String
    switch method {
    case "upper": change = { $0.uppercased() }
    case "lower": change = { $0.lowercased() }
    case "strip": change = { String($0.drop(while: \.isWhitespace)) }
    default: return [.unknown]
    }
    return texts(of: value, place.deeper).map { source in
      guard let text = source.wholeText else { return .unknown }
      return .text(change(text))
    }
  }

  private func texts(of path: [String], _ place: NamePlace) -> [NameSource] {
    if path.count == 1, let variable = place.variables[path[0]] {
      return kept(texts(of: variable.value, place), by: variable)
    }
    return followed(path, place) {
      self.texts(of: $0, $1)
    }
  }

  /// What a variable of a comprehension takes of the sources.
  private func kept(_ sources: [NameSource], by variable: NamePlace.Variable) -> [NameSource] {
    sources.compactMap { source in
      var source = source
      source.isDoubtful = source.isDoubtful || variable.isDoubtful
      for filter in variable.filters {
        if let text = source.wholeText {
          switch passes(text, filter, source.origin) {
          case .yes: break
          case .no: return nil
          case .unknown: source.isDoubtful = true
          }
        } else if source.before.isEmpty, source.behind.isEmpty {
          source.filters.append(filter)
        } else {
          source.isDoubtful = true
        }
      }
      return source
    }
  }

  private func bounded(_ sources: [NameSource]) -> [NameSource] {
    sources.count <= Self.mostSources ? sources : [.unknown]
  }

  // MARK: Elements

  /// The texts that running through an expression gives, or of each element the one at a position.
  func elements(of value: Value, at position: Int? = nil, _ place: NamePlace) -> [NameSource] {
    guard place.depth < Self.deepestExpression, expressions.begin() else { return [.unknown] }
    defer { expressions.end() }
    let inner = place.deeper
    switch value {
    case .sequence(let elements):
      return bounded(
        elements.flatMap { element -> [NameSource] in
          if case .starred(let list) = element {
            return self.elements(of: list, at: position, inner)
          }
          return texts(of: part(of: element, at: position), inner)
        })
    case .sum(let parts): return parts.flatMap { elements(of: $0, at: position, inner) }
    case .dictionary(let keys, _, _): return position == nil ? keys.map { .text($0) } : [.unknown]
    case .reference(let path): return elements(of: path, at: position, inner)
    case .call(let callee, let arguments, _):
      return elements(ofCall: callee, arguments, at: position, inner)
    case .method(let object, let name, let arguments):
      return elements(of: object, through: name, arguments, at: position, inner)
    case .comprehension(let element, let clauses):
      return texts(of: part(of: element, at: position), within(clauses, inner))
    case .string, .starred, .template, .element, .choice, .item, .part, .opaque: return [.unknown]
    }
  }

  private func part(of element: Value, at position: Int?) -> Value {
    guard let position else { return element }
    guard case .sequence(let parts) = element, parts.indices.contains(position) else {
      return .opaque
    }
    return parts[position]
  }

  private func elements(
    of path: [String], at position: Int?, _ place: NamePlace
  ) -> [NameSource] {
    if path.count > 1 {
      let owners = {
        self.referenced(Array(path.dropLast()), scope: 0, in: place.module, place.index)
      }
      switch path.last {
      case "__all__":
        let modules = owners().filter { if case .pythonModule = $0.0 { true } else { false } }
        if !modules.isEmpty {
          return modules.flatMap { exports(of: $0.0, depth: place.depth + 1) }
        }
      case "_fields":
        let fields = owners().compactMap { self.fields(of: $0.0, depth: place.depth + 1) }
        if !fields.isEmpty { return fields.joined().map { .text($0) } }
      case "__members__":
        return owners().flatMap { members(ofEnumeration: $0.0) }
      case "__dict__": return owners().map { NameSource(origin: .members($0.0)) }
      default: break
      }
    }
    if path == ["__all__"], place.scope == 0 || place.variables.isEmpty {
      return exports(of: .pythonModule(place.module), depth: place.depth + 1)
    }
    if path.count == 1, let variable = place.variables[path[0]] {
      return elements(of: variable.value, at: position, place)
    }
    return followed(path, place) {
      self.elements(of: $0, at: position, $1)
    }
  }

  private func elements(
    ofCall callee: [String], _ arguments: [Value], at position: Int?, _ place: NamePlace
  ) -> [NameSource] {
    if callee.count > 1 {
      let object = Value.reference(callee.dropLast())
      let found = elements(
        of: object, through: callee[callee.count - 1], arguments, at: position, place)
      if found != [.unknown] { return found }
    }
    switch callee.last {
    case "list", "tuple", "sorted", "set", "frozenset", "reversed", "iter", "dict":
      return arguments.count == 1 ? elements(of: arguments[0], at: position, place) : [.unknown]
    case "enumerate":
      return position == 1 && !arguments.isEmpty ? elements(of: arguments[0], place) : [.unknown]
    case "zip":
      guard let position, arguments.indices.contains(position) else { return [.unknown] }
      return elements(of: arguments[position], place)
    case "dir", "vars", "globals", "locals":
      guard callee.count == 1, position == nil else { return [.unknown] }
      if arguments.isEmpty {
        return callee[0] == "globals" || place.scope == 0
          ? [NameSource(origin: .members(.pythonModule(place.module)))] : locals(of: place)
      }
      guard case .reference(let path) = arguments[0] else { return [.unknown] }
      let owners = referenced(path, scope: 0, in: place.module, place.index)
      return owners.isEmpty ? [.unknown] : owners.map { NameSource(origin: .members($0.0)) }
    default: return [.unknown]
    }
  }

  /// `locals()` in a function: its parameters, and what it binds itself.
  private func locals(of place: NamePlace) -> [NameSource] {
    let outline = place.index.outline
    guard outline.scopes.indices.contains(place.scope), outline.scopes[place.scope].kind != .class
    else { return [.unknown] }
    let bound = outline.bindings.lazy.filter { $0.scope == place.scope }.map(\.name)
    return Set(outline.scopes[place.scope].parameters.map(\.name) + bound).sorted().map {
      .text($0)
    }
  }

  /// `table.items()`, `names.split()` and the like.
  private func elements(
    of object: Value, through method: String, _ arguments: [Value], at position: Int?,
    _ place: NamePlace
  ) -> [NameSource] {
    guard arguments.isEmpty else { return [.unknown] }
    switch (method, position) {
    case ("items", 0), ("keys", nil): return elements(of: object, place)
    case ("copy", _): return elements(of: object, at: position, place)
    case ("items", 1), ("values", nil): return values(of: object, place)
    case ("split", nil):
      return texts(of: object, place).flatMap { source -> [NameSource] in
        guard let text = source.wholeText else { return [.unknown] }
        return text.partsBetweenBlanks.map { .text(String($0)) }
      }
    default: return [.unknown]
    }
  }

  /// The texts among the values of a dictionary.
  private func values(of value: Value, _ place: NamePlace) -> [NameSource] {
    guard place.depth < Self.deepestExpression, expressions.begin() else { return [.unknown] }
    defer { expressions.end() }
    switch value {
    case .dictionary(_, let values, _): return values.map { .text($0) }
    case .reference(let path):
      return followed(path, place.deeper) {
        self.values(of: $0, $1)
      }
    default: return [.unknown]
    }
  }

  // MARK: Keys

  /// The keys of what `update` is given: a dictionary, or pairs.
  func keys(of value: Value, _ place: NamePlace) -> [NameSource] {
    guard place.depth < Self.deepestExpression, expressions.begin() else { return [.unknown] }
    defer { expressions.end() }
    switch value {
    case .comprehension(.sequence(let pair), let clauses) where pair.count == 2:
      return texts(of: pair[0], within(clauses, place.deeper))
    case .sequence: return elements(of: value, at: 0, place)
    case .call(["dict"], let arguments, let keywords):
      return keywords.map { $0.name.map { .text($0) } ?? .unknown }
        + arguments.flatMap { keys(of: $0, place.deeper) }
    case .call(["zip"], let arguments, _) where !arguments.isEmpty:
      return elements(of: arguments[0], place.deeper)
    case .reference(let path)
    where path.last != "__members__" && path.last != "__dict__" && place.variables.isEmpty:
      return followed(path, place.deeper) {
        self.keys(of: $0, $1)
      }
    default: return elements(of: value, place)
    }
  }

  private func members(ofEnumeration entity: Entity) -> [NameSource] {
    switch entity {
    case .pythonClass(let module, let scope):
      return [NameSource(origin: .enumeration(module, scope: scope))]
    case .fields(let names), .listed(let names, _):
      return names.map { $0 == Self.untoldField ? .unknown : .text($0) }
    default: return []
    }
  }
}
