import CPythonSource

extension PythonOutline {
  init(_ text: String) { self.init(source: Array(text.utf8)) }

  /// The bindings as `scope.name kind line`, `?` after a conditional one.
  var summary: [String] {
    bindings.map {
      "\(path($0.scope))\($0.name) \($0.kind.rawValue) \($0.line)\($0.isConditional ? "?" : "")"
    }
  }

  private func path(_ scope: ScopeIndex) -> String {
    scope == 0 ? "" : path(scopes[scope].parent) + scopes[scope].name + "."
  }

  /// The value of the module's last assignment to `name`.
  func value(_ name: String) -> Value? {
    bindings.last { $0.scope == 0 && $0.name == name && $0.value != nil }?.value
  }
}
