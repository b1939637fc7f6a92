internal import CPythonSource

/// One sentence of an announcement, and what its words mean.
struct AnnouncementSentence {
  /// A version that is named, in any of the ways that announcements spell one.
  struct VersionMention {
    let version: ReleaseVersion
    /// Whether more than a series is named, as in 3.12.0 or "3.12 alpha 1".
    let isRelease: Bool
    let range: Range<Int>
  }

  struct DateMention {
    let day: CivilDay
    let range: Range<Int>
    /// Whether the text tells the year.
    var hasYear = true
  }

  let words: [AnnouncementText.Word]
  /// The words in lower case.
  let lower: [String]

  /// Every version named, in order.
  private(set) var versions: [VersionMention] = []

  init(_ words: some Collection<AnnouncementText.Word>) {
    self.words = Array(words)
    lower = self.words.map { $0.text.lowercased() }
    versions = readVersions()
  }

  var line: Int { words.first?.line ?? 1 }

  func word(_ index: Int) -> String { lower.indices.contains(index) ? lower[index] : "" }

  /// The index after `index` and any marks and articles there.
  func skippingMarks(_ index: Int) -> Int {
    var index = index
    while index < words.count, words[index].kind == .mark { index += 1 }
    return index
  }

  private func readVersions() -> [VersionMention] {
    var found: [VersionMention] = []
    var index = 0
    while index < words.count {
      if let mention = version(at: index) {
        found.append(mention)
        index = mention.range.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  private func version(at index: Int) -> VersionMention? {
    guard words[index].kind != .mark, words[index].kind != .address,
      let (version, isRelease) = Self.version(Substring(lower[index]))
    else { return nil }
    if version.level == .final, let staged = stage(after: index, of: version) { return staged }
    return VersionMention(version: version, isRelease: isRelease, range: index..<(index + 1))
  }

  /// A version in one word, such as `3.12`, `v3.12.1`, `3.10a3` or `3.9.x`, and whether it is more
  /// than a series.
  static func version(_ word: Substring) -> (version: ReleaseVersion, isRelease: Bool)? {
    var text = word
    if text.hasPrefix("python-") { text = text.dropFirst(7) }
    if text.hasPrefix("v") { text = text.dropFirst() }
    guard text.utf8.count <= 16 else { return nil }
    var cursor = VersionCursor(text)
    guard let written = cursor.version(), [2, 3].contains(written.version.series.major) else {
      return nil
    }
    let version = written.version
    guard cursor.isAtEnd else {
      return [".x", ".z"].contains(cursor.rest) ? (version, false) : nil
    }
    return (version, written.parts == 3 || version.level != .final)
  }

  /// A version with its stage in words: `3.12.0 alpha 1`, `3.14 release candidate 1`, `3.9.0 rc2`.
  private func stage(after index: Int, of version: ReleaseVersion) -> VersionMention? {
    var next = index + 1
    let isInBrackets = word(next) == "("
    if word(next) == "," || isInBrackets { next += 1 }
    if word(next) == "release" { next += 1 }
    let level: ReleaseVersion.Level
    var serial: Int?
    switch word(next) {
    case "alpha": level = .alpha
    case "beta": level = .beta
    case "candidate", "rc": level = .candidate
    case "final" where word(index + 1) == "final":
      return VersionMention(version: version, isRelease: true, range: index..<(next + 1))
    case let text where text.hasPrefix("rc") && text.utf8.count <= 5:
      level = .candidate
      serial = Int(text.dropFirst(2))
      if serial == nil { return nil }
    default: return nil
    }
    if serial == nil {
      next += 1
      serial = Int(word(next))
    }
    guard let serial, (0...99).contains(serial), !isInBrackets || word(next + 1) == ")" else {
      return nil
    }
    let staged = ReleaseVersion(
      series: version.series, micro: version.micro, level: level, serial: serial)
    return VersionMention(version: staged, isRelease: true, range: index..<(next + 1))
  }
}

extension AnnouncementSentence {
  private static let months: [String: Int] = {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    var table: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      table[name] = index + 1
      table[String(name.prefix(3))] = index + 1
    }
    table["sept"] = 9
    return table
  }()

  /// Every day named, in order.
  ///
  /// - Parameter near: The day of the announcement, which gives a year to a day without one.
  func dates(near: CivilDay?) -> [DateMention] {
    var found: [DateMention] = []
    var index = 0
    while index < words.count {
      if let mention = date(at: index, near: near) {
        found.append(mention)
        index = mention.range.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  private func date(at index: Int, near: CivilDay?) -> DateMention? {
    if let day = CivilDay(lower[index]) {
      return DateMention(day: day, range: index..<(index + 1))
    }
    // 4 October 2021, 4th of October, 2021
    if let number = dayNumber(word(index)) {
      let next = word(index + 1) == "of" ? index + 2 : index + 1
      guard let month = month(next) else { return nil }
      return full(number, month, yearAt: next + 1, from: index, near: near)
    }
    // October 4, 2021; Dec. 7, 2020
    guard let month = month(index) else { return nil }
    let place = word(index + 1) == "." ? index + 2 : index + 1
    guard let number = dayNumber(word(place)) else { return nil }
    return full(number, month, yearAt: place + 1, from: index, near: near)
  }

  private func full(
    _ number: Int, _ month: Int, yearAt place: Int, from start: Int, near: CivilDay?
  ) -> DateMention? {
    let place = [",", "."].contains(word(place)) ? place + 1 : place
    if word(place).utf8.count == 4, let year = Int(word(place)), (1990...2100).contains(year) {
      guard let day = CivilDay(year: year, month: month, day: number) else { return nil }
      return DateMention(day: day, range: start..<(place + 1))
    }
    guard let near else { return nil }
    // The year in which the day is nearest, rather ahead than past.
    let candidates = (near.year - 1...near.year + 1).compactMap {
      CivilDay(year: $0, month: month, day: number)
    }
    let nearest = candidates.min {
      abs($0.number - near.number - 60) < abs($1.number - near.number - 60)
    }
    return nearest.map { DateMention(day: $0, range: start..<place, hasYear: false) }
  }

  /// The day of the week said beside a date, from 0 for Monday: "Tuesday, 2024-07-30", "October 1,
  /// 2024 (Tuesday)".
  func weekday(of date: DateMention) -> Int? {
    var index = date.range.lowerBound - 1
    while [",", "("].contains(word(index)) { index -= 1 }
    if let before = weekday(at: index) { return before }
    let after = date.range.upperBound
    return word(after) == "(" ? weekday(at: after + 1) : nil
  }

  /// The day of the week that is named at an index, from 0 for Monday.
  func weekday(at index: Int) -> Int? {
    guard words.indices.contains(index), words[index].text.first?.isUppercase == true else {
      return nil
    }
    let text = word(index)
    return CivilDay.weekdays.firstIndex { day in
      text == day.lowercased() || text == day.prefix(3).lowercased()
    }
  }

  /// "December 2019", "November of 2018" without a day: its year and month, and where it stands.
  var monthsOfYears: [(year: Int, month: Int, range: Range<Int>)] {
    words.indices.compactMap { index in
      let place = word(index + 1) == "of" ? index + 2 : index + 1
      guard let month = month(index), word(place).utf8.count == 4,
        let year = Int(word(place)), (1990...2100).contains(year),
        dayNumber(word(index - 1)) == nil, word(index - 1) != "of"
      else { return nil }
      return (year, month, index..<(place + 1))
    }
  }

  /// Every month of a year that is named, with or without a day: "October 2028", `2028-10`,
  /// `2028-10-01`.
  func months(near: CivilDay?) -> [(year: Int, month: Int, range: Range<Int>)] {
    var found = monthsOfYears
    for date in dates(near: near) where date.hasYear {
      let fields = date.day.text.split(separator: "-").compactMap { Int($0) }
      if fields.count == 3 { found.append((fields[0], fields[1], date.range)) }
    }
    for index in words.indices where CivilDay(word(index)) == nil {
      guard word(index).utf8.count == 7, CivilDay.last(of: word(index)) != nil else { continue }
      let fields = word(index).split(separator: "-").compactMap { Int($0) }
      if fields.count == 2 { found.append((fields[0], fields[1], index..<(index + 1))) }
    }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func month(_ index: Int) -> Int? {
    // "may" is a verb far more often than a month in these texts.
    guard words.indices.contains(index), words[index].text.first?.isUppercase == true else {
      return nil
    }
    return Self.months[word(index)]
  }

  private func dayNumber(_ text: String) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...2).contains(digits.count), let number = Int(digits), (1...31).contains(number),
      ["", "st", "nd", "rd", "th"].contains(text.dropFirst(digits.count))
    else { return nil }
    return number
  }
}

extension AnnouncementSentence {
  /// `seven`, `7`
  func cardinal(_ index: Int) -> Int? {
    if let place = EnglishNumber.cardinals.firstIndex(of: word(index)) { return place + 1 }
    return Int(word(index)).flatMap { (1...99).contains($0) ? $0 : nil }
  }

  /// `first`, `1st`, `twenty-first`
  func ordinal(_ index: Int) -> Int? {
    let text = word(index)
    if let place = EnglishNumber.ordinals.firstIndex(of: text) { return place + 1 }
    if text.hasPrefix("twenty-"),
      let place = EnglishNumber.ordinals.firstIndex(of: String(text.dropFirst(7))),
      place < 9
    {
      return 21 + place
    }
    if text == "thirtieth" { return 30 }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...2).contains(digits.count),
      ["st", "nd", "rd", "th"].contains(text.dropFirst(digits.count))
    else { return nil }
    return Int(digits)
  }

  /// The stage that is named at an index, and the index after it: `alpha`, `beta`, `candidate`,
  /// `release candidate`, `rc`.
  func level(_ index: Int) -> (ReleaseVersion.Level, after: Int)? {
    switch word(index) {
    case "alpha", "alphas": return (.alpha, index + 1)
    case "beta", "betas": return (.beta, index + 1)
    case "candidate", "candidates", "rc", "rcs": return (.candidate, index + 1)
    case "release" where ["candidate", "candidates"].contains(word(index + 1)):
      return (.candidate, index + 2)
    default: return nil
    }
  }
}
