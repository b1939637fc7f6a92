internal import CPythonSource

/// An outline as JSON, short keys.
struct DumpedFile: Encodable {
  struct Declaration: Encodable {
    var kind, name: String
    var line: Int
    var visibility: String
    var limited: String
    var declared, undefinition: Bool
    var parameters: [String]?
    var type: String?
  }

  struct Member: Encodable {
    var structure: String
    var tag: String?
    var path: [String]
    var type: String
    var line: Int
    var visibility: String
  }

  var path: String
  var declarations: [Declaration]
  var members: [Member]
  var includes: [String]
  var faults: [String]
  var module: DumpedModule?

  init(_ path: String, _ outline: COutline) {
    self.path = path
    let visibilities = outline.visibilities()
    let limited = outline.visibilities(limitedAPI: 0x0302_0000)
    declarations = outline.declarations.map {
      Declaration(
        kind: $0.kind.rawValue, name: $0.name, line: $0.line,
        visibility: visibilities[$0.condition].rawValue,
        limited: limited[$0.condition].rawValue, declared: $0.isDeclared,
        undefinition: $0.isUndefinition, parameters: $0.parameters, type: $0.type)
    }
    members = outline.members.map {
      Member(
        structure: $0.structure, tag: $0.tag, path: $0.path, type: $0.type, line: $0.line,
        visibility: visibilities[$0.condition].rawValue)
    }
    includes = outline.includes.map(\.path)
    faults = outline.faults.map { "\($0.line): \($0.message)" }
    module = outline.module.map(DumpedModule.init)
  }
}
