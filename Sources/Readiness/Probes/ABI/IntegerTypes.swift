extension [String] {
  /// The words of a C type with its integer type in one spelling: `unsigned`, `unsigned int` and
  /// `int unsigned` are one, and so are `long`, `long int` and `signed long` (C11, 6.7.2).
  var withOneSpelling: [String] {
    let named = filter(Self.integerWords.contains)
    guard let place = firstIndex(where: Self.integerWords.contains), !named.contains("double")
    else {
      return self
    }
    let isChar = named.contains("char")
    var spelling: [String] = []
    if named.contains("unsigned") { spelling.append("unsigned") }
    // A char is neither signed nor unsigned.
    if named.contains("signed"), isChar { spelling.append("signed") }
    if named.contains("short") { spelling.append("short") }
    spelling += named.filter { $0 == "long" }
    if isChar { spelling.append("char") }
    if !isChar, !named.contains("short"), !named.contains("long") { spelling.append("int") }
    let before = self[..<place]
    return before + spelling + self[place...].filter { !Self.integerWords.contains($0) }
  }

  private static var integerWords: Set<String> {
    ["char", "double", "int", "long", "short", "signed", "unsigned"]
  }
}

extension String {
  /// The words of a C type in a row, with a blank only where two would run together.
  static func type(ofWords words: [String]) -> String {
    var type = ""
    for word in words {
      if let last = type.utf8.last, let first = word.utf8.first, last.isOfWord, first.isOfWord {
        type += " "
      }
      type += word
    }
    return type
  }
}

extension UInt8 {
  fileprivate var isOfWord: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
