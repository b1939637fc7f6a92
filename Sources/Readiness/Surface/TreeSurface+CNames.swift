internal import CPythonSource

extension TreeSurface.CNames {
  init(_ index: HeaderIndex) {
    for (name, entries) in index.declarations {
      // A name may be a function for one build and a macro for another: it is in both lists.
      let kinds = Set(entries.map { SymbolKind($0.declaration.kind) })
      if kinds.contains(.function) { functions.append(name) }
      if kinds.contains(.variable) { variables.append(name) }
      if kinds.contains(.macro) { macros.append(name) }
      if kinds.contains(.type) || kinds.contains(.structure) { types.append(name) }
      if kinds.contains(.enumConstant) { constants.append(name) }
    }
    functions.sort()
    variables.sort()
    macros.sort()
    types.sort()
    constants.sort()
    for (structure, entries) in index.members {
      var names: Set<String> = []
      for entry in entries {
        guard let first = entry.member.path.first else { continue }
        guard entry.member.type == "(macro)" else {
          names.insert(first)
          continue
        }
        // `PyObject ob_base;`: the last word of each declaration of the macro.
        for declared in index.declarations[first, default: []] {
          for part in (declared.declaration.type ?? "").split(separator: ";") {
            let words = part.words
            if words.count > 1, let last = words.last { names.insert(String(last)) }
          }
        }
      }
      members[structure] = names.sorted()
    }
  }
}
