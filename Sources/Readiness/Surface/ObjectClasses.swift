internal import CPythonSource

extension Surface {
  /// The class of an object of which `type` is asked: of a function, or of an attribute that the language
  /// itself says the class of. Empty for everything else, which is made at run time.
  func classes(
    ofObject value: PythonOutline.Value, scope: Int, in module: PythonModule,
    _ index: OutlineIndex
  ) -> [(Entity, SymbolKind?)] {
    func builtin(_ cName: String) -> [(Entity, SymbolKind?)] {
      [(.cType(module: "builtins", cName: cName), .class)]
    }
    if case .call(let callee, _, _) = value {
      return runningFunction(callee, scope: scope, in: module, index).map(builtin) ?? []
    }
    guard case .reference(let path) = value, let last = path.last else { return [] }
    if path.count == 1,
      case .call(let callee, _, _)? = index.bindings(of: last, in: 0).last(where: \.kind.binds)?
        .value,
      let running = runningFunction(callee, scope: scope, in: module, index)
    {
      return builtin(running)
    }
    if path.count > 1, let descriptor = descriptor(path, scope: scope, in: module, index) {
      return builtin(descriptor)
    }
    switch last {
    case "__code__": return builtin("PyCode_Type")
    case "__traceback__": return builtin("PyTraceBack_Type")
    case "tb_frame", "gi_frame": return builtin("PyFrame_Type")
    case "__dict__" where path.count == 2:
      let owner = referenced([path[0]], scope: scope, in: module, index)
      let isClass = owner.contains {
        switch $0.0 {
        case .cType, .pythonClass: true
        default: false
        }
      }
      return isClass ? builtin("PyDictProxy_Type") : []
    default: break
    }
    let found = referenced(path, scope: scope, in: module, index)
    let kinds = Set(
      found.map { entity, _ in
        switch entity {
        case .pythonFunction: "PyFunction_Type"
        case .cFunction: "PyCFunction_Type"
        case .pythonModule, .cModule: "PyModule_Type"
        default: ""
        }
      })
    guard kinds.count == 1, let kind = kinds.first, !kind.isEmpty else { return [] }
    return builtin(kind)
  }

  /// The functions in a function that a call of it gives; empty if that cannot be told, or if they say by
  /// `functools.wraps` that they take what another takes.
  func functions(
    madeBy callee: [String], scope: Int, in module: PythonModule, _ index: OutlineIndex
  ) -> [(Entity, SymbolKind?)] {
    referenced(callee, scope: scope, in: module, index).flatMap { entity, _ in
      guard case .pythonFunction(let other, let maker) = entity,
        let outline = (try? self.index(of: other.path))?.outline
      else { return [] as [(Entity, SymbolKind?)] }
      let returned = outline.scopes[maker].returns
      return outline.scopes.indices.filter { position in
        let inner = outline.scopes[position]
        return position != maker && inner.parent == maker && inner.kind != .class
          && returned.contains(inner.name)
          && !inner.decorators.contains { $0.callee?.last == "wraps" }
      }.map { (.pythonFunction(other, scope: $0), .function) }
    }
  }

  /// The type of what a call of a generator or coroutine function gives; nil for other functions.
  private func runningFunction(
    _ callee: [String], scope: Int, in module: PythonModule, _ index: OutlineIndex
  ) -> String? {
    let kinds = referenced(callee, scope: scope, in: module, index).compactMap { entity, _ in
      guard case .pythonFunction(let other, let scope) = entity,
        let function = (try? self.index(of: other.path))?.outline.scopes[scope]
      else { return nil as String? }
      let isAsync = function.kind == .asyncFunction
      if function.isGenerator { return isAsync ? "PyAsyncGen_Type" : "PyGen_Type" }
      return isAsync ? "PyCoro_Type" : ""
    }
    return Set(kinds).count == 1 ? kinds.first.flatMap { $0.isEmpty ? nil : $0 } : nil
  }

  /// The type of an attribute of a type written in C, such as `str.join`; nil if the owner is none, or for
  /// other attributes.
  private func descriptor(
    _ path: [String], scope: Int, in module: PythonModule, _ index: OutlineIndex
  ) -> String? {
    guard let name = path.last, name != "__dict__",
      case .cType(let owner, let cName)? = referenced(
        Array(path.dropLast()), scope: scope, in: module, index
      ).first?.0, let sources = try? sources(of: owner), let type = sources.type(cName)?.type
    else { return nil }
    for table in type.tables {
      for (table, _) in sources.tables[table, default: []]
      where sources.names(in: table).contains(where: { $0.name == name }) {
        switch table.kind {
        case .getters: return "PyGetSetDescr_Type"
        case .members: return "PyMemberDescr_Type"
        case .methods: return "PyMethodDescr_Type"
        default: break
        }
      }
    }
    return isSpecial(name) ? "PyWrapperDescr_Type" : nil
  }

  /// The type written in C whose own name is that of this module and the name it is given:
  /// `re.Pattern` for `Pattern` in `re`.
  func declaredType(
    _ name: String, of module: PythonModule
  ) -> [(Entity, SymbolKind?)] {
    guard let index = try? cModuleIndex() else { return [] }
    for cName in index.typesByName[name, default: []].sorted() {
      guard let path = index.typeFiles[cName], let sources = try? sources(ofFile: path),
        let type = sources.type(cName)?.type,
        let full = type.pythonName, full == module.name + "." + name
      else { continue }
      return [(.cType(module: path.text, cName: cName), .class)]
    }
    return []
  }
}
