/// `Misc/NEWS`, which held the news of all releases up to 3.6.2, each below a heading of its own.
package enum NewsHistory {
  /// The lines of the releases of a series; those of others are empty, so that lines keep their numbers.
  ///
  /// - Parameters:
  ///   - series: `3.5`
  ///   - source: The bytes of the file; they need not be UTF-8.
  package static func part(of series: String, in source: Span<UInt8>) -> [UInt8] {
    var part: [UInt8] = []
    part.reserveCapacity(source.count / 4)
    var isWanted = false
    var start = 0
    while start < source.count {
      let end = source.endOfLine(from: start)
      if let release = release(headedBy: start..<end, source) {
        isWanted = release == series || release.hasPrefix(series + ".")
      }
      if isWanted { for index in start..<end { part.append(source[index]) } }
      part.append(0x0A)
      start = end + 1
    }
    return part
  }

  /// `3.5.0` of "What's New in Python 3.5.0 alpha 1?", however the apostrophe is set.
  private static func release(headedBy line: Range<Int>, _ source: Span<UInt8>) -> Substring? {
    guard line.count > 20, source[line.lowerBound] == UInt8(ascii: "W") else { return nil }
    // No heading is longer.
    let text = source.text(line.lowerBound..<min(line.upperBound, line.lowerBound + 100))
    guard text.hasPrefix("What"), let place = text.indexAfter("ew in Python ") else { return nil }
    let release = text[place...].prefix { $0.isNumber || $0 == "." }
    return release.isEmpty ? nil : release
  }
}

extension String {
  /// Where the text after a part of it begins.
  fileprivate func indexAfter(_ part: String) -> Index? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return index(start, offsetBy: part.count) }
      formIndex(after: &start)
    }
    return nil
  }
}
