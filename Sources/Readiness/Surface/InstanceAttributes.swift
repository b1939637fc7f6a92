internal import CPythonSource

extension Surface {
  /// Whether a method of the class sets the attribute on a variable of its own, which may hold another
  /// instance of the class: `other = queue.pop(); other.x = …`.
  func isOnLocal(
    _ attribute: PythonOutline.Attribute, of scope: Int, _ index: OutlineIndex
  ) -> Bool {
    let scopes = index.outline.scopes
    guard attribute.object.count == 1, !attribute.isDeletion,
      scopes.indices.contains(attribute.scope)
    else { return false }
    let function = scopes[attribute.scope]
    return function.kind != .class && function.kind != .module && function.parent == scope
      && !function.parameters.contains { $0.name == attribute.object[0] }
      && !index.bindings(of: attribute.object[0], in: attribute.scope).isEmpty
  }

  /// Whether an attribute is set on a variable that a function of the module, or a method of another class,
  /// has of its own, which may hold an instance: `error = ParseError(…); error.position = …`.
  func isOfLocal(_ attribute: PythonOutline.Attribute, _ index: OutlineIndex) -> Bool {
    let scopes = index.outline.scopes
    guard attribute.object.count == 1, !attribute.isDeletion, attribute.scope != 0,
      scopes.indices.contains(attribute.scope), scopes[attribute.scope].kind != .class
    else { return false }
    let object = attribute.object[0]
    // Of what `__new__` made the class is known.
    return !scopes[attribute.scope].parameters.contains { $0.name == object }
      && !scopes[attribute.scope].made.contains { $0.name == object }
      && index.bindings(of: object, in: attribute.scope).contains { $0.kind == .assignment }
  }

  /// Whether an attribute is set on a parameter that is named as a class of the module is: `record.x = …` for
  /// `LogRecord`.
  func isOfNamesake(
    _ attribute: PythonOutline.Attribute, of className: String, _ index: OutlineIndex
  ) -> Bool {
    guard attribute.object.count == 1, !attribute.isDeletion, attribute.scope != 0,
      index.outline.scopes.indices.contains(attribute.scope)
    else { return false }
    let object = attribute.object[0]
    return object.utf8.count > 2 && className.lowercased().hasSuffix(object)
      && index.outline.scopes[attribute.scope].parameters.contains { $0.name == object }
  }

  /// Where an attribute is set on instances of a class that has no constructor of its own: all classes that the
  /// module makes from it, two at least, set it in theirs. The first line; nil if one does not.
  func lineOfDerived(_ name: String, _ scope: Int, _ index: OutlineIndex) -> Int? {
    guard let attributes = index.attributes[name], attributes.count > 1,
      index.bindings(of: "__init__", in: scope).isEmpty
    else { return nil }
    let scopes = index.outline.scopes
    let body = scopes[scope]
    let derived = scopes.indices.filter {
      scopes[$0].kind == .class && scopes[$0].parent == body.parent
        && scopes[$0].bases.contains(.reference([body.name]))
    }
    guard derived.count > 1 else { return nil }
    var lines: [Int] = []
    for position in derived {
      let line = attributes.lazy.map { index.outline.attributes[$0] }
        .first { isOnInstance($0, of: position, index) }?.line
      guard let line else { return nil }
      lines.append(line)
    }
    return lines.min()
  }

  /// Whether `self.x = …` stands in a method of the class, `self` being its first parameter.
  func isOnInstance(
    _ attribute: PythonOutline.Attribute, of scope: Int, _ index: OutlineIndex
  ) -> Bool {
    attribute.object.count == 1
      && isInstance(attribute.object[0], in: attribute.scope, of: scope, index)
  }

  /// Whether a name means an instance of a class, or the class, in a scope inside of it.
  func isInstance(_ object: String, in start: Int, of scope: Int, _ index: OutlineIndex) -> Bool {
    let scopes = index.outline.scopes
    var current = start
    while scopes.indices.contains(current), current != scopes[current].parent {
      let function = scopes[current]
      if function.kind == .class { return false }
      if function.parent == scope {
        // The instance, the class (`cls`), or what `__new__` made.
        let first = function.parameters.first?.name
        if first == object || object == "self" { return true }
        if function.made.contains(where: {
          $0.name == object && ($0.type == first || $0.type == scopes[scope].name)
        }) {
          return true
        }
        let makes =
          function.name == "__new__"
          || function.decorators.contains { $0.callee?.last == "classmethod" }
        return makes && function.returns.contains(object)
      }
      current = function.parent
    }
    return false
  }
}
