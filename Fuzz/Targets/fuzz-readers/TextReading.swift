internal import CPythonSource

/// Documentation and announcements.
enum TextReading {
  static func docs(_ bytes: [UInt8]) { _ = DocsDocument(source: bytes.span) }

  static func document(_ bytes: [UInt8]) {
    _ = DocumentOutline(source: bytes.span)
    _ = DeprecatedRemoved.all(in: bytes.span)
    _ = WhatsNewPage(source: bytes)
    _ = SourceAddress(source: bytes)
  }

  static func news(_ bytes: [UInt8]) {
    _ = NewsFile(source: bytes.span)
    _ = NewsHeading(source: bytes)
  }

  static func announcement(_ bytes: [UInt8]) { _ = DocsDocument(AnnouncementText(bytes)) }
}
