internal import CPythonSource

/// What a text says of the phase that a series is in.
extension AnnouncementReader {
  mutating func readPhases(_ sentence: AnnouncementSentence) {
    readFeatures(sentence)
    readFinal(sentence)
    readFreeze(sentence)
    readDevelopment(sentence)
    readPhase(sentence)
    readCounts(sentence)
  }

  /// "During the alpha phase, features may be added", "clear bug fixes are allowed between this
  /// release candidate and the final release": the phase that the release is of.
  private mutating func readPhase(_ sentence: AnnouncementSentence) {
    let line = sentence.line
    if sentence.word(0) == "during", sentence.word(1) == "the", sentence.word(3) == "phase",
      let (level, _) = sentence.level(2),
      sentence.lower.contains("added") || sentence.lower.contains("modified")
    {
      add(.stage(level, serial: nil, of: nil), line)
    }
    if let entered = level(entered: sentence) {
      add(.stage(entered, serial: nil, of: nil), line)
    }
    guard let place = sentence.lower.firstIndex(of: "allowed"),
      ["reviewed", "clear"].allSatisfy(sentence.lower[..<place].contains)
    else { return }
    let after = place + 1
    if ["during", "in"].contains(sentence.word(after)), sentence.word(after + 1) == "the",
      let (level, end) = sentence.level(after + 2), sentence.word(end) == "phase"
    {
      add(.stage(level, serial: nil, of: nil), sentence.words[place].line)
    } else if sentence.word(after) == "between", sentence.word(after + 1) == "this",
      let (level, _) = sentence.level(after + 2)
    {
      add(.stage(level, serial: nil, of: nil), sentence.words[place].line)
    }
  }

  /// "Entering the release candidate phase": the phase that begins, if a sentence begins so.
  private func level(entered sentence: AnnouncementSentence) -> ReleaseVersion.Level? {
    guard sentence.word(0) == "entering", sentence.word(1) == "the",
      let (level, end) = sentence.level(2), sentence.word(end) == "phase"
    else { return nil }
    return level
  }

  /// "after seven alphas, four betas and three release candidates".
  private mutating func readCounts(_ sentence: AnnouncementSentence) {
    guard let start = sentence.lower.firstIndex(of: "after"),
      Set(sentence.lower[start...].prefix(16)).isDisjoint(with: ["planned", "more", "of"])
    else { return }
    for index in start + 1..<max(start + 1, min(start + 14, sentence.words.count)) {
      guard let number = sentence.cardinal(index), let (level, end) = sentence.level(index + 1),
        sentence.word(end - 1).hasSuffix("s") || number == 1
      else { continue }
      add(.count(level, number), sentence.words[index].line)
    }
  }

  /// "no new features will be added", "new features may still be added".
  private mutating func readFeatures(_ sentence: AnnouncementSentence) {
    for index in sentence.words.indices where sentence.word(index) == "features" {
      let isNew = sentence.word(index - 1) == "new"
      let isNone = sentence.word(isNew ? index - 2 : index - 1) == "no"
      // "features may be added up until the start of the beta phase" says when that ends.
      let rest = sentence.lower[(index + 1)...].prefix(8)
      guard !rest.contains("until"), isNew || isNone else { continue }
      let isLetIn = ["added", "accepted", "allowed", "go", "land"].contains { rest.contains($0) }
      guard isLetIn, rest.contains(where: { Self.modals.contains($0) }) || isNone else { continue }
      let isRefused = isNone || rest.contains("not") || rest.contains("longer")
      add(.features(isFrozen: isRefused), sentence.words[index].line)
    }
    let words = sentence.lower
    for index in words.indices
    where words[index] == "freeze" && sentence.word(index - 1) == "feature" {
      let rest = words[(index + 1)...].prefix(5)
      if ["far", "ahead", "away"].contains(where: { rest.contains($0) }) {
        add(.features(isFrozen: false), sentence.words[index].line)
      }
    }
  }

  private static let modals: Set<String> = ["may", "can", "are", "will", "is", "be"]

  /// "this is the final release", "3.12.0, a release candidate of …".
  private mutating func readFinal(_ sentence: AnnouncementSentence) {
    for index in sentence.words.indices {
      let article = sentence.word(index)
      guard ["a", "an", "the"].contains(article) else { continue }
      let line = sentence.words[index].line
      let isThis =
        sentence.word(index - 1) == "is" && ["this", "it"].contains(sentence.word(index - 2))
      if isThis, article != "the", let (level, after) = sentence.level(index + 1),
        ["of", "release", "preview"].contains(sentence.word(after))
      {
        // "This is a beta of Python 3.12"
        add(.stage(level, serial: nil, of: nil), line)
      }
      if isThis, ["final", "gold"].contains(sentence.word(index + 1)),
        sentence.word(index + 2) == "release",
        !["preview", "candidate"].contains(sentence.word(index + 3))
      {
        if release.level != .final { add(.stage(.final, serial: nil, of: nil), line) }
      }
      let named = sentence.versions.last { $0.isRelease && $0.range.upperBound == index - 1 }
      guard let named, named.version.level == .final,
        [",", "is"].contains(sentence.word(index - 1))
      else { continue }
      let next = sentence.ordinal(index + 1) != nil ? index + 2 : index + 1
      if sentence.word(next) == "release", sentence.word(next + 1) == "candidate",
        named.version == release
      {
        add(.stage(.candidate, serial: nil, of: named.version), line)
      }
    }
  }

  /// "no ABI changes after beta 4".
  private mutating func readFreeze(_ sentence: AnnouncementSentence) {
    guard release.level == .beta || release.level == .alpha, sentence.lower.contains("abi") else {
      return
    }
    for index in sentence.words.indices
    where sentence.word(index) == "after" && sentence.word(index + 1) == "beta" {
      guard let number = sentence.cardinal(index + 2) else { continue }
      add(.abiFreeze(afterBeta: number), sentence.words[index].line)
    }
  }

  /// "`main` is now 3.10", "development of new features moves to Python 3.10".
  private mutating func readDevelopment(_ sentence: AnnouncementSentence) {
    for mention in sentence.versions where !mention.isRelease && mention.version.level == .final {
      let start = mention.range.lowerBound
      let place = sentence.word(start - 1) == "python" ? start - 2 : start - 1
      let isNow =
        sentence.word(place) == "now" && sentence.word(place - 1) == "is"
        && ["main", "master"].contains(sentence.word(place - 2))
      let isMove =
        sentence.word(place) == "to" && ["moves", "moved"].contains(sentence.word(place - 1))
        && sentence.lower.contains("development")
      guard isNow || isMove else { continue }
      add(.development(mention.version.series), sentence.words[start].line)
    }
    guard release.level != .alpha else { return }
    // "allowed on the 3.7 branch", "the 3.7 branch will only accept": left standing.
    for mention in sentence.versions where !mention.isRelease {
      let after = sentence.skippingMarks(mention.range.upperBound)
      guard sentence.word(after) == "branch", mention.version.series < series,
        !sentence.versions.contains(where: { $0.version.series == series }),
        ["allowed", "accept", "accepts", "accepted"].contains(where: sentence.lower.contains)
      else { continue }
      add(.series(mention.version.series, isPrevious: false), sentence.words[after].line)
    }
  }
}
