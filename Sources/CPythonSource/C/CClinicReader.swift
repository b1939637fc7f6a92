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
        let line = (range: start..<end, number: line)
        if Self.hasPrefix(line.range, "[clinic start generated code]", in: bytes) { return }
        readLine(line.range, line.number, in: bytes)
        // Nothing but text follows a docstring's first line.
        if isInDocstring { return }
      }
      isFirst = false
      start = end + 1
      line += 1
    }
  }

  private mutating func readLine(_ line: Range<Int>, _ number: Int, in bytes: Span<UInt8>) {
    let first = Self.word(in: line, in: bytes)
    guard !first.isEmpty else { return }
    let indent = first.lowerBound - line.lowerBound
    guard indent == 0 else {
      if isInParameters { readParameter(first, line, indent, in: bytes) }
      return
    }
    if isInParameters {
      isInParameters = false
      isInDocstring = true
    }
    guard !isInDocstring, Self.isDottedName(first, in: bytes) else { return }
    switch CText.string(first, in: bytes) {
    case let keyword where keyword == "module" || keyword == "class":
      let name = Self.word(in: first.upperBound..<line.upperBound, in: bytes)
      guard !name.isEmpty else { return }
      declare(keyword == "module" ? .module : .class, CText.string(name, in: bytes), number)
    case "output", "dump", "preserve", "set", "destination", "include", "checksum": break
    case let name:
      declare(.function, name, number)
      isInParameters = true
      margin = nil
    }
  }

  private mutating func declare(
    _ kind: CModuleOutline.ClinicDeclaration.Kind, _ name: String, _ line: Int
  ) {
    declarations.append(
      CModuleOutline.ClinicDeclaration(kind: kind, name: name, line: line, parameters: []))
  }

  /// `name: converter = default`, `name as c_name: converter`, `*args: object`
  private mutating func readParameter(
    _ first: Range<Int>, _ line: Range<Int>, _ indent: Int, in bytes: Span<UInt8>
  ) {
    if let margin, indent > margin { return }
    margin = margin ?? indent
    guard
      let colon = (first.lowerBound..<line.upperBound).first(where: { bytes[$0] == .colon })
    else { return }
    var name = first.lowerBound..<min(first.upperBound, colon)
    while let start = name.first, bytes[start] == .star { name = name.dropFirst() }
    let converter = Self.word(in: colon + 1..<line.upperBound, in: bytes)
    guard Self.isDottedName(name, in: bytes), !Self.hasPrefix(converter, "self", in: bytes),
      !Self.hasPrefix(converter, "defining_class", in: bytes)
    else { return }
    declarations[declarations.count - 1].parameters.append(CText.string(name, in: bytes))
  }

  /// The first word of a range, between blanks; empty if there is none.
  private static func word(in range: Range<Int>, in bytes: Span<UInt8>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, bytes[start].isBlank { start += 1 }
    var end = start
    while end < range.upperBound, !bytes[end].isBlank { end += 1 }
    return start..<end
  }

  private static func hasPrefix(
    _ range: Range<Int>, _ prefix: StaticWord, in bytes: Span<UInt8>
  ) -> Bool {
    CText.equal(range.prefix(prefix.utf8.count), prefix, in: bytes)
  }

  private static func isDottedName(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    guard let first = range.first, bytes[first].startsIdentifier else { return false }
    return range.allSatisfy { bytes[$0].continuesIdentifier || bytes[$0] == .dot }
  }
}
