/// A day as CPython's documents write it, by its numbers.
package struct DayText: Hashable, Sendable {
  package let year: Int
  /// From 1.
  package let month: Int
  package let day: Int
  /// The line that it stands on, counted from 1.
  package let line: Int

  private static let months: [String] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october",
    "november", "december",
  ]

  init(year: Int, month: Int, day: Int, line: Int) {
    self.year = year
    self.month = month
    self.day = day
    self.line = line
  }

  /// Reads `2017-03-21`, `2015/12/20`, `21-Mar-2017`, `October 2, 2023`, `October 14th, 2019` or
  /// `Tue Oct 25 00:08:22 2022`, with anything behind it.
  ///
  /// - Parameter text: Its first 64 bytes are looked at. Nil unless a day, a month and a year of four
  ///   digits stand in it.
  package init?(_ text: some StringProtocol, line: Int) {
    var words: [Substring] = []
    let start = Substring(String(decoding: text.utf8.prefix(64), as: UTF8.self))
    for word in start.split(whereSeparator: { " -/,.\t".contains($0) }) where !word.holds(":") {
      words.append(word)
    }
    guard words.count >= 3 else { return nil }
    if let year = Self.number(words[0], digits: 4), let month = Self.number(words[1]),
      let day = Self.number(words[2])
    {
      self.init(year: year, month: month, day: day, line: line)
      return
    }
    guard let place = words.prefix(3).firstIndex(where: { Self.month($0) != nil }),
      let month = Self.month(words[place]),
      let year = words.lazy.compactMap({ Self.number($0, digits: 4) }).first
    else { return nil }
    let near = [place + 1, place - 1].filter(words.indices.contains)
    guard let day = near.lazy.compactMap({ Self.ordinal(words[$0]) }).first else { return nil }
    self.init(year: year, month: month, day: day, line: line)
  }

  /// `YYYY-MM-DD`
  var text: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }

  /// The place of a month by its name, or by the first three letters of it.
  private static func month(_ word: Substring) -> Int? {
    let lower = word.lowercased()
    guard lower.count >= 3 else { return nil }
    return months.firstIndex { $0.hasPrefix(lower) }.map { $0 + 1 }
  }

  /// A number, with the letters of an ordinal behind it or not.
  private static func ordinal(_ word: Substring) -> Int? {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    guard ["", "st", "nd", "rd", "th"].contains(word[digits.endIndex...]) else { return nil }
    return number(digits)
  }

  private static func number(_ word: Substring, digits: Int? = nil) -> Int? {
    guard word.allSatisfy({ $0.isASCII && $0.isNumber }), (1...4).contains(word.count),
      digits == nil ? word.count <= 2 : word.count == digits
    else { return nil }
    return Int(word)
  }
}
