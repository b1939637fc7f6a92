internal import CPythonSource

/// The PEPs that a text cites, and what it says of them.
extension AnnouncementReader {
  /// "PEP 623", "PEP 693, the 3.12 Release Schedule".
  ///
  /// - Parameter isOther: Whether the sentence is about another series: only schedules are read of it.
  mutating func readPEPs(
    _ sentence: AnnouncementSentence, isListed: Bool, saying only: Set<String>, isOther: Bool
  ) {
    let count = isListed ? sentence.lower.count { $0.hasPrefix("pep") } : 0
    var segment = 0
    for index in sentence.words.indices {
      let number: Int?
      let after: Int
      if sentence.word(index) == "pep" {
        number = Int(sentence.word(index + 1))
        after = index + 2
      } else if sentence.word(index).hasPrefix("pep-") {
        number = Int(sentence.word(index).dropFirst(4))
        after = index + 1
      } else {
        continue
      }
      guard let number, (1...9999).contains(number) else { continue }
      let isBracketed = sentence.word(after) == "("
      let beside =
        count > 1 || isBracketed
        ? Self.subject(sentence, beside: index, after: after, from: segment) : []
      let words = count > 1 || !beside.isEmpty ? beside : only
      segment = after
      let schedule = scheduled(sentence, from: after)
      let about = about(sentence, at: index, after: after)
      if isOther, schedule == nil, about == nil { continue }
      // "sped up using PEP 590 vectorcall" is about what uses it.
      let isMeans = Self.meansBefore.contains(sentence.word(index - 1))
      add(
        .pep(
          number, scheduleOf: schedule, about: about,
          beside: sentence.versions.map(\.version.series), isListed: isListed && !isMeans,
          saying: words),
        sentence.words[index].line)
    }
  }

  /// The words of a part of a sentence that tell what it is about.
  private static func subject(_ sentence: AnnouncementSentence, _ range: Range<Int>) -> Set<String>
  {
    PEPSubjects.words(
      of: range.lazy.map { sentence.words[$0] }.filter { $0.kind != .address }.map(\.text)
        .joined(separator: " "))
  }

  /// Of several PEPs the words of one are those in brackets behind it, "PEP 589 (TypedDict)", or those
  /// before the brackets that it stands in, "`typing.override()` (PEP 698)".
  private static func subject(
    _ sentence: AnnouncementSentence, beside index: Int, after: Int, from start: Int
  ) -> Set<String> {
    let longest = 24
    if sentence.word(after) == "(" {
      let limit = min(sentence.words.count, after + longest)
      let end = (after..<limit).first { sentence.word($0) == ")" }
      return end.map { subject(sentence, after + 1..<$0) } ?? []
    }
    guard sentence.word(index - 1) == "(" else { return [] }
    let limit = min(sentence.words.count, after + 3)
    guard (after..<max(after, limit)).contains(where: { sentence.word($0) == ")" }),
      index - 1 - start <= longest
    else { return [] }
    return subject(sentence, start..<(index - 1))
  }

  private static let meansBefore: Set<String> = [
    "using", "via", "with", "by", "through", "following", "since", "from", "of", "on", "under",
    "like", "than", "see", "after",
  ]

  /// The series that a schedule is named for: "PEP 619 (3.10)", "PEP 693 for 3.12", "Python 3.8 is close
  /// to its end (see the release schedule, PEP 569)".
  private func about(
    _ sentence: AnnouncementSentence, at index: Int, after: Int
  ) -> Series? {
    if ["(", "for"].contains(sentence.word(after)) {
      let named = sentence.word(after + 1) == "python" ? after + 2 : after + 1
      if let mention = sentence.versions.first(where: { $0.range.lowerBound == named }),
        !mention.isRelease,
        sentence.word(after) == "for" || sentence.word(mention.range.upperBound) == ")"
      {
        return mention.version.series
      }
    }
    let named = Set(sentence.versions.map(\.version.series))
    let isSchedule = sentence.lower[max(0, index - 8)..<index].contains {
      $0.hasPrefix("schedule") || $0 == "calendar"
    }
    guard named.count == 1, isSchedule, sentence.lower.count(where: { $0 == "pep" }) == 1 else {
      return nil
    }
    return named.first
  }

  /// The series whose schedule a PEP is said to be.
  private func scheduled(_ sentence: AnnouncementSentence, from start: Int) -> Series? {
    let end = min(sentence.words.count, start + 8)
    if let series = series(ofScheduleIn: sentence, from: start) { return series }
    guard start < end,
      let place = (start..<end).first(where: { sentence.word($0) == "schedule" }),
      sentence.word(place - 1) == "release"
    else { return nil }
    let named = sentence.versions.last { (start..<place).contains($0.range.lowerBound) }
    return named?.version.series ?? series
  }

  /// "PEP 596 has the schedule of 3.9, PEP 569 the schedule of 3.8": the series named there.
  private func series(ofScheduleIn sentence: AnnouncementSentence, from start: Int) -> Series? {
    let place = ["has", "is"].contains(sentence.word(start)) ? start + 1 : start
    guard sentence.word(place) == "the", sentence.word(place + 1) == "schedule",
      sentence.word(place + 2) == "of"
    else { return nil }
    let named = sentence.word(place + 3) == "python" ? place + 4 : place + 3
    return sentence.versions.first { $0.range.lowerBound == named && !$0.isRelease }?.version.series
  }

  /// What an item, or a line of a few words, says that cites one PEP alone tells which it is about;
  /// empty for other blocks.
  static func subject(ofItem block: AnnouncementText.Block) -> Set<String> {
    guard block.role == .item || block.role == .paragraph && block.words.count <= 16,
      block.words.count <= 128,
      block.words.count(where: { $0.kind != .address && $0.text.lowercased().hasPrefix("pep") })
        == 1
    else { return [] }
    return PEPSubjects.words(
      of: block.words.lazy.filter { $0.kind != .address }.map(\.text).joined(separator: " "))
  }

  /// The addresses of PEPs that stand for themselves or behind words without a number: of a schedule
  /// they tell which series is meant.
  mutating func readSchedules(_ text: AnnouncementText, block index: Int, links: [Int]) {
    guard !links.isEmpty else { return }
    let words = text.blocks[index].words
    readLabels(text, words, links)
    let before = index > 0 ? text.blocks[index - 1].words.suffix(128) : []
    var named: Set<Series>?
    for place in links.prefix(64) {
      // What the words cite by its number is judged there.
      guard let number = Self.pep(in: text.links[place].address), !cited.contains(number) else {
        continue
      }
      if named == nil {
        named = Set(
          (AnnouncementSentence(words.prefix(512)).versions + AnnouncementSentence(before).versions)
            .map(\.version.series))
      }
      add(
        .scheduleAddress(number, beside: (named ?? []).sorted()), text.links[place].line)
    }
  }

  /// "[remove the lock](…/pep-0703/)": what the words say that link to a PEP and name none.
  private mutating func readLabels(
    _ text: AnnouncementText, _ words: [AnnouncementText.Word], _ links: [Int]
  ) {
    for place in links.prefix(64) {
      guard let number = Self.pep(in: text.links[place].address), !cited.contains(number) else {
        continue
      }
      let label = words.filter { $0.link == place && $0.kind != .address }.map(\.text)
      guard label.count >= 2, !label.contains(where: { $0.lowercased().hasPrefix("pep") }) else {
        continue
      }
      add(
        .remark(
          .linkedPEP(number, saying: PEPSubjects.words(of: label.joined(separator: " ")))),
        text.links[place].line)
    }
  }
}
