/// The magic number of `.pyc` files, from the file that defines it.
package enum BytecodeMagic {
  /// The files that have defined it, the newest first.
  package static let files = [
    "Include/internal/pycore_magic_number.h",  // from 3.14
    "Lib/importlib/_bootstrap_external.py",  // 3.5 to 3.13
    "Lib/importlib/_bootstrap.py",  // 3.3 and 3.4
    "Python/import.c",  // up to 3.2
  ]

  /// The number and the line that defines it; nil if the file does not.
  ///
  /// Reads `MAGIC_NUMBER = (3531).to_bytes(2, 'little')`, `_RAW_MAGIC_NUMBER = 3230 | …`,
  /// `#define PYC_MAGIC_NUMBER 3627` and `#define MAGIC (62211 | …)`.
  package static func definition(in source: [UInt8]) -> (number: Int, line: Int)? {
    for line in SourceLines(source) {
      var cursor = line.cursor
      if cursor.skip("#") {
        cursor.skipBlanks()
        guard cursor.takeIdentifier() == "define" else { continue }
        cursor.skipBlanks()
      }
      guard let name = cursor.takeIdentifier(), names.contains(name) else { continue }
      cursor.skipBlanks()
      _ = cursor.skip("=")
      cursor.skipBlanks()
      _ = cursor.skip("(")
      if let number = cursor.takeNumber() { return (number, line.number) }
    }
    return nil
  }

  private static let names: Set<String> = [
    "MAGIC", "MAGIC_NUMBER", "PYC_MAGIC_NUMBER", "_RAW_MAGIC_NUMBER",
  ]
}

/// The table in `PC/launcher.c` by which the Windows launcher tells the series of a `.pyc` file.
package struct LauncherMagicTable: Hashable, Sendable {
  /// `{ 3500, 3549, L"3.12" }`; the numbers were hexadecimal up to 3.5.
  package struct Row: Hashable, Sendable {
    package let numbers: ClosedRange<Int>
    package let series: Mention
  }

  /// In the order of the table: the launcher takes the first that holds a number.
  package let rows: [Row]

  package init(source: [UInt8]) {
    var rows: [Row] = []
    var comment = CommentState()
    for line in SourceLines(source) {
      var cursor = comment.code(of: line.bytes).cursor
      cursor.skipBlanks()
      if let row = Self.row(&cursor, line: line.number) { rows.append(row) }
    }
    self.rows = rows
  }

  private static func row(_ cursor: inout ByteCursor, line: Int) -> Row? {
    guard cursor.skip("{") else { return nil }
    cursor.skipBlanks()
    guard let low = cursor.takeNumber(), separator(&cursor), let high = cursor.takeNumber(),
      separator(&cursor), cursor.skip("L"), let series = cursor.takeQuoted(), low <= high
    else { return nil }
    return Row(numbers: low...high, series: Mention(series, line: line))
  }

  private static func separator(_ cursor: inout ByteCursor) -> Bool {
    cursor.skipBlanks()
    guard cursor.skip(",") else { return false }
    cursor.skipBlanks()
    return true
  }
}
