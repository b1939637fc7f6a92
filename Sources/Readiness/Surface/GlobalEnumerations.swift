internal import CPythonSource

extension OutlineIndex {
  /// `Name = global_enum(Enum('Name', 'A B'))` of the module.
  static func globalEnumerations(of outline: PythonOutline) -> [PythonOutline.Binding] {
    outline.bindings.filter { binding in
      guard binding.scope == 0, !binding.isScriptOnly,
        case .call(let callee, let arguments, _)? = binding.value
      else { return false }
      guard callee.last == "global_enum", case .call? = arguments.first else { return false }
      return true
    }
  }
}

extension Surface {
  /// The names that enumerations give to the module that calls `global_enum` for them; as a decorator
  /// it is a dynamic of the outline.
  func namesOfGlobalEnumerations(_ index: OutlineIndex) -> [String: Int] {
    var names: [String: Int] = [:]
    for binding in index.globalEnumerations {
      guard case .call(_, let made, _)? = binding.value,
        case .call(_, let arguments, let keywords)? = made.first
      else { continue }
      for name in fieldNames(arguments, keywords) { names[name] = binding.line }
    }
    return names
  }
}
