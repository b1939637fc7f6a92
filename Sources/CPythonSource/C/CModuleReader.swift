/// Reads what a source file gives to Python: tables, types, module definitions, calls that add names.
struct CModuleReader {
  var module = CModuleOutline()
  var faults: [COutline.Fault] = []
  let macros: CMacroTable
  /// Whether a macro gives names when it is expanded.
  var givesNames: [Bool]
  /// Functions of this file that add a name they are given, with the position of that argument.
  var wrappers = CNameTable()
  /// Functions of this file that make a class from what they are given.
  var makers = CNameTable()
  /// What the calls of those stand for, by the number in ``makers``.
  var makerTemplates: [CMakerTemplate] = []
  /// The last words of variables that hold a class which was made.
  var madeVariables = CNameTable()
  var callees = CCallees()
  var slots: [String: CSlots] = [:]
  /// Types and the slot arrays that they are made from.
  var pendingSlots: [(type: Int, slots: String)] = []
  /// Members of types that statements assign: the type, the member, the last word of the value.
  var assignedFields: [(type: String, field: String, value: String)] = []
  /// Words of a type's initialiser that are tables if they are the name of one.
  var candidates: [(type: Int, name: String)] = []
  private var knownStrings = CNameTable()
  private var knownArguments = CNameTable()
  private var budget: Int

  /// Macros in macros are expanded to this depth.
  static let nestingBound = SourceBound.cMacros.limit

  /// What an array of PyType_Slot refers to.
  struct CSlots {
    var tables: [String] = []
    var bases: [String] = []
    var filled: [String] = []
    var constructors: [String] = []
    var documentation: String?
  }

  init(macros: CMacroTable, size: Int) {
    self.macros = macros
    givesNames = CModuleReader.macrosThatGiveNames(macros)
    budget = 8 * size + (1 << 20)
  }

  mutating func readFile(_ tokens: CTokens, in bytes: Span<UInt8>) {
    var walk = CWalk(tokens)
    read(&walk, in: bytes)
    readMacroBodies()
    resolveTypes()
    resolveAssignments()
  }

  private static func macrosThatGiveNames(_ macros: CMacroTable) -> [Bool] {
    var gives = Array(repeating: false, count: macros.macros.count)
    for _ in 0..<3 {
      var isChanged = false
      for index in gives.indices where !gives[index] && macros.macros[index].parameters != nil {
        gives[index] = givesNames(index, macros, gives)
        if gives[index] { isChanged = true }
      }
      guard isChanged else { break }
    }
    return gives
  }

  private static func givesNames(_ index: Int, _ macros: CMacroTable, _ gives: [Bool]) -> Bool {
    macros.withText { bytes in
      let body = macros.body(index)
      return body.indices.contains { position in
        let token = body[position]
        guard token.isIdentifier else { return false }
        if let word = CModuleWord.find(token.range, in: bytes), word.isGiving { return true }
        let next = position + 1
        guard next < body.endIndex, body[next].is(.openParen) else { return false }
        return CModuleWord.isHint(token.range, in: bytes)
          || macros.definitions(of: token.range, in: bytes).contains { gives[$0] }
      }
    }
  }

  /// Strings, names and calls in the replacements of macros.
  private mutating func readMacroBodies() {
    let macros = macros
    let pool = macros.text
    readMacroBodies(macros, in: pool.span)
    for index in macros.macros.indices where macros.macros[index].parameters == nil {
      readDefinitionMacro(index, in: pool.span)
    }
  }

  private mutating func readMacroBodies(_ macros: CMacroTable, in bytes: Span<UInt8>) {
    var walk = CWalk(macros.allTokens)
    walk.isMacroText = true
    read(&walk, in: bytes)
  }

  /// `#define X_METHODDEF {"name", …},`
  private mutating func readDefinitionMacro(_ index: Int, in bytes: Span<UInt8>) {
    guard macros.body(index).contains(where: { $0.is(.openBrace) }) else { return }
    let body = CTokens(list: Array(macros.body(index)))
    var names: [CModuleOutline.Named] = []
    var position = 0
    while position < body.count {
      if body[position].is(.openBrace), body[position].depth == 0 {
        if var name = entryName(ofGroupAt: position, body, in: bytes) {
          name.condition = macros.macros[index].condition
          names.append(name)
        }
        position = body.end(ofGroupAt: position)
      } else {
        position += 1
      }
    }
    guard !names.isEmpty else { return }
    module.definitionMacros.append(
      CModuleOutline.DefinitionMacro(
        macro: macros.name(index), names: names, line: macros.macros[index].line))
  }

  /// Takes bytes of expanded text from what may be made.
  mutating func take(_ size: Int, line: UInt32) -> Bool {
    guard budget > 0 else { return false }
    budget -= size
    if budget <= 0 {
      faults.append(
        COutline.Fault(message: "macros expand to too much text", line: Int(line)))
    }
    return budget > 0
  }

  mutating func noteString(_ token: CToken, in bytes: Span<UInt8>) {
    guard let range = CText.dottedName(literal: token, in: bytes),
      knownStrings.insert(range, in: bytes, value: 0)
    else { return }
    module.strings[CText.string(range, in: bytes)] = Int(token.line)
  }

  mutating func noteArgument(_ token: CToken, in bytes: Span<UInt8>) {
    guard knownArguments.insert(token.range, in: bytes, value: 0) else { return }
    module.macroArguments[CText.string(token, in: bytes)] = Int(token.line)
  }

  /// Gives types the tables that their slots and initialisers name.
  private mutating func resolveTypes() {
    for (type, name) in pendingSlots {
      guard let slots = slots[name] else { continue }
      module.types[type].tables += slots.tables
      module.types[type].bases += slots.bases
      module.types[type].slots += slots.filled
      module.types[type].constructors += slots.constructors
      module.types[type].documentation = module.types[type].documentation ?? slots.documentation
    }
    let tables = Set(module.tables.map(\.cName))
    for (type, name) in candidates
    where tables.contains(name) && !module.types[type].tables.contains(name) {
      module.types[type].tables.append(name)
    }
  }
}
