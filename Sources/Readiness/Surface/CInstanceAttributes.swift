internal import CPythonSource

extension Surface {
  /// Looks for a name that a method of a built-in exception sets on the instance: `BaseException_add_note`
  /// and its like are named after their exception.
  func findOnSelf(
    _ name: String, ofException exception: String, _ sources: CModuleSources,
    _ lookup: inout Lookup
  ) {
    guard !lookup.isFound else { return }
    for (addition, path) in sources.additions[name, default: []]
    where addition.isOnSelf && addition.function.hasPrefix(exception + "_") {
      lookup.see(.opaque, .attribute, path, line: addition.line)
    }
  }

  /// Whether the instances that a function gets as `self` may be of any type of a module: it is a method of
  /// none, or of a metaclass.
  func isOfUnknown(
    _ function: String, of module: String, _ sources: CModuleSources
  ) throws(ReadError) -> Bool {
    let owners = sources.types.filter { isMethod(function, of: $0.type, sources) }
    if owners.isEmpty { return true }
    let classes = Set(try metaclasses(of: module, sources).map(\.type.cName))
    return owners.contains { classes.contains($0.type.cName) }
  }

  /// Whether a function is a method of a type: by its tables, or by its name.
  func isMethod(
    _ function: String, of type: CModuleOutline.TypeDefinition, _ sources: CModuleSources
  ) -> Bool {
    guard !function.isEmpty else { return false }
    if type.constructors.contains(function) { return true }
    for table in type.tables {
      for (table, _) in sources.tables[table, default: []] where table.functions.contains(function)
      {
        return true
      }
    }
    // `fileio_init` of `fileio_spec`, and `_io_FileIO___init___impl` of `_io.FileIO`
    let name = folded(function)
    let python = type.pythonName.map { folded($0.filter { $0 != "." }) }
    return [folded(type.cName), python ?? ""].contains {
      $0.utf8.count > 3 && name.hasPrefix($0)
    }
  }
}

extension CModuleSources {
  /// Where a function asks a type for an attribute: what it asks for need not be in the type, if classes that
  /// are made from it are to have it. Nil if none does.
  ///
  /// - Parameter file: Of what several modules share, only the file of the type counts.
  func asking(for name: String, like file: RepoPath, in module: String) -> Location? {
    for source in files where isOwn(file, of: module) || source.path == file {
      if let line = source.module.asked[name] { return Location(source.path, line: line) }
    }
    return nil
  }
}

extension CModuleOutline.Addition {
  /// `PyObject_SetAttr(self, name, …)`: an instance, or in a metaclass a class, is given the name.
  var isOnSelf: Bool {
    callee.holds("Object_SetAttr") && CAdditionTarget.lastWord(target) == "self"
  }
}
