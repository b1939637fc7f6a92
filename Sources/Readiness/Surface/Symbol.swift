internal import CPythonSource

/// A name as users spell it, such as `unittest.TestCase.failUnless` or `PyASCIIObject.wstr`.
///
/// What a bare dotted name means is settled against a tree: the longest prefix that is a module
/// there is the module.
package struct Symbol: Hashable, Sendable {
  package enum Form: Hashable, Sendable {
    /// `Include/token.h`; a folder if it ends with a slash.
    case path(RepoPath, isFolder: Bool)
    /// `opcode:LOAD_METHOD`
    case instruction(String)
    /// `unittest.TestLoader.loadTestsFromModule(use_load_tests)`
    case parameter(of: [String], name: String)
    /// A dotted name of Python or C.
    case dotted([String], Language?)
  }

  /// What a leading `py:` or `c:` says.
  package enum Language: String, Hashable, Sendable {
    case python = "py"
    case c
  }

  /// As written.
  package let text: String
  package let form: Form

  /// - Parameter text: At most 512 bytes. Nil if it is no symbol.
  package init?(_ text: String) {
    guard let form = Self.form(of: text) else { return nil }
    self.text = text
    self.form = form
  }

  private static func form(of text: String) -> Form? {
    guard !text.isEmpty, text.utf8.count <= 512,
      text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
    else { return nil }
    if text.hasPrefix("opcode:") {
      let name = String(text.dropFirst("opcode:".count))
      return isIdentifier(name) ? .instruction(name) : nil
    }
    var rest = Substring(text)
    var language: Language?
    for candidate in [Language.python, .c] where rest.hasPrefix(candidate.rawValue + ":") {
      language = candidate
      rest = rest.dropFirst(candidate.rawValue.utf8.count + 1)
      break
    }
    if language == nil, rest.holds("/") { return path(rest) }
    if rest.hasSuffix(")"), let open = rest.firstIndex(of: "("), language != .c {
      let name = String(rest[rest.index(after: open)...].dropLast())
      guard let function = components(rest[..<open]), isIdentifier(name) else { return nil }
      return name.isEmpty ? nil : .parameter(of: function, name: name)
    }
    return components(rest).map { .dotted($0, language) }
  }

  /// A symbol as users may write it, also with the brackets of a call: `ssl.wrap_socket()`.
  package init?(asked text: String) {
    let plain = text.hasSuffix("()") ? String(text.dropLast(2)) : text
    guard let form = Self.form(of: plain) else { return nil }
    if plain != text { guard case .dotted = form else { return nil } }
    self.text = text
    self.form = form
  }

  private static func path(_ text: Substring) -> Form? {
    let isFolder = text.hasSuffix("/")
    let trimmed = isFolder ? text.dropLast() : text
    let parts = trimmed.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else { return nil }
    return .path(RepoPath(String(trimmed)), isFolder: isFolder)
  }

  private static func components(_ text: Substring) -> [String]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    return parts.allSatisfy(isIdentifier) ? parts : nil
  }

  private static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return !digits.contains(first)
      && text.utf8.allSatisfy { byte in
        digits.contains(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      }
  }
}

extension Symbol: CustomStringConvertible {
  package var description: String { text }
}
