/// What a generated `configure` says about what it was generated from.
package struct ConfigureScript: Hashable, Sendable {
  /// The Autoconf that made it, from the banner near the top.
  package let autoconf: Mention?
  /// The version in the banner, `… for python X.Y.`; Autoconf 2.13 and older wrote none.
  package let bannerVersion: Mention?
  /// `PACKAGE_VERSION='X.Y'`; not written by Autoconf 2.13 and older.
  package let packageVersion: Mention?
  /// `PACKAGE_STRING='python X.Y'`
  package let packageName: Mention?
  /// The version in what `configure --help` says, `configures python X.Y to adapt`.
  package let helpVersion: Mention?
  /// `VERSION=X.Y`
  package let version: Mention?
  /// Whether the banner is that of Autoconf 2.14 and older.
  package let isFromOldAutoconf: Bool

  package init(script: [UInt8]) {
    var autoconf: Mention?
    var bannerVersion: Mention?
    var packageVersion: Mention?
    var packageName: Mention?
    var helpVersion: Mention?
    var version: Mention?
    var isFromOldAutoconf = false
    for line in SourceLines(script) {
      var cursor = line.cursor
      if autoconf == nil, cursor.skip("# Generated ") {
        isFromOldAutoconf = isFromOldAutoconf || cursor.rest.starts(with: Self.oldBanner.utf8)
        (autoconf, bannerVersion) = Self.banner(cursor, line: line.number)
      } else if packageVersion == nil, cursor.skip("PACKAGE_VERSION=") {
        packageVersion = cursor.takeQuoted().map { Mention($0, line: line.number) }
      } else if packageName == nil, cursor.skip("PACKAGE_STRING=") {
        packageName = cursor.takeQuoted().flatMap { text in
          text.split(separator: " ").last.map { Mention(String($0), line: line.number) }
        }
      } else if helpVersion == nil, cursor.rest.first == UInt8(ascii: "\\"),
        cursor.skip("\\`configure' configures python ")
      {
        helpVersion = cursor.takeDottedNumber().map { Mention($0, line: line.number) }
      } else if version == nil, cursor.skip("VERSION=") {
        version = cursor.takeDottedNumber().map { Mention($0, line: line.number) }
      }
    }
    self.autoconf = autoconf
    self.bannerVersion = bannerVersion
    self.packageVersion = packageVersion
    self.packageName = packageName
    self.helpVersion = helpVersion
    self.version = version
    self.isFromOldAutoconf = isFromOldAutoconf
  }

  private static let oldBanner = "automatically using autoconf"

  /// Reads `by GNU Autoconf 2.71 for python 3.12.` and `automatically using autoconf version 2.13`.
  private static func banner(_ start: ByteCursor, line: Int) -> (Mention?, Mention?) {
    var cursor = start
    guard cursor.skip("by GNU Autoconf ") || cursor.skip(oldBanner + " version ")
    else { return (nil, nil) }
    // A development version has letters in it.
    let tool = cursor.take { !$0.isSpaceOrTab }
    guard !tool.isEmpty else { return (nil, nil) }
    let autoconf = Mention(String(decoding: tool, as: UTF8.self), line: line)
    guard cursor.skip(" for ") else { return (autoconf, nil) }
    _ = cursor.take { !$0.isSpaceOrTab }
    cursor.skipBlanks()
    return (autoconf, cursor.takeDottedNumber().map { Mention($0, line: line) })
  }
}
