internal import CPythonSource

extension Surface {
  /// Whether every class and instance of this tree's Python has the name: from `object`, from `type`, or
  /// from the compiler.
  func isOfObject(_ name: String) -> Bool {
    guard isSpecial(name), Self.objectNames.contains(name) else { return false }
    return namesOfObject?.contains(name) ?? true
  }

  /// Those of the names that this tree's `object` and `type` have; nil if that cannot be told.
  func readNamesOfObject() -> Set<String>? {
    let path: RepoPath = "Objects/typeobject.c"
    guard let sources = try? sources(ofFile: path), !sources.files.isEmpty,
      sources.unread.isEmpty, sources.mention(of: "__init__") != nil
    else { return nil }
    let types = ["PyBaseObject_Type", "PyType_Type"].compactMap { sources.type($0) }
    guard types.count == 2 else { return nil }
    let compiled = ["Python/compile.c", "Python/codegen.c"].reduce(into: Set<String>()) {
      $0.formUnion(words(at: RepoPath($1)))
    }
    return Self.objectNames.filter { name in
      // The table of all slots names what a type may have, not what these two do.
      let isOfSlot = name == "__or__" || name == "__ror__"
      if !isOfSlot, sources.tableEntries[name] != nil || compiled.contains(name) { return true }
      var lookup = Lookup()
      for (type, path) in types { findSlot(name, of: type, at: path, sources, &lookup) }
      return lookup.isFound || !lookup.openings.isEmpty
    }
  }

  /// Names that every class and instance has from `object`, `type` or the compiler, in some version.
  private static let objectNames: Set<String> = [
    "__class__", "__delattr__", "__dict__", "__dir__", "__doc__", "__eq__", "__format__", "__ge__",
    "__getattribute__", "__getstate__", "__gt__", "__hash__", "__init__", "__init_subclass__",
    "__le__", "__lt__", "__module__", "__ne__", "__new__", "__reduce__", "__reduce_ex__",
    "__repr__", "__setattr__", "__sizeof__", "__str__", "__subclasshook__", "__weakref__",
    "__name__", "__qualname__", "__bases__", "__mro__", "__base__", "__basicsize__",
    "__dictoffset__", "__flags__", "__itemsize__", "__weakrefoffset__", "__text_signature__",
    "__abstractmethods__", "__annotations__", "__type_params__", "__subclasses__", "__prepare__",
    "__instancecheck__", "__subclasscheck__", "__call__", "__or__", "__ror__",
    "__static_attributes__", "__firstlineno__",
  ]
}
