/// The functions and headers that `configure.ac` looks for by name: `AC_CHECK_FUNCS` and
/// `AC_CHECK_HEADERS`, each of which defines a macro for every name.
package struct ConfigureChecks: Hashable, Sendable {
  /// One name that is looked for.
  package struct Check: Hashable, Sendable {
    package let name: String
    /// Counted from 1.
    package let line: Int

    /// The macro that Autoconf makes of it: `HAVE_SYS_EPOLL_H` for `sys/epoll.h`.
    package var macro: String {
      "HAVE_"
        + String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
        .uppercased()
    }
  }

  /// In the order of the file; a list that the shell or m4 makes is left out.
  package let checks: [Check]

  package init(source: [UInt8]) {
    var checks: [Check] = []
    // The list that is being read, whether it stands in brackets, and what was found in it.
    var list: (isQuoted: Bool, found: [Check], isMade: Bool)?
    var isExpected = false
    for line in SourceLines(source) {
      var cursor = ByteCursor(ConfigureMacros.withoutComment(line.bytes))
      while !cursor.isAtEnd {
        if list == nil, !isExpected {
          isExpected = Self.skipToList(&cursor)
          continue
        }
        if isExpected {
          cursor.skipBlanks()
          if cursor.isAtEnd { break }
          list = (cursor.skip("["), [], false)
          isExpected = false
        }
        guard var open = list else { break }
        let isAtEnd = Self.read(&cursor, &open, line.number)
        list = isAtEnd ? nil : open
        if isAtEnd, !open.isMade { checks += open.found }
      }
    }
    self.checks = checks
  }

  /// Moves behind the parenthesis of the next call; false if the line has none.
  private static func skipToList(_ cursor: inout ByteCursor) -> Bool {
    while !cursor.isAtEnd {
      _ = cursor.take { !$0.isWord }
      let word = cursor.take(while: \.isWord)
      let isCheck =
        word.elementsEqual("AC_CHECK_FUNCS".utf8) || word.elementsEqual("AC_CHECK_HEADERS".utf8)
      if isCheck, cursor.skip("(") { return true }
    }
    return false
  }

  /// Reads the names of a list that stand on a line; true at the end of the list.
  private static func read(
    _ cursor: inout ByteCursor, _ list: inout (isQuoted: Bool, found: [Check], isMade: Bool),
    _ line: Int
  ) -> Bool {
    while let byte = cursor.rest.first {
      switch byte {
      case UInt8(ascii: "]"), UInt8(ascii: ")"):
        _ = cursor.takeByte()
        return true
      case UInt8(ascii: ",") where !list.isQuoted:
        _ = cursor.takeByte()
        return true
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\\"), UInt8(ascii: ","):
        _ = cursor.takeByte()
      default:
        let name = cursor.take { $0.isWord || "./+-".utf8.contains($0) }
        if name.isEmpty {
          list.isMade = true
          _ = cursor.takeByte()
        } else {
          list.found.append(Check(name: String(decoding: name, as: UTF8.self), line: line))
        }
      }
    }
    return false
  }
}
