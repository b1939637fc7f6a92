extension CModuleReader {
  /// The argument after the one that holds a token; empty for numbers and texts that are made of it.
  func value(
    behind index: Int, _ depth: UInt8, _ walk: CWalk, in bytes: Span<UInt8>
  ) -> String {
    let tokens = walk.tokens
    var start = index
    while start < min(index + 24, tokens.count),
      !(tokens[start].is(.comma) && tokens[start].depth == depth)
    {
      if tokens[start].depth < depth { return "" }
      start += 1
    }
    var end = start + 1
    while end < min(start + 64, tokens.count), tokens[end].depth >= depth,
      !(tokens[end].is(.comma) && tokens[end].depth == depth)
    {
      end += 1
    }
    guard start + 1 < end, end <= tokens.count, tokens[start + 1].kind != .number,
      !Self.makesPlainValue(tokens[start + 1], in: bytes)
    else { return "" }
    return CText.string((start + 1)..<end, of: tokens, in: bytes, limit: 160)
  }

  /// `PyLong_FromLong`, `PyUnicode_FromString` and their kin.
  private static func makesPlainValue(_ token: CToken, in bytes: Span<UInt8>) -> Bool {
    token.isIdentifier
      && ["PyLong_", "PyUnicode_", "PyFloat_", "PyInt_", "PyString_", "PyBytes_"].contains {
        CText.hasPrefix(token, $0, in: bytes)
      }
  }
}
