/// The log of magic numbers that stands as a comment above the one that counts.
///
/// A row is `Python 3.12a1 3500 (why)`, with or without a colon, behind `#` or `*` or nothing; a row
/// without a version belongs to the one above it.
package struct MagicNumberLog: Hashable, Sendable {
  /// One row.
  package struct Row: Hashable, Sendable {
    package let number: Int
    /// The first two parts of the version, such as `3.12`.
    package let series: String
    /// Counted from 1.
    package let line: Int
  }

  /// In the order of the file, up to the definition of the number.
  package let rows: [Row]

  package init(source: [UInt8]) {
    let end = BytecodeMagic.definition(in: source)?.line ?? .max
    var rows: [Row] = []
    var series: String?
    for line in SourceLines(source) {
      guard line.number < end else { break }
      var cursor = line.cursor
      _ = cursor.take { $0.isSpaceOrTab || $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "*") }
      if cursor.skip("Python ") {
        cursor.skipBlanks()
        guard let version = cursor.takeDottedNumber() else { continue }
        let parts = version.split(separator: ".")
        guard parts.count > 1 else { continue }
        _ = cursor.take { $0.isWord || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
        cursor.skipBlanks()
        guard let number = Self.number(&cursor) else { continue }
        series = parts.prefix(2).joined(separator: ".")
        rows.append(Row(number: number, series: series ?? "", line: line.number))
      } else if let series, let number = Self.number(&cursor) {
        rows.append(Row(number: number, series: series, line: line.number))
      }
    }
    self.rows = rows
  }

  /// Four or five digits, and then a blank or nothing.
  private static func number(_ cursor: inout ByteCursor) -> Int? {
    let digits = cursor.take(while: \.isDigit)
    guard (4...5).contains(digits.count), cursor.rest.first?.isSpaceOrTab ?? true else {
      return nil
    }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}

extension BytecodeMagic {
  /// The number that `Lib/test/test_importlib/test_util.py` holds the series to, from 3.7 on.
  package static func expectation(in test: [UInt8]) -> (number: Int, line: Int)? {
    for line in SourceLines(test) {
      var cursor = line.cursor
      cursor.skipBlanks()
      guard cursor.skip("EXPECTED_MAGIC_NUMBER") else { continue }
      cursor.skipBlanks()
      guard cursor.skip("=") else { continue }
      cursor.skipBlanks()
      if let number = cursor.takeNumber() { return (number, line.number) }
    }
    return nil
  }
}
