internal import CPythonSource

/// What one C file tells of modules and types to those that look for them in all of the files.
package struct CModuleEntry: Sendable {
  struct Module: Sendable {
    let name: String
    let line: Int
  }

  struct TypeName: Sendable {
    let cName: String
    /// The last part of its Python name, if it has one.
    let name: String?
  }

  let outline: COutline
  /// The modules that it initialises or names.
  private(set) var modules: [Module] = []
  private(set) var types: [TypeName] = []
  /// What it may give to a module of another file, by a word for it: see ``CModuleIndex/strangers``.
  private(set) var strangers: [(owner: String, addition: CModuleOutline.Addition)] = []

  init(_ outline: COutline) {
    self.outline = outline
    guard let module = outline.module else { return }
    for function in module.initFunctions {
      if let name = Self.moduleName(ofInitialiser: function.name) {
        modules.append(Module(name: name, line: function.line))
      }
    }
    for declaration in outline.declarations where declaration.kind == .macro {
      if let name = declaration.type.flatMap(Self.moduleName(ofInitialiser:)) {
        modules.append(Module(name: name, line: declaration.line))
      }
    }
    modules += module.moduleNames.map { Module(name: $0.name, line: $0.line) }
    types = module.types.map { type in
      TypeName(
        cName: type.cName, name: type.pythonName?.split(separator: ".").last.map(String.init))
    }
    addStrangers(of: module)
  }

  private mutating func addStrangers(of module: CModuleOutline) {
    for addition in module.additions where !addition.function.isEmpty {
      guard let owner = CAdditionTarget.stranger(addition) else { continue }
      strangers.append((owner, addition))
    }
    for addition in module.dynamicAdditions where !addition.function.isEmpty {
      guard let owner = CAdditionTarget.stranger(addition) else { continue }
      let names = Set(addition.words)
      for table in module.tables where names.contains(table.cName) {
        for entry in table.entries {
          var found = addition
          found.name = entry.name
          found.line = entry.line
          found.condition = entry.condition
          strangers.append((owner, found))
        }
      }
    }
  }

  /// `PyInit_x` (3.x), `initx` (2.x)
  private static func moduleName(ofInitialiser function: String) -> String? {
    if function.hasPrefix("PyInit_") { return String(function.dropFirst("PyInit_".count)) }
    guard function.hasPrefix("init"), function.utf8.count > 4 else { return nil }
    let name = String(function.dropFirst("init".count))
    return name.utf8.allSatisfy {
      $0 == 0x5F || ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || (0x30...0x39).contains($0)
    }
      ? name : nil
  }
}
