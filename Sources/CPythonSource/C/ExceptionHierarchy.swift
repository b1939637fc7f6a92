/// The built-in exceptions that `Objects/exceptions.c` defines through its macros
/// `SimpleExtendsException`, `MiddlingExtendsException` and `ComplexExtendsException`.
package struct ExceptionHierarchy: Hashable, Sendable {
  /// One exception.
  package struct Definition: Hashable, Sendable {
    /// The Python name of its base.
    package var base: String
    /// The C names of its method, member and getter tables.
    package var tables: [String]
  }

  /// By Python name.
  package private(set) var definitions: [String: Definition] = [:]

  /// - Parameter source: The bytes of the file.
  package init(source: Span<UInt8>) {
    let marker = Array("ExtendsException".utf8)
    var position = 0
    while position + marker.count < source.count {
      guard Self.matches(marker, source, at: position) else {
        position += 1
        continue
      }
      position += marker.count
      while position < source.count, Self.isWord(source[position]) { position += 1 }
      guard position < source.count, source[position] == UInt8(ascii: "(") else { continue }
      let arguments = Self.arguments(source, from: &position)
      guard arguments.count >= 3, let base = Self.exception(arguments[0]) else { continue }
      let tables = arguments.dropFirst(2).filter { argument in
        ["_methods", "_members", "_getset"].contains { argument.hasSuffix($0) }
      }
      // The simpler macros give the base's layout by a name; its tables come through the base.
      definitions[arguments[1]] = Definition(base: base, tables: Array(tables))
    }
  }

  private static func matches(_ marker: [UInt8], _ source: Span<UInt8>, at start: Int) -> Bool {
    for offset in marker.indices where source[start + offset] != marker[offset] { return false }
    return true
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
      || (0x30...0x39).contains(byte)
  }

  /// The arguments of a call as identifiers and marks, up to its closing parenthesis; at most 4096 bytes.
  private static func arguments(_ source: Span<UInt8>, from position: inout Int) -> [String] {
    var arguments: [String] = []
    var current: [UInt8] = []
    let end = min(source.count, position + 4096)
    position += 1
    while position < end {
      let byte = source[position]
      position += 1
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ")") {
        arguments.append(String(decoding: current, as: UTF8.self))
        current = []
        if byte == UInt8(ascii: ")") { break }
      } else if isWord(byte) {
        current.append(byte)
      }
    }
    return arguments
  }

  private static func exception(_ argument: String) -> String? {
    for prefix in ["PyExc_", "_PyExc_"] where argument.hasPrefix(prefix) {
      return String(argument.dropFirst(prefix.count))
    }
    return nil
  }
}
