/// What `configure.ac` has made from templates, and the modules that it asks about.
package enum ConfigureOutputs {
  /// The templates of `AC_CONFIG_FILES`: `Misc/python.pc.in` for `Misc/python.pc`.
  package static func templates(in source: [UInt8]) -> [Mention] {
    var found: [Mention] = []
    var isInside = false
    for line in SourceLines(source) {
      var cursor = ByteCursor(ConfigureMacros.withoutComment(line.bytes))
      while !cursor.isAtEnd {
        if !isInside {
          guard cursor.seek(past: "AC_CONFIG_FILES(") else { break }
          isInside = true
        }
        cursor.skipBlanks()
        if cursor.skip("m4_normalize(") || cursor.skip("[") || cursor.skip("\\") { continue }
        guard let byte = cursor.rest.first else { break }
        if "]),".utf8.contains(byte) {
          isInside = false
          continue
        }
        let word = cursor.take { !$0.isSpaceOrTab && !"[](),".utf8.contains($0) }
        if word.isEmpty { _ = cursor.takeByte() }
        found += templates(of: word).map { Mention($0, line: line.number) }
      }
    }
    return found
  }

  /// `output`, or `output:template:template`.
  private static func templates(of word: ArraySlice<UInt8>) -> [String] {
    guard !word.isEmpty, !word.contains(UInt8(ascii: "$")) else { return [] }
    let parts = word.split(separator: UInt8(ascii: ":")).map {
      String(decoding: $0, as: UTF8.self)
    }
    return parts.count == 1 ? [parts[0] + ".in"] : Array(parts.dropFirst())
  }

  /// The modules of `PY_STDLIB_MOD` and `PY_STDLIB_MOD_SIMPLE`, as far as they are written out.
  package static func modules(in source: [UInt8]) -> [Mention] {
    var found: [Mention] = []
    var isOpen = false
    for line in SourceLines(source) {
      var cursor = ByteCursor(ConfigureMacros.withoutComment(line.bytes))
      while isOpen || cursor.seek(past: "PY_STDLIB_MOD") {
        if !isOpen {
          _ = cursor.skip("_SIMPLE")
          guard cursor.skip("(") else { continue }
        }
        cursor.skipBlanks()
        isOpen = cursor.isAtEnd
        if isOpen { break }
        guard cursor.skip("["), let name = cursor.takeIdentifier(), cursor.skip("]") else {
          continue
        }
        found.append(Mention(name, line: line.number))
      }
    }
    return found
  }
}
