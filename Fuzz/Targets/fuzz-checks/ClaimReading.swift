internal import CPythonSource

@testable internal import Readiness

/// What prose claims, from its text to the names that it speaks of.
enum ClaimReading {
  static func announcement(_ bytes: [UInt8]) {
    let text = AnnouncementText(bytes)
    let document = DocsDocument(text)
    guard let version = ReleaseVersion("3.12.0a1") else { return }
    _ = AnnouncementReader(text, of: version, day: CivilDay("2022-10-24"))
    var reader = DocsClaimReader(document, series: version.series)
    _ = reader.readAll()
  }

  static func documentation(_ bytes: [UInt8]) {
    var reader = DocsClaimReader(
      DocsDocument(source: bytes.span), series: Series(major: 3, minor: 12))
    _ = reader.readAll()
  }
}
