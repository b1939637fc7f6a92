internal import CPythonSource

/// A class that C code makes by a call: an exception, or one that `type` is called for.
struct CMadeClass: Hashable {
  /// The module whose sources make it.
  var module: String
  var bases: [Entity]
  /// Its own name, if it stands in the call.
  var name: String?
  /// The tables of names that it is given.
  var tables: [String] = []
  /// Names in the dictionary that it is made with.
  var names: [String] = []
  /// The variable that it is assigned to: calls may give what it holds more names.
  var variable = ""
}

extension CModuleOutline.Making {
  /// The name of the class, without its module, if the call that makes it has it as a string: the first
  /// argument, or the third of a call of `type`.
  var className: String? {
    var place = maker == .call ? 2 : 0
    if maker == .call,
      let tuple = arguments.firstIndex(where: { CValueText($0.text) == .string("namedtuple") })
    {
      // The method, its format, then the name.
      place = tuple + 2
    }
    guard arguments.indices.contains(place) else { return nil }
    let literals = arguments[place].text.split(separator: "\"", omittingEmptySubsequences: false)
    let text = literals.indices.filter { $0 % 2 == 1 }.map { literals[$0] }.joined()
    let last = text.split(separator: ".").last.map(String.init)
    return last.flatMap { Surface.isIdentifier($0) ? $0 : nil }
  }

  /// The C names of the specifications that it may make a class from.
  var specifications: [String] {
    guard let place = maker.specificationPlace, arguments.indices.contains(place),
      case .word(let word) = CValueText(arguments[place].text)
    else { return [] }
    guard let texts = arguments[place].assigned[word] else { return [word] }
    return texts.compactMap { text in
      if case .word(let inner) = CValueText(text) { inner } else { nil }
    }
  }
}

extension CModuleOutline.Maker {
  /// What a function of the C API makes.
  init?(function: String) {
    guard let maker = CModuleOutline.maker(named: function) else { return nil }
    self = maker
  }

  /// Whether the call makes a class, and does not give one something.
  var makesClass: Bool { self != .base && self != .addition }

  /// The place of the specification or description among the arguments.
  var specificationPlace: Int? {
    switch self {
    case .specification, .specificationWithBases, .structSequence: 0
    case .moduleSpecification, .initialisedSequence: 1
    case .metaclass: 2
    default: nil
    }
  }

  /// The place of the bases among the arguments.
  var basesPlace: Int? {
    switch self {
    case .exception, .specificationWithBases: 1
    case .documentedException, .moduleSpecification: 2
    case .metaclass: 3
    case .base: 0
    default: nil
    }
  }
}
