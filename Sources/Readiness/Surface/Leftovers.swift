internal import CPythonSource

extension Surface {
  /// Whether a name is in a module by chance, as what its statements leave behind, and not as a part of
  /// its API: what it merely imports, the variable of a loop, and where the module has an `__all__`
  /// that can be read, whatever that does not list (PEP 8).
  ///
  /// What a package takes from its own modules, and any module from a private one, is API. A program,
  /// `package.__main__`, is run and has no API.
  ///
  /// - Parameter path: The name in the module, and those in it: the first decides.
  func isLeftover(_ path: [String], of module: String) -> Bool {
    if PythonModule.isProgram(module) { return true }
    guard let name = path.first, let place = try? self.module(module),
      case .pythonModule(let own) = place.entity, let index = try? index(of: own.path)
    else { return false }
    if !index.outline.exports.isEmpty {
      switch isAmong(exports(of: place.entity, depth: 0), name) {
      case .yes: return false
      case .no: return true
      case .unknown: break
      }
    }
    let bindings = index.moduleBindings(of: name).filter { !$0.isScriptOnly }
    guard bindings.allSatisfy({ Self.leavingBehind.contains($0.kind) }) else { return false }
    if own.isPackage { return false }
    let sources = index.outline.imports.filter {
      $0.scope == 0 && ($0.boundName == name || bindings.isEmpty && $0.name == "*")
    }
    return !sources.contains { isPrivateModule($0.module) }
  }

  private static let leavingBehind: Set<PythonOutline.BindingKind> = [
    .importModule, .importFrom, .forTarget, .withTarget, .exceptTarget,
  ]

  private func isPrivateModule(_ name: String) -> Bool {
    name.split(separator: ".").last?.hasPrefix("_") ?? false
  }

  /// Whether a name of a public header is of the C API by its spelling: `PyList_New`, `Py_INCREF`,
  /// `PY_VERSION`, a member of such a structure; not a guard against including a header twice.
  static func isOfCAPI(_ symbol: String) -> Bool {
    let name = symbol.split(separator: ".").first ?? ""
    return ["Py", "PY", "METH_", "T_"].contains { name.hasPrefix($0) } && !name.hasSuffix("_H")
  }
}
