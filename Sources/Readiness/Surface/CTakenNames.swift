internal import CPythonSource

extension Surface {
  /// What an expression of C stands for that takes a name from another module:
  /// `_PyImport_GetModuleAttrString("io", "open")`, or `PyObject_GetAttrString(m, "open")` of an `m` that
  /// `PyImport_ImportModule("io")` gave. Empty for everything else.
  func taken(_ expression: CModuleOutline.Expression) throws(ReadError) -> [Sighting] {
    for text in texts(of: expression.text, expression) {
      guard case .call(let callee, let arguments) = CValueText(text), arguments.count >= 2,
        case .string(let name) = CValueText(arguments[1])
      else { continue }
      var modules: [String] = []
      if callee.hasSuffix("Import_GetModuleAttrString") {
        if case .string(let module) = CValueText(arguments[0]) { modules.append(module) }
      } else if callee.hasSuffix("GetAttrString") {
        for text in texts(of: arguments[0], expression) {
          if case .call(let callee, let arguments) = CValueText(text),
            callee.holds("Import_Import"), let first = arguments.first,
            case .string(let module) = CValueText(first)
          {
            modules.append(module)
          }
        }
      }
      for module in modules {
        guard let start = try self.module(module) else { continue }
        let found = member(name, of: start.entity).sightings
        if !found.isEmpty { return found }
      }
    }
    return []
  }

  /// An expression, and what the function around assigned to it if it is a variable.
  private func texts(of text: String, _ expression: CModuleOutline.Expression) -> [String] {
    guard case .word(let word) = CValueText(text) else { return [text] }
    return [text] + expression.assigned[word, default: []]
  }
}
