/// The copyright notices of the Python Software Foundation in a file, with the years that they name.
package struct CopyrightNotice: Hashable, Sendable {
  /// The last year of the notice; nil if it names the first year alone, as notices do since 3.14.
  package let lastYear: Int?
  /// Where the last year stands, counted from 1.
  package let line: Int

  /// No notice goes over more lines.
  private static let lineLimit = 6

  /// The notices of a file, in order.
  package static func all(in bytes: [UInt8]) -> [CopyrightNotice] {
    var notices: [CopyrightNotice] = []
    var open: (years: [(year: Int, line: Int)], start: Int)?
    for line in SourceLines(bytes) {
      var text = line.bytes
      if let place = Self.range(of: "Copyright", in: text) ?? Self.range(of: "©", in: text) {
        text = text[place.upperBound...]
        open = ([], line.number)
      }
      guard let current = open else { continue }
      let holder = Self.range(of: "Python Software Foundation", in: text)
      let years =
        current.years
        + Self.years(in: text[..<(holder?.lowerBound ?? text.endIndex)])
        .map { ($0, line.number) }
      open = (years, current.start)
      if holder != nil {
        if let last = years.last {
          notices.append(
            CopyrightNotice(lastYear: years.count > 1 ? last.year : nil, line: last.line))
        }
        open = nil
      } else if line.number - current.start >= lineLimit {
        open = nil
      }
    }
    return notices
  }

  private static func years(in text: ArraySlice<UInt8>) -> [Int] {
    var years: [Int] = []
    var cursor = ByteCursor(text)
    while !cursor.isAtEnd {
      let digits = cursor.take(while: \.isDigit)
      if digits.count == 4, let year = Int(String(decoding: digits, as: UTF8.self)) {
        years.append(year)
      }
      if digits.isEmpty { _ = cursor.takeByte() }
    }
    return years
  }

  private static func range(of word: String, in text: ArraySlice<UInt8>) -> Range<Int>? {
    var cursor = ByteCursor(text)
    guard cursor.seek(past: word) else { return nil }
    let end = cursor.rest.startIndex
    return (end - word.utf8.count)..<end
  }
}
