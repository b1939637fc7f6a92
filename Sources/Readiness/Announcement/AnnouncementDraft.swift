internal import CPythonSource

/// A release announcement in the customary order, each statement with its source.
package struct AnnouncementDraft {
  /// A heading, paragraph or item.
  package struct Block {
    package enum Kind {
      case heading(Int)
      case paragraph, item
    }

    package let kind: Kind
    package let text: Message
    /// A link at the end of the text: what it shows and where it leads.
    package let link: (label: String, address: String)?
    /// Where the statement is from; nil for what holds of every announcement.
    package let source: Message?
  }

  package private(set) var blocks: [Block] = []
  private let version: ReleaseVersion
  private let calendar: ReleaseCalendar
  var series: Series { version.series }

  /// - Parameters:
  ///   - claims: What the tree announces, for the removals.
  ///   - removals: Check data of the series, for PEP and issue numbers.
  package init(
    of version: ReleaseVersion, in tree: SourceTree, calendar: ReleaseCalendar,
    claims: TreeClaims, removals: [Removal]
  ) {
    self.version = version
    self.calendar = calendar
    addStage()
    addSecurity(of: tree)
    addFeatures(of: tree)
    addRemovals(claims, removals, tree)
    addNext()
    addResources()
  }

  mutating func add(
    _ kind: Block.Kind, _ text: Message, link: (String, String)? = nil, source: Message? = nil
  ) {
    blocks.append(
      Block(kind: kind, text: text, link: link.map { ($0.0, $0.1) }, source: source))
  }

  private var schedule: Message { "schedule of \(words: series.text)" }

  /// As the plan of today has it.
  private func day(of version: ReleaseVersion) -> String? {
    (calendar.planned(version)?.last ?? calendar.day(of: version))?.text
  }

  // MARK: Stage

  private mutating func addStage() {
    let patchlevel: Message = "Include/patchlevel.h"
    add(.heading(1), "Python \(words: version.longName) released", source: patchlevel)
    let slug = version.text.filter { $0 != "." }
    let page = "https://www.python.org/downloads/release/python-\(slug)/"
    add(.paragraph, "", link: (page, page))
    let name = "Python \(series.text)"
    let release: Message = "This release, \(words: version.text), is \(words: place) "
    let development: Message = "\(words: name) is still in development. "
    switch (version.level, version.micro) {
    case (.alpha, _):
      add(.heading(1), "This is an early developer preview of \(words: name)")
      add(
        .paragraph,
        "\(development)\(release)alpha releases. During the alpha phase, features may be added up until the start of the beta phase\(start(.beta)) and, if necessary, may be modified or deleted up until the release candidate phase\(start(.candidate)). Its use is not recommended for production environments.",
        source: schedule)
    case (.beta, _):
      add(.heading(1), "This is a beta preview of \(words: name)")
      add(
        .paragraph,
        "\(development)\(release)beta release previews. Features may be modified or, in rare cases, deleted up until the start of the release candidate phase\(start(.candidate)). Its use is not recommended for production environments.",
        source: schedule)
      addFreeze()
    case (.candidate, 0): addCandidate()
    case (.final, 0):
      add(.heading(1), "\(words: name) is the newest feature release of the language")
    case _ where isSecurityOnly: addSecurityPhase()
    default:
      let ordinal = EnglishNumber.ordinal(version.micro)
      add(
        .heading(1), "This is the \(words: ordinal) maintenance release of \(words: name)",
        source: patchlevel)
    }
  }

  /// What a candidate says of the final release and of the ABI.
  private mutating func addCandidate() {
    let ordinal = EnglishNumber.ordinal(version.serial)
    add(
      .heading(1),
      "This is the \(words: ordinal) release candidate of Python \(words: series.text).0",
      source: "Include/patchlevel.h")
    let final = ReleaseVersion(series: series, micro: 0, level: .final, serial: 0)
    if let day = day(of: final) {
      add(
        .paragraph,
        "The official release of \(words: final.text) is scheduled for \(words: day).",
        source: schedule)
    }
    add(
      .paragraph,
      "Only reviewed code changes which are clear bug fixes are allowed between this release candidate and the final release. There will be no ABI changes from this point forward in the \(words: series.text) series. Please keep in mind that this is a preview release: its use is not recommended for production environments."
    )
  }

  /// What a release says that is made after the end of bug fixes.
  private mutating func addSecurityPhase() {
    let name = "Python \(series.text)"
    add(.heading(1), "This is a security release of \(words: name)", source: schedule)
    let end = calendar.schedules[series]?.endOfLife
    let until: Message = end.map { " until \(words: $0)" } ?? ""
    add(
      .paragraph,
      "\(words: name) gets security fixes only\(until), and its releases are made as sources.",
      source: schedule)
  }

  /// What a beta says of features and of the ABI.
  private mutating func addFreeze() {
    let first = "\(series.text).0rc1"
    if version.serial == 1 {
      add(
        .paragraph,
        "With this release Python \(words: series.text) is in feature freeze: no new features will be added.",
        source: schedule)
    }
    let count = calendar.plannedCount(.beta, of: series) ?? calendar.count(.beta, of: series) ?? 0
    guard count > 0 else { return }
    let last: Message = version.serial >= count ? "this release" : "beta \(count)"
    add(
      .paragraph,
      "Our goal is to have no ABI changes after \(last) and as few code changes as possible after \(words: first), the first release candidate.",
      source: schedule)
  }

  /// Whether it comes after the end of bug fixes, and some weeks of grace for the last of those.
  private var isSecurityOnly: Bool {
    guard version.micro > 0,
      let end = calendar.schedules[series]?.endOfBugfix.flatMap({ CivilDay.last(of: $0) }),
      let day = calendar.day(of: version)
    else { return false }
    return day.number > end.number + 31
  }

  /// `the first of seven planned`
  private var place: String {
    let ordinal = EnglishNumber.ordinal(version.serial)
    let planned = calendar.plannedCount(version.level, of: series)
    guard let count = planned ?? calendar.count(version.level, of: series), count > 0 else {
      return "one of the planned"
    }
    return "the \(ordinal) of \(EnglishNumber.cardinal(count)) planned"
  }

  private func start(_ level: ReleaseVersion.Level) -> Message {
    let first = ReleaseVersion(series: series, micro: 0, level: level, serial: 1)
    return day(of: first).map { " (\(words: $0))" } ?? ""
  }

  // MARK: Contents

  /// The entries of the release's own news that are about security: their issues, and what they mend.
  private mutating func addSecurity(of tree: SourceTree) {
    guard version.micro > 0 else { return }
    let path = RepoPath("Misc/NEWS.d/\(version.text).rst")
    let entries = NewsIssues.security(in: tree, at: path)
    guard !entries.isEmpty else { return }
    add(.heading(2), "Security content", source: "\(Location(path))")
    for (entry, line) in entries.prefix(40) {
      let cves = entry.cves.sorted().filter { !entry.subject.holds($0) }
      let numbers = cves.isEmpty ? "" : " (\(cves.joined(separator: ", ")))"
      let address =
        entry.issue.hasPrefix("bpo-")
        ? "https://bugs.python.org/issue\(entry.issue.dropFirst(4))"
        : "https://github.com/python/cpython/issues/\(entry.issue.dropFirst(3))"
      add(
        .item, "\(words: entry.subject)\(words: numbers): ", link: (entry.issue, address),
        source: "\(Location(path, line: line))")
    }
  }

  private mutating func addFeatures(of tree: SourceTree) {
    let path = RepoPath("Doc/whatsnew/\(series).rst")
    guard let bytes = try? tree.bytes(at: path) else { return }
    let before = "\(series.major).\(max(0, series.minor - 1))"
    let features = WhatsNewHeadings(bytes.span).features
    guard !features.isEmpty else { return }
    add(
      .heading(1),
      "Major new features of the \(words: series.text) series, compared to \(words: before)")
    for feature in features.prefix(40) {
      add(.item, feature.text, source: "\(Location(path, line: feature.line))")
    }
  }

  // MARK: What follows

  private mutating func addNext() {
    guard let next = calendar.plannedNext(after: version) ?? calendar.next(after: version),
      let day = day(of: next), !isSecurityOnly,
      // That of a candidate's final has been said.
      !(version.level == .candidate && next.level == .final)
    else { return }
    let kind = next.level == .final ? "release" : "pre-release"
    add(
      .paragraph,
      "The next \(words: kind) of Python \(words: series.text) will be \(words: next.text), currently scheduled for \(words: day).",
      source: schedule)
  }

  private mutating func addResources() {
    add(.heading(1), "More resources")
    add(
      .item, "", link: ("Online Documentation", "https://docs.python.org/\(series.text)/"))
    if let pep = calendar.schedules[series]?.pep {
      let digits = String(pep)
      let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      add(
        .item, "the \(words: series.text) Release Schedule: ",
        link: ("PEP \(pep)", "https://peps.python.org/pep-\(padded)/"), source: schedule)
    }
    add(
      .item, "Report bugs at ",
      link: ("the issue tracker", "https://github.com/python/cpython/issues"))
    add(
      .item, "Help fund Python and its community: ",
      link: ("donations", "https://www.python.org/psf/donations/"))
  }
}
