internal import CPythonSource

/// Python and C.
enum SourceReading {
  static func python(_ bytes: [UInt8]) {
    _ = PythonOutline(source: bytes)
    _ = RemovalNotice.notices(python: bytes.span)
    _ = ImportedWords(bytes.span)
    _ = TextScan(bytes.span)
  }

  static func header(_ bytes: [UInt8]) {
    _ = COutline(header: bytes).visibilities()
  }

  static func source(_ bytes: [UInt8]) {
    _ = COutline(source: bytes).visibilities(limitedAPI: 3)
    _ = CCallables(bytes.span)
    _ = InstructionTable(source: bytes.span)
  }
}
