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
    declarations = Self.merged(reader.declarations, Self.declarations(of: macros))
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

  private static func declarations(of macros: CMacroTable) -> [Declaration] {
    macros.macros.indices.map { index in
      let macro = macros.macros[index]
      return Declaration(
        kind: macro.parameters == nil ? .macro : .functionMacro, name: macros.name(index),
        line: macro.line, condition: macro.condition, isDeclared: true,
        parameters: macros.parameters(index), type: macros.replacement(index, limit: 200),
        isUndefinition: macro.isUndefinition)
    }
  }

  /// Both lists in one, by line.
  private static func merged(_ left: [Declaration], _ right: [Declaration]) -> [Declaration] {
    guard !left.isEmpty, !right.isEmpty else { return left + right }
    var merged: [Declaration] = []
    merged.reserveCapacity(left.count + right.count)
    var next = 0
    for declaration in left {
      while next < right.count, right[next].line < declaration.line {
        merged.append(right[next])
        next += 1
      }
      merged.append(declaration)
    }
    merged.append(contentsOf: right[next...])
    return merged
  }
}
