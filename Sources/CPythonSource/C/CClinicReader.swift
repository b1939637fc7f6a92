/// Reads the `[clinic input]` comments of a source file.
///
/// A block declares modules, classes and functions; each function's line is followed by indented
/// parameters and then by its docstring, which starts at the left margin again.
struct CClinicReader {
  private(set) var declarations: [CModuleOutline.ClinicDeclaration] = []
  private var margin: Int?
  private var isInParameters = false
  private var isInDocstring = false

  mutating func read(_ block: Range<Int>, line: Int, in bytes: Span<UInt8>) {
    margin = nil
    isInParameters = false
    isInDocstring = false
    var line = line
    var start = block.lowerBound
    var isFirst = true
    while start < block.upperBound {
      var end = start
      while end < block.upperBound, bytes[end] != .newline { end += 1 }
      if !isFirst {
        let text = CText.string(start..<end, in: bytes)
        if text.hasPrefix("[clinic start generated code]") { return }
        readLine(text, line)
        // Nothing but text follows a docstring's first line.
        if isInDocstring { return }
      }
      isFirst = false
      start = end + 1
      line += 1
    }
  }

  private mutating func readLine(_ text: String, _ line: Int) {
    let indent = text.utf8.prefix { $0.isBlank }.count
    let words = text.utf8.split(whereSeparator: \.isBlank).map(Substring.init)
    guard let first = words.first else { return }
    guard indent == 0 else {
      if isInParameters { readParameter(first, words, indent) }
      return
    }
    if isInParameters {
      isInParameters = false
      isInDocstring = true
    }
    guard !isInDocstring, !first.hasPrefix("@") else { return }
    switch first {
    case "module", "class":
      guard words.count > 1 else { return }
      declare(first == "module" ? .module : .class, words[1], line)
    case "output", "dump", "preserve", "set", "destination", "include", "checksum": break
    default:
      guard Self.isDottedName(first) else { return }
      declare(.function, first, line)
      isInParameters = true
      margin = nil
    }
  }

  private mutating func declare(
    _ kind: CModuleOutline.ClinicDeclaration.Kind, _ name: Substring, _ line: Int
  ) {
    declarations.append(
      CModuleOutline.ClinicDeclaration(
        kind: kind, name: String(name), line: line, parameters: []))
  }

  /// `name: converter = default`, `name as c_name: converter`, `*args: object`
  private mutating func readParameter(_ first: Substring, _ words: [Substring], _ indent: Int) {
    if let margin, indent > margin { return }
    margin = margin ?? indent
    let text = words.joined(separator: " ")
    guard let colon = text.firstIndex(of: ":"),
      var name = text[..<colon].split(separator: " ").first
    else { return }
    while name.first == "*" { name = name.dropFirst() }
    let converter = text[text.index(after: colon)...].drop(while: { $0 == " " })
    guard Self.isDottedName(name), !converter.hasPrefix("self"),
      !converter.hasPrefix("defining_class")
    else { return }
    declarations[declarations.count - 1].parameters.append(String(name))
  }

  private static func isDottedName(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, first.startsIdentifier else { return false }
    return text.utf8.allSatisfy { $0.continuesIdentifier || $0 == .dot }
  }
}
