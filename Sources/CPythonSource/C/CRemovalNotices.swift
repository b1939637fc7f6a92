extension RemovalNotice {
  /// The texts of a C file that speak of a removal, in source order.
  ///
  /// Texts in comments are left out; adjacent literals are one text.
  package static func notices(c source: Span<UInt8>) -> [RemovalNotice] {
    guard mayHoldText(source) else { return [] }
    var bytes: [UInt8] = []
    bytes.append(copying: source)
    blankComments(&bytes)
    return StringPieces(bytes.span, line: 1).joined
      .filter { $0.text.holds("remov") && $0.text.utf8.count < 2_000 }
      .map { RemovalNotice(form: .text($0.text), version: nil, scope: [], line: $0.line) }
  }

  /// Whether a literal may speak of a removal: there is a quote on the line of the word, or the line is
  /// joined to the one before by a backslash.
  private static func mayHoldText(_ source: Span<UInt8>) -> Bool {
    var start = 0
    while start < source.count,
      let place = SourceWords.place(of: "remov", in: source.extracting(start..<source.count))
    {
      var index = start + place
      while index > 0, source[index - 1] != 0x0A { index -= 1 }
      let isAfterCR = index > 1 && source[index - 2] == UInt8(ascii: "\r")
      let last = index - (isAfterCR ? 3 : 2)
      if last >= 0, source[last] == UInt8(ascii: "\\") { return true }
      while index < source.count, source[index] != 0x0A {
        if source[index] == UInt8(ascii: "\"") { return true }
        index += 1
      }
      start = index
    }
    return false
  }

  /// Writes spaces over comments, character literals and directives' sharp signs.
  private static func blankComments(_ bytes: inout [UInt8]) {
    var index = 0
    while index < bytes.count {
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      switch (bytes[index], next) {
      case (UInt8(ascii: "/"), UInt8(ascii: "*")):
        let start = index
        index += 2
        while index + 1 < bytes.count,
          bytes[index] != UInt8(ascii: "*") || bytes[index + 1] != UInt8(ascii: "/")
        { index += 1 }
        index = min(index + 2, bytes.count)
        blank(&bytes, start..<index)
      case (UInt8(ascii: "/"), UInt8(ascii: "/")):
        let start = index
        while index < bytes.count, bytes[index] != 0x0A { index += 1 }
        blank(&bytes, start..<index)
      case (UInt8(ascii: "\""), _):
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != 0x0A {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index += 1
      case (UInt8(ascii: "'"), _):
        let start = index
        index += next == UInt8(ascii: "\\") ? 4 : 3
        if index <= bytes.count, bytes[index - 1] == UInt8(ascii: "'") {
          blank(&bytes, start..<index)
        } else {
          bytes[start] = 0x20
          index = start + 1
        }
      case (UInt8(ascii: "#"), _):
        bytes[index] = 0x20
        index += 1
      default: index += 1
      }
    }
  }

  private static func blank(_ bytes: inout [UInt8], _ range: Range<Int>) {
    for index in range where bytes[index] != 0x0A { bytes[index] = 0x20 }
  }
}
