extension CModuleReader {
  /// One element of an initialiser.
  private struct Element {
    /// The token of `x` in `.x = value`.
    var designator: Int?
    var value: Range<Int>
  }

  private func elements(ofGroupAt open: Int, _ tokens: CTokens) -> [Element] {
    let depth = tokens[open].depth + 1
    return tokens.pieces(of: tokens.interior(ofGroupAt: open), depth: depth).map { piece in
      let start = afterHead(piece, tokens).lowerBound
      guard piece.upperBound - start >= 3, tokens[start].is(.dot), tokens[start + 2].is(.equals)
      else { return Element(value: piece) }
      return Element(designator: start + 1, value: (start + 3)..<piece.upperBound)
    }
  }

  /// The text of a value made of string literals and of macros of this file that stand for some.
  func literal(_ range: Range<Int>, _ tokens: CTokens, in bytes: Span<UInt8>) -> String? {
    var text = ""
    for index in range {
      let token = tokens[index]
      if token.isString {
        text += CText.string(CText.contents(of: token, in: bytes), in: bytes)
      } else if token.isIdentifier, let value = macroLiteral(token, in: bytes) {
        text += value
      } else if token.isIdentifier, range.count > 1, text.isEmpty {
        text = CText.string(token, in: bytes)
      } else if !token.is(.openParen), !token.is(.closeParen) {
        return nil
      }
    }
    return text.isEmpty ? nil : text
  }

  /// The text of a macro of this file that stands for string literals.
  func macroLiteral(_ token: CToken, in bytes: Span<UInt8>) -> String? {
    guard let definition = macros.definitions(of: token.range, in: bytes).first else { return nil }
    return macros.withText { text in
      let body = macros.body(definition).filter { !$0.is(.openParen) && !$0.is(.closeParen) }
      guard !body.isEmpty, body.allSatisfy(\.isString) else { return nil }
      return body.map { CText.string(CText.contents(of: $0, in: text), in: text) }.joined()
    }
  }

  /// The last identifier of a value: `X` in `&X`, `(cast)X`, `state->X`.
  private func lastWord(_ range: Range<Int>, _ tokens: CTokens, in bytes: Span<UInt8>) -> String? {
    guard let index = range.last(where: { tokens[$0].isIdentifier }) else { return nil }
    let word = CText.string(tokens[index], in: bytes)
    return word == "NULL" ? nil : word
  }

  private func field(_ element: Element, _ tokens: CTokens, in bytes: Span<UInt8>) -> String? {
    element.designator.map { CText.string(tokens[$0], in: bytes) }
  }

  private func type(
    _ name: Int, _ tokens: CTokens, in bytes: Span<UInt8>
  ) -> CModuleOutline.TypeDefinition {
    CModuleOutline.TypeDefinition(
      cName: CText.string(tokens[name], in: bytes), pythonName: nil, line: Int(tokens[name].line),
      tables: [], bases: [])
  }

  /// `PyTypeObject X = {…}`. Without designators the places after tp_name count: tp_methods is the
  /// 26th, tp_members, tp_getset and tp_base follow.
  mutating func readTypeObject(
    _ name: Int, _ open: Int, _ tokens: CTokens, in bytes: Span<UInt8>
  ) {
    var type = type(name, tokens, in: bytes)
    var place: Int?
    for element in elements(ofGroupAt: open, tokens) where !element.value.isEmpty {
      if let field = field(element, tokens, in: bytes) {
        take(element.value, field: field, into: &type, tokens, in: bytes)
        fill(field, element.value, &type, tokens, in: bytes)
        continue
      }
      if let known = place {
        place = known + 1
      } else if tokens[element.value.upperBound - 1].isString {
        place = 0
        type.pythonName = literal(afterHead(element.value, tokens), tokens, in: bytes)
        continue
      }
      switch place {
      case 26, 27, 28: take(element.value, field: "tp_methods", into: &type, tokens, in: bytes)
      case 29: take(element.value, field: "tp_base", into: &type, tokens, in: bytes)
      default: break
      }
      if let place, Self.typeSlots.indices.contains(place) {
        fill(Self.typeSlots[place], element.value, &type, tokens, in: bytes)
      }
      if let word = lastWord(element.value, tokens, in: bytes) {
        candidates.append((module.types.count, word))
      }
    }
    module.types.append(type)
  }

  /// The members of PyTypeObject from tp_name on, in order.
  private static let typeSlots = [
    "tp_name", "tp_basicsize", "tp_itemsize", "tp_dealloc", "tp_vectorcall_offset", "tp_getattr",
    "tp_setattr", "tp_as_async", "tp_repr", "tp_as_number", "tp_as_sequence", "tp_as_mapping",
    "tp_hash", "tp_call", "tp_str", "tp_getattro", "tp_setattro", "tp_as_buffer", "tp_flags",
    "tp_doc", "tp_traverse", "tp_clear", "tp_richcompare", "tp_weaklistoffset", "tp_iter",
    "tp_iternext", "tp_methods", "tp_members", "tp_getset", "tp_base", "tp_dict", "tp_descr_get",
    "tp_descr_set", "tp_dictoffset", "tp_init", "tp_alloc", "tp_new", "tp_free", "tp_is_gc",
    "tp_bases", "tp_mro", "tp_cache", "tp_subclasses", "tp_weaklist", "tp_del", "tp_version_tag",
    "tp_finalize",
  ]

  /// Notes a slot that has a value, and the suite that one refers to.
  private func fill(
    _ slot: String, _ value: Range<Int>, _ type: inout CModuleOutline.TypeDefinition,
    _ tokens: CTokens, in bytes: Span<UInt8>
  ) {
    guard slot.hasPrefix("tp_"), let word = lastWord(value, tokens, in: bytes) else { return }
    if slot.hasPrefix("tp_as_") {
      if !type.tables.contains(word) { type.tables.append(word) }
    } else {
      type.slots.append(slot)
      if slot == "tp_new" || slot == "tp_init" { type.constructors.append(word) }
      if slot == "tp_doc" { type.documentation = word }
    }
  }

  /// `PyNumberMethods x = {…}`
  mutating func readSuite(
    _ table: CModuleOutline.Table, _ kind: CModuleOutline.TableKind, _ open: Int,
    _ tokens: CTokens, in bytes: Span<UInt8>
  ) {
    var table = table
    table.kind = kind
    for (place, element) in elements(ofGroupAt: open, tokens).enumerated() {
      guard !element.value.isEmpty, lastWord(element.value, tokens, in: bytes) != nil else {
        continue
      }
      let name = field(element, tokens, in: bytes) ?? "#\(place)"
      let line = element.value.first.map { Int(tokens[$0].line) } ?? table.line
      table.entries.append(CModuleOutline.Named(name: name, line: line))
    }
    module.tables.append(table)
  }

  /// What follows `PyVarObject_HEAD_INIT(…)`, which brings its own comma.
  private func afterHead(_ range: Range<Int>, _ tokens: CTokens) -> Range<Int> {
    guard tokens.isPunctuator(.openParen, at: range.lowerBound + 1) else { return range }
    let end = tokens.end(ofGroupAt: range.lowerBound + 1)
    return min(end, range.upperBound)..<range.upperBound
  }

  private func take(
    _ value: Range<Int>, field: String, into type: inout CModuleOutline.TypeDefinition,
    _ tokens: CTokens, in bytes: Span<UInt8>
  ) {
    switch field {
    case "tp_name", "name": type.pythonName = literal(value, tokens, in: bytes)
    case "tp_methods", "tp_members", "tp_getset", "fields":
      if let word = lastWord(value, tokens, in: bytes) { type.tables.append(word) }
    case "tp_base":
      if let word = lastWord(value, tokens, in: bytes) { type.bases.append(word) }
    default: break
    }
  }

  /// `PyType_Spec x = {name, basicsize, itemsize, flags, slots}`
  mutating func readTypeSpec(_ name: Int, _ open: Int, _ tokens: CTokens, in bytes: Span<UInt8>) {
    var type = type(name, tokens, in: bytes)
    let elements = elements(ofGroupAt: open, tokens)
    for (place, element) in elements.enumerated() where !element.value.isEmpty {
      let field = field(element, tokens, in: bytes) ?? (place == 0 ? "name" : "")
      take(element.value, field: field, into: &type, tokens, in: bytes)
      if field == "slots" || (element.designator == nil && place == 4),
        let word = lastWord(element.value, tokens, in: bytes)
      {
        pendingSlots.append((module.types.count, word))
      }
    }
    module.types.append(type)
  }

  /// `PyStructSequence_Desc x = {name, doc, fields, n}`
  mutating func readDescription(
    _ name: Int, _ open: Int, _ tokens: CTokens, in bytes: Span<UInt8>
  ) {
    var type = type(name, tokens, in: bytes)
    let names = [0: "name", 2: "fields"]
    for (place, element) in elements(ofGroupAt: open, tokens).enumerated() {
      let field = field(element, tokens, in: bytes) ?? names[place] ?? ""
      take(element.value, field: field, into: &type, tokens, in: bytes)
    }
    module.types.append(type)
  }

  /// `PyModuleDef x = {PyModuleDef_HEAD_INIT, name, doc, size, methods, …}`
  mutating func readModuleDefinition(
    _ name: Int, _ open: Int, _ tokens: CTokens, in bytes: Span<UInt8>
  ) {
    var definition = CModuleOutline.ModuleDefinition(
      cName: CText.string(tokens[name], in: bytes), name: nil, methods: nil,
      line: Int(tokens[name].line))
    let places = [1: "m_name", 4: "m_methods"]
    for (place, element) in elements(ofGroupAt: open, tokens).enumerated() {
      switch field(element, tokens, in: bytes) ?? places[place] {
      case "m_name":
        guard let text = literal(element.value, tokens, in: bytes) else { break }
        definition.name = text
        let line = element.value.first.map { Int(tokens[$0].line) } ?? definition.line
        module.moduleNames.append(CModuleOutline.Named(name: text, line: line))
      case "m_methods": definition.methods = lastWord(element.value, tokens, in: bytes)
      default: break
      }
    }
    module.definitions.append(definition)
  }

  /// `PyType_Slot x[] = {{Py_tp_methods, methods}, …}`
  mutating func readSlots(
    _ table: CModuleOutline.Table, _ open: Int, _ tokens: CTokens, in bytes: Span<UInt8>
  ) {
    var slots = CSlots()
    let depth = tokens[open].depth + 1
    for index in tokens.interior(ofGroupAt: open)
    where tokens[index].is(.openBrace) && tokens[index].depth == depth {
      let pair = tokens.pieces(of: tokens.interior(ofGroupAt: index), depth: depth + 1)
      guard pair.count >= 2, let slot = lastWord(pair[0], tokens, in: bytes),
        let value = lastWord(pair[1], tokens, in: bytes)
      else { continue }
      switch slot {
      case "Py_tp_methods", "Py_tp_members", "Py_tp_getset": slots.tables.append(value)
      case "Py_tp_base", "Py_tp_bases": slots.bases.append(value)
      default: if slot.hasPrefix("Py_") { slots.filled.append(String(slot.dropFirst(3))) }
      }
      if slot == "Py_tp_new" || slot == "Py_tp_init" { slots.constructors.append(value) }
      if slot == "Py_tp_doc" { slots.documentation = value }
    }
    self.slots[table.cName] = slots
    var table = table
    table.kind = .slots
    module.tables.append(table)
  }
}
