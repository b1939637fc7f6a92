extension CModuleReader {
  /// An assignment that gives a type something while the program runs: `X.tp_base = &Y;`,
  /// `x_slots[0].pfunc = PyExc_OSError;`, `X.tp_as_mapping = &x_as_mapping;`.
  ///
  /// - Parameter equals: The equals sign; what stands before it is looked at.
  mutating func noteAssignment(_ equals: Int, _ walk: CWalk, in bytes: Span<UInt8>) {
    let tokens = walk.tokens
    guard let field = tokens.at(equals - 1), field.isIdentifier,
      !tokens.isPunctuator(.equals, at: equals + 1)
    else { return }
    var end = equals + 1
    while end < min(equals + 24, tokens.count), !tokens[end].is(.semicolon) { end += 1 }
    let value = (equals + 1)..<end
    let isSlot = CText.equal(field, "pfunc", in: bytes)
    if isSlot || CText.hasPrefix(field, "tp_", in: bytes) {
      guard let owner = owner(ofFieldAt: equals - 1, tokens) else { return }
      let name = CText.string(tokens[owner], in: bytes)
      if isSlot || CText.equal(field, "tp_base", in: bytes) {
        append(.base, [text(value, tokens, in: bytes)], variable: name, equals, walk)
      } else if let last = value.last(where: { tokens[$0].isIdentifier }) {
        assignedFields.append(
          (name, CText.string(field, in: bytes), CText.string(tokens[last], in: bytes)))
      }
    } else if walk.nesting > 0, let last = module.makings.indices.last,
      module.makings[last].maker.isMade, isLone(value, tokens),
      let word = value.last.map({ CText.string(tokens[$0], in: bytes) }),
      word == module.makings[last].variable
    {
      // A macro makes a class in a variable of its own, and assigns that.
      module.makings[last].variable = CText.string(field, in: bytes)
      madeVariables.insert(field.range, in: bytes, value: 0)
    } else if walk.nesting > 0, CText.hasPrefix(field, "PyExc_", in: bytes) {
      append(
        .alias, [text(value, tokens, in: bytes)], variable: CText.string(field, in: bytes), equals,
        walk)
    }
  }

  /// Whether a value is one word, cast or not.
  private func isLone(_ value: Range<Int>, _ tokens: CTokens) -> Bool {
    guard let last = value.last, tokens[last].isIdentifier else { return false }
    return value.count == 1 || tokens.isPunctuator(.closeParen, at: last - 1)
  }

  /// The variable of `x.field`, `x->field`, `x[0].field`.
  private func owner(ofFieldAt field: Int, _ tokens: CTokens) -> Int? {
    var index = field - 1
    if tokens.isPunctuator(.dot, at: index) { index -= 1 } else { index -= 2 }
    if tokens.isPunctuator(.closeSquare, at: index) {
      let depth = tokens[index].depth
      index -= 1
      while index >= 0, tokens[index].depth > depth { index -= 1 }
      index -= 1
    }
    return tokens.at(index)?.isIdentifier ?? false ? index : nil
  }

  /// Gives types what assignments give them.
  mutating func resolveAssignments() {
    var positions: [String: Int] = [:]
    for (position, type) in module.types.enumerated() { positions[type.cName] = position }
    for (name, field, value) in assignedFields {
      guard let position = positions[name] else { continue }
      let isTable = ["tp_methods", "tp_members", "tp_getset"].contains(field)
      if isTable || field.hasPrefix("tp_as_") {
        if !module.types[position].tables.contains(value) {
          module.types[position].tables.append(value)
        }
      } else {
        module.types[position].slots.append(field)
        if field == "tp_new" || field == "tp_init" {
          module.types[position].constructors.append(value)
        }
      }
    }
    // A base in an array of slots is that of the type which is made from them.
    for (type, slots) in pendingSlots {
      for index in module.makings.indices
      where module.makings[index].maker == .base && module.makings[index].variable == slots {
        module.makings[index].variable = module.types[type].cName
      }
    }
  }
}
