internal import CPythonSource

/// The candidates that a text tells of by their place.
extension AnnouncementReader {
  /// "…, and the first release candidate was made available on": one of the release announced.
  func made(_ sentence: AnnouncementSentence, _ range: Range<Int>) -> ReleaseVersion? {
    guard release.micro > 0,
      let index = range.last(where: { sentence.ordinal($0) != nil }),
      range.upperBound - index <= 9, let number = sentence.ordinal(index),
      let (level, after) = sentence.level(index + 1), level == .candidate,
      sentence.word(after) == "was", sentence.word(range.upperBound - 1) == "on",
      ["made", "released", "published"].contains(sentence.word(after + 1)),
      !sentence.versions.contains(where: { $0.range.lowerBound > index })
    else { return nil }
    return ReleaseVersion(series: series, micro: release.micro, level: level, serial: number)
  }

  /// "The first release candidate of 3.9.1": the candidate that the words before a release name.
  func candidate(
    _ sentence: AnnouncementSentence, _ range: Range<Int>,
    before mention: AnnouncementSentence.VersionMention
  ) -> ReleaseVersion? {
    let place =
      sentence.word(range.upperBound - 1) == "python" ? range.upperBound - 2 : range.upperBound - 1
    guard mention.version.level == .final, sentence.word(place) == "of",
      let index = range.last(where: { sentence.ordinal($0) != nil }), index + 3 >= place - 1,
      let number = sentence.ordinal(index), let (level, after) = sentence.level(index + 1),
      after == place
    else { return nil }
    return ReleaseVersion(
      series: mention.version.series, micro: mention.version.micro, level: level, serial: number)
  }
}
