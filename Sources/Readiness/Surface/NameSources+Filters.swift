internal import CPythonSource

extension Surface {
  /// The place inside a comprehension.
  func within(_ clauses: [PythonOutline.Clause], _ place: NamePlace) -> NamePlace {
    var inner = place
    for clause in clauses {
      for (position, target) in clause.targets.enumerated() where !target.isEmpty {
        var variable = NamePlace.Variable(
          value: .element(of: clause.source, position: clause.targets.count == 1 ? nil : position))
        for condition in clause.conditions {
          if let filter = filter(condition, on: position, of: clause, place) {
            variable.filters.append(filter)
          } else {
            variable.isDoubtful = true
          }
        }
        inner.variables[target] = variable
      }
    }
    return inner
  }

  /// A condition as it bears on one of the targets; nil if it cannot be told.
  private func filter(
    _ condition: PythonOutline.Condition, on position: Int, of clause: PythonOutline.Clause,
    _ place: NamePlace
  ) -> NameFilter? {
    let isNegated = condition.isNegated
    let isItsOwn = clause.targets[position] == condition.subject
    if condition.kind == .isModule {
      // `for name, object in globals().items() if not isinstance(object, ModuleType)`
      guard position == 0, clause.targets.count == 2, clause.targets[1] == condition.subject else {
        return nil
      }
      return NameFilter(kind: .isModule, isNegated: isNegated)
    }
    guard isItsOwn else { return nil }
    let operands = { self.strings(in: condition.operand) }
    switch condition.kind {
    case .startsWith:
      return operands().map { NameFilter(kind: .startsWith($0), isNegated: isNegated) }
    case .endsWith: return operands().map { NameFilter(kind: .endsWith($0), isNegated: isNegated) }
    case .isUpper: return NameFilter(kind: .isUpper, isNegated: isNegated)
    case .isElement:
      return NameFilter(
        kind: .isElement(elements(of: condition.operand, place.deeper)), isNegated: isNegated)
    case .isModule, .other: return nil
    }
  }

  /// A string or a tuple of strings; nil for anything else.
  private func strings(in value: Value) -> [String]? {
    switch value {
    case .string(let text): return [text]
    case .sequence(let elements):
      var texts: [String] = []
      for element in elements {
        guard case .string(let text) = element else { return nil }
        texts.append(text)
      }
      return texts
    default: return nil
    }
  }
}
