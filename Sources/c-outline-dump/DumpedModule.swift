internal import CPythonSource

/// A module outline as JSON, reduced to names.
struct DumpedModule: Encodable {
  struct Table: Encodable {
    var kind, cName: String
    var entries, macros: [String]
  }

  struct TypeDefinition: Encodable {
    var cName: String
    var pythonName: String?
    var tables, bases: [String]
  }

  var initFunctions, moduleNames: [String]
  var definitions: [[String?]]
  var tables: [Table]
  var types: [TypeDefinition]
  var clinic: [[String]]
  var definitionMacros: [String: [String]]
  var additions, dynamicAdditions: [[String]]
  var typeAdditions: [String]
  var strings, macroArguments: [String: Int]

  init(_ module: CModuleOutline) {
    initFunctions = module.initFunctions.map(\.name)
    moduleNames = module.moduleNames.map(\.name)
    definitions = module.definitions.map { [$0.cName, $0.name, $0.methods] }
    tables = module.tables.map {
      Table(
        kind: $0.kind.rawValue, cName: $0.cName, entries: $0.entries.map(\.name),
        macros: $0.macros.map(\.name))
    }
    types = module.types.map {
      TypeDefinition(
        cName: $0.cName, pythonName: $0.pythonName, tables: $0.tables, bases: $0.bases)
    }
    clinic = module.clinic.map { [$0.kind.rawValue, $0.name] + $0.parameters }
    definitionMacros = Dictionary(
      module.definitionMacros.map { ($0.macro, $0.names.map(\.name)) }, uniquingKeysWith: +)
    additions = module.additions.map { [$0.name, $0.callee, $0.target] }
    dynamicAdditions = module.dynamicAdditions.map { [$0.name, $0.callee, $0.target] }
    typeAdditions = module.typeAdditions.map(\.cName)
    strings = module.strings
    macroArguments = module.macroArguments
  }
}
