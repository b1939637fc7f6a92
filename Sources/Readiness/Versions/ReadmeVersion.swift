/// The version that the first line of a README names, in the wordings of all its history:
/// "This is Python version 3.12.0 alpha 1", "… 3.8.1rc1", "… 3.7.1 release candidate",
/// "… 3.2, release candidate 2", "This is Python release 1.4 (final)".
package struct ReadmeVersion: Hashable, Sendable {
  /// The version as far as it is named; the serial is 0 where ``hasSerial`` is false.
  package let version: ReleaseVersion
  /// Whether the number of the alpha, beta or candidate is given; true for a final release.
  package let hasSerial: Bool

  /// - Parameter line: The first line of README, of which the first 512 bytes are looked at. Nil if
  ///   it names no version of Python.
  package init?(line: String) {
    let words = String(decoding: line.utf8.prefix(512), as: UTF8.self)
    guard var cursor = Self.cursorAtNumber(in: words), let written = cursor.version() else {
      return nil
    }
    guard !cursor.isAtWord else { return nil }
    guard written.version.level == .final else {
      version = written.version
      hasSerial = true
      return
    }
    cursor.skipAny(of: " \t,(")
    let level = Self.level(&cursor)
    cursor.skipAny(of: " \t")
    let serial = level == .final ? 0 : cursor.number()
    version = ReleaseVersion(
      series: written.version.series, micro: written.version.micro, level: level,
      serial: serial ?? 0)
    hasSerial = serial != nil
  }

  /// Whether the line names this version, as far as it goes: "3.7.1 release candidate" names every
  /// candidate of 3.7.1.
  package func names(_ other: ReleaseVersion) -> Bool {
    guard !hasSerial else { return version == other }
    return version.series == other.series && version.micro == other.micro
      && version.level == other.level
  }

  /// The text after the first "Python" that a number follows, with or without the word "version"
  /// or "release".
  private static func cursorAtNumber(in line: String) -> VersionCursor? {
    var rest = Substring(line)
    while let start = rest.firstIndex(of: "P") {
      rest = rest[start...]
      guard rest.hasPrefix("Python ") else {
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst("Python ".count)
      var cursor = VersionCursor(rest)
      cursor.skipAny(of: " ")
      if cursor.skip("version") || cursor.skip("release") { cursor.skipAny(of: " ") }
      var ahead = cursor
      if ahead.number() != nil { return cursor }
    }
    return nil
  }

  private static func level(_ cursor: inout VersionCursor) -> ReleaseVersion.Level {
    let start = cursor
    var isWord = false
    var level = ReleaseVersion.Level.final
    if cursor.skip("alpha") {
      (level, isWord) = (.alpha, true)
    } else if cursor.skip("beta") {
      (level, isWord) = (.beta, true)
    } else if cursor.skip("rc") || cursor.skip("candidate") {
      (level, isWord) = (.candidate, true)
    } else if cursor.skip("release") {
      cursor.skipAny(of: " \t")
      if cursor.skip("candidate") { (level, isWord) = (.candidate, true) }
    }
    // A word that only begins like a level, such as "alphabetical", is none.
    var ahead = cursor
    if isWord, !ahead.isAtWord || ahead.number() != nil { return level }
    cursor = start
    return .final
  }
}
