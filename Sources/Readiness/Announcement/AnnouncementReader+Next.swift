internal import CPythonSource

/// What a text says of the release that comes next.
extension AnnouncementReader {
  /// "The next pre-release of Python 3.12 will be 3.12.0a2".
  mutating func readNext(
    _ sentence: AnnouncementSentence, _ versions: [AnnouncementSentence.VersionMention]
  ) {
    guard let next = sentence.lower.firstIndex(of: "next"),
      let kind = sentence.lower[next...].prefix(8).first(where: {
        $0.hasPrefix("pre-release") || $0.hasPrefix("prerelease") || $0.hasPrefix("release")
          || ["alpha", "beta", "candidate"].contains($0)
      }), !kind.isEmpty
    else { return }
    if readApposition(sentence, versions, after: next) { return }
    guard kind != "releases",
      let verb = sentence.lower[next...].firstIndex(where: { $0 == "be" || $0 == "is" })
        ?? sentence.lower[next...].prefix(4).firstIndex(of: ":")
    else { return }
    readNextStage(sentence, versions, from: next, verb)
    guard
      let mention = versions.first(where: { $0.isRelease && $0.range.lowerBound > verb }),
      mention.range.lowerBound - verb <= 12, !sentence.lower[next..<verb].contains(":"),
      Set(sentence.lower).isDisjoint(with: ["otherwise", "needed", "unless"]),
      let stated = coming(sentence, mention, after: verb)
    else { return }
    let named = versions.first { $0.range.lowerBound < verb && $0.range.lowerBound > next }
    if let named, !named.isRelease, named.version.level == .final {
      let start = named.range.lowerBound
      let place = sentence.word(start - 1) == "python" ? start - 2 : start - 1
      if sentence.word(place) == "of" {
        add(
          .remark(.next(stated, of: named.version.series)),
          sentence.words[mention.range.lowerBound].line)
      }
    }
    add(.next(stated, after: named?.version), sentence.words[mention.range.lowerBound].line)
  }

  /// "The next pre-release of Python 3.13 will be beta 2".
  private mutating func readNextStage(
    _ sentence: AnnouncementSentence, _ versions: [AnnouncementSentence.VersionMention],
    from next: Int, _ verb: Int
  ) {
    let rest = verb + 1..<min(verb + 7, sentence.words.count)
    guard !rest.isEmpty, !versions.contains(where: { $0.range.lowerBound > verb }),
      Set(sentence.lower).isDisjoint(with: ["otherwise", "needed", "unless"])
    else { return }
    let end = rest.first { [",", "(", ";"].contains(sentence.word($0)) } ?? rest.upperBound
    let named = versions.last { $0.range.lowerBound < verb && $0.range.lowerBound > next }
    guard named.map({ $0.version.series == series }) ?? true,
      let stated = stage(
        sentence, verb + 1..<end,
        of: ReleaseVersion(series: series, micro: release.micro, level: .final, serial: 0))
    else { return }
    add(.next(stated, after: nil), sentence.words[verb].line)
  }

  /// "The next scheduled bugfix release, 3.8.6, will follow", "the next 3.9 release, 3.9.3,".
  private mutating func readApposition(
    _ sentence: AnnouncementSentence, _ versions: [AnnouncementSentence.VersionMention],
    after next: Int
  ) -> Bool {
    guard
      let mention = versions.first(where: { $0.isRelease && $0.range.lowerBound > next + 1 }),
      mention.range.lowerBound - next <= 8
    else { return false }
    let start = mention.range.lowerBound
    let comma = sentence.word(start - 1) == "python" ? start - 2 : start - 1
    guard sentence.word(comma) == ",", sentence.word(mention.range.upperBound) == ",",
      sentence.word(comma - 1).hasSuffix("release"),
      !sentence.lower[next..<comma].contains(where: { [",", "is", "be", "will"].contains($0) })
    else { return false }
    let named = versions.first { $0.range.lowerBound < comma && $0.range.lowerBound > next }
    add(.next(mention.version, after: named?.version), sentence.words[start].line)
    return true
  }

  /// The release that "will be …" names: itself, or a stage "of Python 3.10.0".
  private func coming(
    _ sentence: AnnouncementSentence, _ mention: AnnouncementSentence.VersionMention,
    after verb: Int
  ) -> ReleaseVersion? {
    let start = mention.range.lowerBound
    let before = sentence.word(start - 1) == "python" ? start - 2 : start - 1
    guard sentence.word(before) == "of" else { return mention.version }
    return stage(sentence, verb..<before, of: mention.version)
  }
}
