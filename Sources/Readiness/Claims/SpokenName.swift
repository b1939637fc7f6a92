internal import CPythonSource

/// A name as a text of the documentation marks it up: ``:func:`~ssl.wrap_socket` ``, ` ``split()`` `.
struct SpokenName: Hashable {
  /// What the markup says that it is.
  enum Sort: Hashable {
    case module, type, function, method, attribute, data, exception
    /// A name of C, of whatever kind.
    case c
    case instruction, path
    /// `*name*`
    case parameter
    /// ` ``name`` `, `strong`, or no markup at all.
    case literal, plain
    /// Only names what something belongs to: ``:ref:`PyTypeObject <type-structs>` ``.
    case reference
  }

  var sort: Sort
  /// The parts of a dotted name; a path is one part.
  var parts: [String]
  /// Whether it is written as a call.
  var isCall = false
  /// Whether it begins with a dot: it is to be sought.
  var isSuffix = false
  var line: Int

  var text: String { parts.joined(separator: ".") }

  /// A name that belongs to nothing else.
  var isDotted: Bool { parts.count > 1 }
}

extension SpokenName {
  /// Roles whose text names no symbol.
  private static let roles: [String: Sort] = [
    "mod": .module, "class": .type, "func": .function, "meth": .method, "attr": .attribute,
    "data": .data, "const": .data, "exc": .exception, "obj": .literal, "any": .literal,
    "decorator": .function, "deco": .function, "opcode": .instruction, "file": .path,
    "source": .path, "ref": .reference, "type": .type, "property": .attribute,
  ]

  /// What a run of text names; nil if it names no symbol.
  init?(_ run: DocsRun) {
    switch run.kind {
    case .text: return nil
    case .emphasis:
      guard Self.isIdentifier(run.text) else { return nil }
      self.init(sort: .parameter, parts: [run.text], line: run.line)
    case .literal, .strong: self.init(literal: run.text, line: run.line)
    case .reference: return nil
    case .role(""): self.init(literal: run.text, line: run.line)
    case .role(let role): self.init(role: role, run.text, line: run.line)
    }
  }

  private init?(role: String, _ text: String, line: Int) {
    var name = Substring(role)
    if name.hasPrefix("py:") { name = name.dropFirst(3) }
    let isC = name.hasPrefix("c:")
    guard let sort = isC ? .c : Self.roles[String(name)] else { return nil }
    var target = Substring(text)
    if target.hasSuffix(">"), let open = target.lastIndex(of: "<") {
      let title = target[..<open]
      target = target[target.index(after: open)...].dropLast()
      let shown = title.last == " " ? title.dropLast() : title
      // "the :class:`typing.io <typing.IO>` namespace": what is shown is spoken of.
      let isName =
        shown.contains(".")
        && shown.split(separator: ".").allSatisfy {
          Self.isIdentifier(String($0))
        }
      if sort == .reference || isName && !target.hasSuffix(shown) { target = shown }
      // "creating :c:data:`immutable types <Py_TPFLAGS_IMMUTABLETYPE>`": a text that leads there.
      if sort != .reference, shown.contains(" "), let last = target.split(separator: ".").last,
        !shown.contains(last)
      {
        return nil
      }
    }
    if target.hasPrefix("<"), let end = target.firstIndex(of: ">") {
      // The title was written behind.
      target = target[target.index(after: target.startIndex)..<end]
    }
    while let first = target.first, "~!@".contains(first) { target = target.dropFirst() }
    if sort == .path {
      self.init(path: String(target), line: line)
      return
    }
    self.init(literal: String(target), line: line)
    if sort != .literal { self.sort = sort }
    guard sort != .reference || parts.allSatisfy({ $0.contains { $0.isUppercase } }) else {
      return nil
    }
  }

  private init?(path: String, line: Int) {
    guard !path.isEmpty, !path.holds(" ") else { return nil }
    self.init(sort: .path, parts: [path], line: line)
  }

  /// Whether the arguments of a call are values: ` ``bool(NotImplemented)`` ` is a use of it.
  private static func passesConstant(_ arguments: Substring) -> Bool {
    arguments.split(separator: ",").contains { argument in
      let value = argument.drop { $0 == " " }.prefix { $0 != " " }
      return ["None", "True", "False", "NotImplemented"].contains(value)
        || value.first.map { $0.isNumber || $0 == "'" || $0 == "\"" } ?? false
    }
  }

  /// ` ``text`` `: a dotted name, a call, a path; nil for an expression, an option, a value.
  init?(literal text: String, line: Int) {
    guard !Self.values.contains(text), !text.isEmpty else { return nil }
    if Self.isPath(text) {
      self.init(path: text, line: line)
      return
    }
    var name = Substring(text)
    if name.hasPrefix("@") { name = name.dropFirst() }
    if name.hasPrefix("<"), name.hasSuffix(".h>") {
      self.init(path: String(name.dropFirst().dropLast()), line: line)
      return
    }
    let isSuffix = name.hasPrefix(".") && name.count > 1
    if isSuffix { name = name.dropFirst() }
    var isCall = false
    if name.hasSuffix(")"), let open = name.firstIndex(of: "("), open != name.startIndex {
      isCall = true
      if Self.passesConstant(name[name.index(after: open)...].dropLast()) { return nil }
      name = name[..<open]
    }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy(Self.isIdentifier) else { return nil }
    // How the documentation links special methods, whatever class they are of.
    let isSpecial = parts.count == 2 && parts[0] == "object" && parts[1].hasPrefix("__")
    if isSpecial {
      self.init(sort: .literal, parts: [parts[1]], isCall: isCall, isSuffix: isSuffix, line: line)
      return
    }
    self.init(sort: .literal, parts: parts, isCall: isCall, isSuffix: isSuffix, line: line)
  }

  private static let values: Set<String> = ["None", "True", "False", "self", "cls", "NULL"]

  private static let fileEndings = [
    ".h", ".py", ".c", ".rst", ".txt", ".toml", ".sh", ".bat", ".dat", ".vcxproj", ".in", ".ac",
  ]

  /// Whether a text is a path: it has a slash, or ends as files of the tree do.
  private static func isPath(_ text: String) -> Bool {
    guard
      text.utf8.allSatisfy({ byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
          || "/._-+".utf8.contains(byte)
      }), text.first != "-", text.first != "/"
    else { return false }
    if text.holds("/") { return true }
    return fileEndings.contains { text.hasSuffix($0) && text.count > $0.count }
  }

  static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return text.utf8.allSatisfy {
      $0 == 0x5F || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
    }
  }
}
