internal import CPythonSource

extension Surface {
  /// The field names in the arguments of `namedtuple` or `NamedTuple`.
  func fieldNames(
    _ arguments: [PythonOutline.Value], _ keywords: [PythonOutline.Keyword]
  ) -> [String] {
    arguments.dropFirst().prefix(1).flatMap { fieldNames(in: $0) }
      + keywords.flatMap { keyword in
        switch keyword.name {
        case "rename", "defaults", "module", "qualname", "type", "start", "boundary": [String]()
        default: fieldNames(in: keyword.value)
        }
      }
  }

  private func fieldNames(in value: PythonOutline.Value) -> [String] {
    switch value {
    case .string(let text):
      text.split { $0 == " " || $0 == "," || $0 == "\n" || $0 == "\t" }.map(String.init)
    case .sequence(let elements):
      elements.map { element in
        switch element {
        case .string(let text): text
        case .sequence(let pair):
          if case .string(let text)? = pair.first { text } else { Self.untoldField }
        default: Self.untoldField
        }
      }
    case .sum(let parts): parts.flatMap { fieldNames(in: $0) }
    case .dictionary(let keys, _, _): keys
    default: [Self.untoldField]
    }
  }

  /// The fields of a named tuple that a call makes, those of other named tuples among them:
  /// `namedtuple('Cup', ('sort',) + Pot._fields)`.
  func tupleFields(
    _ arguments: [PythonOutline.Value], _ keywords: [PythonOutline.Keyword], _ place: NamePlace
  ) -> [String] {
    let fields = fieldNames(arguments, keywords)
    let list =
      arguments.count > 1 ? arguments[1] : keywords.first { $0.name == "field_names" }?.value
    guard fields.contains(Self.untoldField), let list else { return fields }
    let told = elements(of: list, place.deeper).map(\.wholeText)
    return told.contains(nil) ? fields : told.compactMap(\.self)
  }

  /// The fields that a named tuple, or a class over one, has; nil if it is none, or they cannot be told.
  func fields(of entity: Entity, depth: Int) -> [String]? {
    guard depth < 16 else { return nil }
    switch entity {
    case .fields(let fields): return fields.contains(Self.untoldField) ? nil : fields
    case .pythonClass(let module, let scope):
      guard let index = try? index(of: module.path) else { return nil }
      let body = index.outline.scopes[scope]
      for base in body.bases {
        if isNamedTuple(base, index) { return annotated(in: scope, index) }
        let place = NamePlace(module: module, index: index, scope: body.parent, depth: depth + 1)
        for base in entities(ofBase: base, place) where base != entity {
          if let found = fields(of: base, depth: depth + 1) { return found }
        }
      }
      return nil
    default: return nil
    }
  }

  /// What a base of a class stands for.
  private func entities(ofBase base: PythonOutline.Value, _ place: NamePlace) -> [Entity] {
    switch base {
    case .reference(let path):
      return referenced(path, scope: place.scope, in: place.module, place.index).map(\.0)
    case .call(let callee, let arguments, let keywords)
    where ["namedtuple", "NamedTuple"].contains(place.index.unaliased(callee).last):
      return [.fields(tupleFields(arguments, keywords, place))]
    default: return []
    }
  }

  private func isNamedTuple(_ base: PythonOutline.Value, _ index: OutlineIndex) -> Bool {
    if case .reference(let path) = base {
      index.unaliased(path).last == "NamedTuple"
    } else {
      false
    }
  }

  /// The names that the body of a class over `NamedTuple` annotates, in their order.
  private func annotated(in scope: Int, _ index: OutlineIndex) -> [String] {
    index.outline.bindings.filter {
      $0.scope == scope && ($0.kind == .annotated || $0.kind == .annotationOnly)
    }.map(\.name)
  }
}
