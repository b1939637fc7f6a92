/// The options and definitions that `configure.ac` states by name.
package struct ConfigureMacros: Hashable, Sendable {
  /// `AC_ARG_ENABLE` and `AC_ARG_WITH`, as options without their dashes: `enable-shared`.
  package let options: [Mention]
  /// `AC_DEFINE` and `AC_DEFINE_UNQUOTED`: the names that are written out.
  package let definitions: [Mention]

  package init(source: [UInt8]) {
    var options: [Mention] = []
    var definitions: [Mention] = []
    var variables: Set<String> = []
    // A call whose name stands on the line below it.
    var open: String?
    for line in SourceLines(source) {
      var cursor = ByteCursor(Self.withoutComment(line.bytes))
      if let macro = open {
        open = nil
        cursor.skipBlanks()
        if let name = Self.literal(&cursor) {
          Self.add(name, of: macro, line.number, &options, &definitions, &variables)
        }
      }
      while let macro = Self.nextMacro(&cursor) {
        cursor.skipBlanks()
        if cursor.isAtEnd {
          open = macro
        } else if let name = Self.literal(&cursor) {
          Self.add(name, of: macro, line.number, &options, &definitions, &variables)
        }
      }
    }
    self.options = options
    self.definitions = definitions.filter { !variables.contains($0.text) }
  }

  private static func add(
    _ name: String, of macro: String, _ line: Int, _ options: inout [Mention],
    _ definitions: inout [Mention], _ variables: inout Set<String>
  ) {
    switch macro {
    case "AC_ARG_ENABLE": options.append(Mention("enable-" + name, line: line))
    case "AC_ARG_WITH": options.append(Mention("with-" + name, line: line))
    case "AC_DEFINE", "AC_DEFINE_UNQUOTED":
      if name.utf8.first?.isDigit == false { definitions.append(Mention(name, line: line)) }
    default: variables.insert(name)
    }
  }

  private static let macros: Set<String> = [
    "AC_ARG_ENABLE", "AC_ARG_WITH", "AC_DEFINE", "AC_DEFINE_UNQUOTED", "AS_VAR_PUSHDEF",
    "m4_pushdef", "pushdef",
  ]

  /// Moves behind the parenthesis of the next call that matters.
  private static func nextMacro(_ cursor: inout ByteCursor) -> String? {
    while !cursor.isAtEnd {
      _ = cursor.take { !$0.isWord }
      let word = cursor.take(while: \.isWord)
      guard word.count >= 7, cursor.rest.first == UInt8(ascii: "(") else { continue }
      let name = String(decoding: word, as: UTF8.self)
      guard macros.contains(name) else { continue }
      _ = cursor.takeByte()
      return name
    }
    return nil
  }

  /// A first argument that is written out: letters, digits, `_`, `-`, in brackets or not. Nil for what
  /// m4 or the shell makes.
  private static func literal(_ cursor: inout ByteCursor) -> String? {
    var rest = cursor
    let isQuoted = rest.skip("[")
    let name = rest.take { $0.isWord || $0 == UInt8(ascii: "-") }
    guard !name.isEmpty, !isQuoted || rest.skip("]") else { return nil }
    rest.skipBlanks()
    guard
      rest.isAtEnd || rest.rest.first == UInt8(ascii: ",") || rest.rest.first == UInt8(ascii: ")")
    else { return nil }
    cursor = rest
    return String(decoding: name, as: UTF8.self)
  }

  /// Cuts what follows `dnl`, and lines that begin with `#`.
  static func withoutComment(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if line.drop(while: \.isSpaceOrTab).first == UInt8(ascii: "#") { return [] }
    var cursor = ByteCursor(line)
    while !cursor.isAtEnd {
      let start = cursor.rest.startIndex
      if cursor.take(while: \.isWord).elementsEqual("dnl".utf8) { return line[..<start] }
      _ = cursor.take { !$0.isWord }
    }
    return line
  }
}

extension ConfigureScript {
  /// The options that a generated script asks about: `enable-shared` for
  /// `# Check whether --enable-shared was given.`
  package static func options(of script: [UInt8]) -> Set<String> {
    var options: Set<String> = []
    for line in SourceLines(script) {
      var cursor = line.cursor
      guard cursor.skip("# Check whether --") else { continue }
      options.insert(
        String(
          decoding: cursor.take { $0.isWord || $0 == UInt8(ascii: "-") }, as: UTF8.self))
    }
    return options
  }
}

/// The macros that a template such as `pyconfig.h.in` has a line for.
package enum ConfigurationTemplate {
  /// The names behind `#undef` and `#define`.
  package static func names(in template: [UInt8]) -> Set<String> {
    Set(lines(in: template).keys)
  }

  /// The names behind `#undef`, each with its first line, counted from 1.
  package static func unset(in template: [UInt8]) -> [String: Int] {
    lines(in: template, of: ["undef"])
  }

  /// What a configure that knows a macro may say: its name, the function or the header that it tells of.
  package static func traces(of macro: String) -> Set<String> {
    var traces: Set<String> = [macro]
    guard macro.hasPrefix("HAVE_") else { return traces }
    let sought = macro.dropFirst("HAVE_".count).lowercased()
    traces.insert(sought)
    guard sought.hasSuffix("_h") else { return traces }
    // A `_` of the macro stands for one, or for a slash.
    var stems = [""]
    for (place, part) in sought.dropLast(2).split(separator: "_").enumerated() {
      stems = stems.flatMap { stem in
        place == 0
          ? [String(part)]
          : place > 4 ? ["\(stem)_\(part)"] : ["\(stem)_\(part)", "\(stem)/\(part)"]
      }
    }
    return traces.union(stems.map { $0 + ".h" })
  }

  /// The names behind some directives, each with its first line, counted from 1.
  package static func lines(
    in template: [UInt8], of directives: Set<String> = ["undef", "define"]
  ) -> [String: Int] {
    var lines: [String: Int] = [:]
    for line in SourceLines(template) {
      var cursor = line.cursor
      cursor.skipBlanks()
      guard cursor.skip("#") else { continue }
      cursor.skipBlanks()
      guard let word = cursor.takeIdentifier(), directives.contains(word) else {
        continue
      }
      cursor.skipBlanks()
      if let name = cursor.takeIdentifier(), lines[name] == nil { lines[name] = line.number }
    }
    return lines
  }
}
