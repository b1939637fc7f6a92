extension COutline {
  /// Reads a header: what it declares. Everything in it counts as declared, `static` too.
  package init(header bytes: Span<UInt8>) {
    self.init(bytes, isHeader: true)
  }

  /// Reads a source file, or a file that one includes: what it declares, and what it gives to
  /// Python.
  package init(source bytes: Span<UInt8>) {
    self.init(bytes, isHeader: false)
  }

  package init(header bytes: [UInt8]) { self.init(header: bytes.span) }

  package init(source bytes: [UInt8]) { self.init(source: bytes.span) }

  private init(_ bytes: Span<UInt8>, isHeader: Bool) {
    var lexer = CLexer()
    lexer.readFile(bytes)
    let macros = CMacroTable(lexer, in: bytes)
    var reader = CDeclarationReader(lexer, macros: macros, isHeader: isHeader)
    reader.readFile(lexer.tokens, in: bytes)
    includes = lexer.includes
    conditions = reader.conditions.stacks
    members = reader.members
    faults = lexer.faults + reader.faults
    if !isHeader { readModule(lexer, macros, in: bytes) }
    declarations = Self.merged(reader.declarations, macros)
  }

  private mutating func readModule(
    _ lexer: CLexer, _ macros: CMacroTable, in bytes: Span<UInt8>
  ) {
    var reader = CModuleReader(macros: macros, size: bytes.count)
    reader.readFile(lexer.tokens, in: bytes)
    var clinic = CClinicReader()
    for block in lexer.clinicBlocks { clinic.read(block.range, line: block.line, in: bytes) }
    reader.module.clinic = clinic.declarations
    module = reader.module
    faults += reader.faults
  }

  private static func declaration(of index: Int, _ macros: CMacroTable) -> Declaration {
    let macro = macros.macros[index]
    return Declaration(
      kind: macro.parameters == nil ? .macro : .functionMacro, name: macros.name(index),
      line: macro.line, condition: macro.condition, isDeclared: true,
      parameters: macros.parameters(index), type: macros.replacement(index, limit: 200),
      isUndefinition: macro.isUndefinition)
  }

  /// Declarations and macros in one list, by line.
  private static func merged(_ others: [Declaration], _ macros: CMacroTable) -> [Declaration] {
    let count = macros.macros.count
    if count == 0 { return others }
    var merged: [Declaration] = []
    merged.reserveCapacity(others.count + count)
    var next = 0
    for other in others {
      while next < count, macros.macros[next].line < other.line {
        merged.append(declaration(of: next, macros))
        next += 1
      }
      merged.append(other)
    }
    while next < count {
      merged.append(declaration(of: next, macros))
      next += 1
    }
    return merged
  }
}
