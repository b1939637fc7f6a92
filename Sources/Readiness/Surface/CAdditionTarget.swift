internal import CPythonSource

/// What a call that adds a name gives it to.
enum CAdditionTarget {
  /// The module.
  case module
  /// A type, a new dictionary, another module.
  case other
  case unknown

  /// - Parameter isOwn: Whether the call stands in a file of that module alone.
  init(_ addition: CModuleOutline.Addition, of module: String, isOwn: Bool) {
    let last = Self.lastWord(addition.target)
    if addition.callee.hasPrefix("PySys_") || addition.callee.hasPrefix("_PySys_") {
      self = module == "sys" ? .module : .other
    } else if Self.isOfType(addition) {
      self = .other
    } else if addition.function.isEmpty {
      self = .unknown
    } else if let name = Self.literal(in: addition.origin) {
      self = name == module ? .module : .other
    } else if let inner = Self.argument(of: "PyModule_GetDict", in: addition.origin) {
      self = Self.judged(Self.lastWord(inner), module, isOwn: isOwn)
    } else if addition.origin.holds("Dict_New") || addition.origin.holds("Dict_Copy") {
      self = .other
    } else if addition.origin.holds("PyModule_Create") {
      self = isOwn ? .module : .unknown
    } else if addition.target.isEmpty {
      self = isOwn && addition.callee.holds("ADD") ? .module : .unknown
    } else {
      self = Self.judged(last, module, isOwn: isOwn)
    }
  }

  /// `tp_dict` of a type.
  static func isOfType(_ addition: CModuleOutline.Addition) -> Bool {
    if addition.callee.hasPrefix("PyDescr_") { return true }
    // `PyObject_SetAttr(state->arg_type, state->annotation, Py_None)`
    if addition.callee.hasPrefix("PyObject_SetAttr"),
      addition.target.hasSuffix("_type") || addition.target == "type"
    {
      return true
    }
    return addition.target.holds("tp_dict") || addition.target.holds("type->")
      || addition.target.holds("PyType_GetDict")
      || addition.origin.holds("tp_dict") || addition.origin.holds("PyType_GetDict")
  }

  /// The module that a call outside its file adds a name to, or a word that may stand for one.
  static func stranger(_ addition: CModuleOutline.Addition) -> String? {
    if addition.callee.hasPrefix("PySys_") || addition.callee.hasPrefix("_PySys_") { return "sys" }
    guard !isOfType(addition) else { return nil }
    if let name = literal(in: addition.origin) { return name }
    let inner = argument(of: "PyModule_GetDict", in: addition.origin)
    let word = String(lastWord(inner ?? addition.target))
    let rest = Self.rest(of: word)
    return rest.isEmpty || word.utf8.count < 4 ? nil : rest
  }

  /// What the name of a variable says.
  private static func judged(_ word: Substring, _ module: String, isOwn: Bool) -> CAdditionTarget {
    let rest = rest(of: String(word))
    if isOwn, ["m", "d", "self"].contains(word) || rest.isEmpty { return .module }
    if !rest.isEmpty, rest.utf8.count > 1, isShort(rest, for: module) { return .module }
    return word.lowercased().holds("mod") ? .other : .unknown
  }

  /// A variable's name without what says that it is a module or a dictionary: `errors` for `errors_module`.
  private static func rest(of word: String) -> String {
    var text = word.lowercased()
    for part in ["module", "mod", "dict", "_"] {
      text = text[...].parts(between: part).joined()
    }
    return text
  }

  /// `bltin` is short for `builtins`: its letters are there, in order.
  static func isShort(_ word: String, for module: String) -> Bool {
    var letters = module.lowercased().filter { $0 != "_" }[...]
    guard letters.first == word.first else { return false }
    for letter in word {
      guard let index = letters.firstIndex(of: letter) else { return false }
      letters = letters[letters.index(after: index)...]
    }
    return true
  }

  /// The last part of the first string of an expression.
  private static func literal(in text: String) -> String? {
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    guard parts.count > 2 else { return nil }
    return parts[1].split(separator: ".").last.map(String.init) ?? String(parts[1])
  }

  private static func argument(of function: String, in text: String) -> String? {
    guard let range = text.firstPlace(of: function + "(") else { return nil }
    return String(text[range.upperBound...].prefix { $0 != ")" })
  }

  static func lastWord(_ text: String) -> Substring {
    text.words.last ?? ""
  }
}
