/// What `configure.ac` (`configure.in` up to 3.2) says about the version.
package struct ConfigureAC: Hashable, Sendable {
  /// Each version that it sets: by `m4_define(PYTHON_VERSION, X.Y)`, the arguments bracketed or not;
  /// by `VERSION=X.Y` up to 2.2.
  package let versions: [Mention]
  /// The least Autoconf it asks for, from `AC_PREREQ`; 2.7 and 3.2 were first at
  /// `version_required(2.65)`, which asks for that very one.
  package let prerequisite: Mention?

  package init(source: [UInt8]) {
    var versions: [Mention] = []
    var prerequisite: Mention?
    for line in SourceLines(source) {
      var cursor = line.cursor
      cursor.skipBlanks()
      guard let word = cursor.takeIdentifier() else { continue }
      switch word {
      case "m4_define", "define":
        let arguments = Self.arguments(&cursor)
        if arguments.first == "PYTHON_VERSION", arguments.count >= 2 {
          versions.append(Mention(arguments[1], line: line.number))
        }
      case "VERSION":
        if cursor.skip("="), let number = cursor.takeDottedNumber() {
          versions.append(Mention(number, line: line.number))
        }
      case "AC_PREREQ", "version_required":
        guard let version = Self.arguments(&cursor).first else { continue }
        prerequisite = prerequisite ?? Mention(version, line: line.number)
      default: continue
      }
    }
    self.versions = versions
    self.prerequisite = prerequisite
  }

  /// The arguments of a macro call on one line, without their brackets and blanks.
  private static func arguments(_ cursor: inout ByteCursor) -> [String] {
    guard cursor.skip("("),
      let end = cursor.rest.lastIndex(of: UInt8(ascii: ")"))
    else { return [] }
    let inside = cursor.rest[..<end]
    return inside.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map {
      var argument = $0.trimmingBlanks
      if argument.first == UInt8(ascii: "["), argument.last == UInt8(ascii: "]"),
        argument.count >= 2
      {
        argument = argument.dropFirst().dropLast().trimmingBlanks
      }
      return String(decoding: argument, as: UTF8.self)
    }
  }
}
