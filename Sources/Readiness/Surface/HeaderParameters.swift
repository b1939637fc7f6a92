internal import CPythonSource

extension Surface {
  /// What the public headers say about a parameter of a function or macro.
  func cParameterReading(_ function: [String], _ name: String) -> SymbolReading {
    var lookup = Lookup()
    let spelling = function.joined(separator: ".")
    var isDeclared = false
    do throws(ReadError) {
      let index = try headerIndex()
      for declared in index.declarations[spelling, default: []] {
        lookup.look(at: declared.path)
        let place = Location(declared.path, line: declared.declaration.line)
        guard let parameters = declared.declaration.parameters else { continue }
        isDeclared = true
        let isMacro = declared.declaration.kind == .functionMacro
        for parameter in parameters {
          switch isMacro ? .named(parameter) : CParameterText(parameter) {
          case .named(name):
            lookup.see(.opaque, .parameter, declared.path, line: declared.declaration.line)
          case .unnamed: lookup.open("\(place) leaves a parameter without a name")
          case .named, .none: break
          }
        }
      }
      if lookup.lookedAt.isEmpty { lookup.look(at: index.paths) }
      for error in index.unread { lookup.open(error) }
    } catch {
      lookup.open(error)
    }
    var reading = answer(lookup, absence: .parameter(name, of: spelling), kind: .parameter)
    if reading.verdict == .gone, !isDeclared { reading.reason = "\(spelling) itself is gone" }
    return reading
  }
}

/// What the text of one parameter of a C function names.
enum CParameterText: Hashable {
  case named(String)
  /// It has a type alone.
  case unnamed
  /// `void`, `...`
  case none

  /// - Parameter text: Such as `PyObject *o`, `const char *`, `int (*visit)(void *)`, `char buffer[8]`.
  init(_ text: String) {
    if let pointer = text.firstPlace(of: "(*") {
      let name = text[pointer.upperBound...].drop { $0 == " " || $0 == "*" }
        .prefix(while: Self.isOfWord)
      self = name.isEmpty ? .unnamed : .named(String(name))
      return
    }
    let plain = text.prefix { $0 != "[" }
    let words = plain.split { !Self.isOfWord($0) }.filter { !Self.qualifiers.contains($0) }
    if plain.holds("...") || words == ["void"] && !plain.holds("*") {
      self = .none
      return
    }
    let isType = plain.last { $0 != " " } == "*" || words.last.map(Self.types.contains) ?? true
    self = isType || words.count < 2 ? .unnamed : .named(String(words[words.count - 1]))
  }

  private static let qualifiers: Set<Substring> = [
    "const", "volatile", "restrict", "register", "struct", "union", "enum",
  ]
  /// Words that are a type, or a part of one, by themselves.
  private static let types: Set<Substring> = [
    "void", "char", "short", "int", "long", "float", "double", "signed", "unsigned",
  ]

  private static func isOfWord(_ character: Character) -> Bool {
    character == "_" || character.isLetter || character.isNumber
  }
}
