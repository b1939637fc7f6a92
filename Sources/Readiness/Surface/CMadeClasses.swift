internal import CPythonSource

/// Where an expression of C stands: what its words mean depends on it.
struct CExpressionPlace {
  let module: String
  let sources: CModuleSources
  let path: RepoPath
  /// The function around; empty if it is not known.
  var function = ""
  /// How many expressions have led here.
  var depth = 0
  /// The variables that are being followed: a class is no base of itself.
  var following: Set<String> = []
  /// The last word of what the expression is assigned to; empty if it is not, or is part of another.
  var variable = ""

  var deeper: CExpressionPlace {
    var place = self
    place.depth += 1
    place.variable = ""
    return place
  }
}

extension Surface {
  /// How deep one expression may lead to others.
  private static let deepestValue = 12

  /// The classes that an expression of C may stand for; empty if it is none or cannot be told.
  ///
  /// Variables are followed to what the function around assigned to them, then to the calls of the
  /// module's sources that make a class and assign it.
  func classes(
    of expression: CModuleOutline.Expression, _ place: CExpressionPlace
  ) throws(ReadError) -> [Entity] {
    guard !expression.text.isEmpty, place.depth < Self.deepestValue else { return [] }
    switch CValueText(expression.text) {
    case .call(let callee, let arguments):
      if let maker = CModuleOutline.Maker(function: callee) {
        let making = CModuleOutline.Making(
          maker: maker, variable: place.variable,
          arguments: arguments.map { argument in
            var inner = expression
            inner.text = argument
            return inner
          }, line: 0)
        return try classes(madeBy: making, place.deeper)
      }
      // A function of the file that makes a class and gives it back.
      if let calls = place.sources.makingsByFunction[callee] {
        return try classes(madeBy: calls, in: callee, place.deeper)
      }
      // `Py_NewRef(x)`, `(PyObject *)_Py_CAST(x)`: what is given comes back.
      guard arguments.count <= 2, callee.contains("NewRef") || callee.contains("CAST"),
        let last = arguments.last
      else { return [] }
      var inner = expression
      inner.text = last
      return try classes(of: inner, place.deeper)
    // What stands there until something else does tells no class.
    case .word("Py_None"): return []
    case .word(let word): return try classes(named: word, expression, place.deeper)
    case .string, .null, .other: return []
    }
  }

  private func classes(
    named word: String, _ expression: CModuleOutline.Expression, _ place: CExpressionPlace
  ) throws(ReadError) -> [Entity] {
    if let texts = expression.assigned[word] {
      var found: [Entity] = []
      for text in texts where CValueText(text) != .word(word) {
        var inner = expression
        inner.text = text
        inner.assigned[word] = nil
        var deeper = place.deeper
        deeper.following.insert(word)
        deeper.variable = word
        let classes = try classes(of: inner, deeper)
        if classes.isEmpty { found = [] }
        guard !classes.isEmpty else { break }
        for item in classes where !found.contains(item) { found.append(item) }
      }
      if !found.isEmpty { return found }
    }
    let made = try classes(
      madeBy: place.sources.makings[word, default: []], in: place.function, place)
    if !made.isEmpty { return made }
    if place.sources.makings[word, default: []].contains(where: { $0.making.maker.makesClass }) {
      return []
    }
    if let text = place.sources.macroText(of: word), CValueText(text) != .word(word) {
      return try classes(of: CModuleOutline.Expression(text), place.deeper)
    }
    if word.hasPrefix("PyExc_") { return [.cType(module: "builtins", cName: "_" + word)] }
    if let type = try type(named: word, place) { return [type] }
    if let folded = place.sources.type(folded: folded(word)) {
      return [.cType(module: place.module, cName: folded)]
    }
    // A member of a structure that another file of the interpreter fills.
    let index = try cModuleIndex()
    guard expression.text.hasSuffix("." + word) || expression.text.hasSuffix(">" + word),
      let makings = index.makings[word]
    else { return [] }
    return try classes(madeBy: makings, in: "", place)
  }

  /// The type of that C name, in these sources or in others of the interpreter.
  private func type(named word: String, _ place: CExpressionPlace) throws(ReadError) -> Entity? {
    if place.sources.types.contains(where: { $0.type.cName == word }) {
      return .cType(module: place.module, cName: word)
    }
    // A file elsewhere cannot mean a type of another module's files by its name.
    guard let path = try cModuleIndex().typeFiles[word],
      path.folder == "Objects" || path.folder == "Python" || path.folder == place.path.folder
    else { return nil }
    let owner = try owner(ofType: word, preferring: "builtins")
    let builtins = try sources(of: owner)
    let isBuiltin = builtins?.types.contains { $0.type.cName == word } ?? false
    return .cType(module: isBuiltin ? owner : path.text, cName: word)
  }

  /// The classes that calls make: those of one function if it has some. Empty if one of them cannot be
  /// told.
  private func classes(
    madeBy calls: [CModuleSources.Made], in function: String, _ place: CExpressionPlace
  ) throws(ReadError) -> [Entity] {
    let all = calls.filter { $0.making.maker.makesClass }
    let own = all.filter {
      $0.path == place.path && !function.isEmpty && $0.making.function == function
    }
    var found: [Entity] = []
    // A variable of one name in several functions is several variables.
    let functions = Set(all.map { $0.path.text + " " + $0.making.function })
    guard !own.isEmpty || functions.count == 1 else { return [] }
    for (making, path) in own.isEmpty ? all : own {
      let isOwn = place.sources.files.contains { $0.path == path }
      let inner = CExpressionPlace(
        module: isOwn ? place.module : path.text,
        sources: isOwn ? place.sources : try sources(ofFile: path), path: path,
        function: making.function, depth: place.depth + 1, following: place.following)
      let classes = try classes(madeBy: making, inner)
      if classes.isEmpty { return [] }
      for item in classes where !found.contains(item) { found.append(item) }
    }
    return found.count <= 8 ? found : []
  }

  /// The class that a call makes; empty if what it is made from cannot be told.
  func classes(
    madeBy making: CModuleOutline.Making, _ place: CExpressionPlace
  ) throws(ReadError) -> [Entity] {
    guard place.depth < Self.deepestValue else { return [] }
    var place = place
    place.following.insert(making.variable)
    let arguments = making.arguments
    if let position = making.maker.specificationPlace {
      guard arguments.indices.contains(position),
        case .word(let word) = CValueText(arguments[position].text)
      else { return [] }
      if let type = try type(named: word, place) { return [type] }
      // A variable that holds the specification.
      guard let texts = arguments[position].assigned[word] else { return [] }
      var found: [Entity] = []
      for text in texts {
        guard case .word(let inner) = CValueText(text), let type = try type(named: inner, place)
        else { return [] }
        found.append(type)
      }
      return found
    }
    switch making.maker {
    case .exception, .documentedException:
      let base = making.maker == .exception ? 1 : 2
      return [
        .cMade(
          CMadeClass(
            module: place.module, bases: try bases(of: making, at: base, place),
            name: making.className,
            variable: making.variable))
      ]
    case .call: return try called(making, place)
    case .alias:
      return try arguments.first.map { value throws(ReadError) in
        try classes(of: value, place.deeper)
      } ?? []
    default: return []
    }
  }

  /// `PyObject_CallFunction((PyObject *)&PyType_Type, "s(O){}", name, base)`, and the same for
  /// `namedtuple`.
  private func called(
    _ making: CModuleOutline.Making, _ place: CExpressionPlace
  ) throws(ReadError) -> [Entity] {
    let texts = making.arguments.map { CValueText($0.text) }
    if let name = texts.firstIndex(of: .string("namedtuple")) {
      guard case .string(let fields)? = texts.last, texts.count > name + 3 else { return [] }
      let names = fields.split { $0 == " " || $0 == "," }.map(String.init)
      return [.fields(names)]
    }
    guard texts.count > 2, case .string(let format) = texts[1] else { return [] }
    let bases = format.drop { $0 != "(" }.prefix { $0 != ")" }.filter { $0 == "O" }.count
    let first = format.prefix { $0 != "(" }.count
    var found: [Entity] = []
    for position in (2 + first)..<(2 + first + bases) {
      let base =
        making.arguments.indices.contains(position)
        ? try classes(of: making.arguments[position], place.deeper) : []
      found += base.isEmpty ? [.opaque] : base
    }
    var tables = Set(making.given.filter { place.sources.tables[$0] != nil })
    for (gift, _) in place.sources.makings[making.variable, default: []]
    where gift.maker == .addition {
      tables.formUnion(gift.given.filter { place.sources.tables[$0] != nil })
    }
    // What follows fills the dictionary: a key, a value, a key, …
    let rest = texts.dropFirst(2 + first + bases)
    let names = rest.enumerated().filter { $0.offset % 2 == 0 }.compactMap { _, text in
      switch text {
      case .word(let word): word
      case .string(let text): text
      default: nil
      }
    }
    return [
      .cMade(
        CMadeClass(
          module: place.module, bases: found, name: making.className, tables: tables.sorted(),
          names: names,
          variable: making.variable))
    ]
  }

  /// What a base argument stands for: a class, or a tuple of some; `[.opaque]` if it cannot be told.
  func bases(
    of making: CModuleOutline.Making, at position: Int, _ place: CExpressionPlace
  ) throws(ReadError) -> [Entity] {
    let isException = making.maker == .exception || making.maker == .documentedException
    let none: [Entity] =
      isException ? [.cType(module: "builtins", cName: "_PyExc_Exception")] : []
    guard making.arguments.indices.contains(position) else { return none }
    return try bases(in: making.arguments[position], none: none, place)
  }

  private func bases(
    in expression: CModuleOutline.Expression, none: [Entity], _ place: CExpressionPlace
  ) throws(ReadError) -> [Entity] {
    guard place.depth < Self.deepestValue else { return [.opaque] }
    switch CValueText(expression.text) {
    case .null: return none
    case .other: return expression.text.isEmpty ? none : [.opaque]
    case .call(let callee, let arguments)
    where callee == "PyTuple_Pack" || callee == "Py_BuildValue":
      var found: [Entity] = []
      for argument in arguments.dropFirst() {
        var inner = expression
        inner.text = argument
        if case .word(let word) = CValueText(argument), place.following.contains(word) { continue }
        let classes = try classes(of: inner, place.deeper)
        found += classes.isEmpty ? [.opaque] : classes
      }
      return found
    case .word(let word) where expression.assigned[word] != nil:
      var found: [Entity] = []
      for text in expression.assigned[word, default: []] where CValueText(text) != .word(word) {
        var inner = expression
        inner.text = text
        inner.assigned[word] = nil
        for base in try bases(in: inner, none: none, place.deeper) where !found.contains(base) {
          found.append(base)
        }
      }
      return found.isEmpty ? [.opaque] : found
    default:
      let classes = try classes(of: expression, place.deeper)
      return classes.isEmpty ? [.opaque] : classes
    }
  }
}
