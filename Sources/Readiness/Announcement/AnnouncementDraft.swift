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
  private var series: Series { version.series }

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

  private mutating func add(
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
    case (.candidate, 0):
      let ordinal = EnglishNumber.ordinal(version.serial)
      add(
        .heading(1), "This is the \(words: ordinal) release candidate of \(words: name).0",
        source: patchlevel)
      let final = ReleaseVersion(series: series, micro: 0, level: .final, serial: 0)
      if let day = day(of: final) {
        add(
          .paragraph,
          "The official release of \(words: final.text) is scheduled for \(words: day).",
          source: schedule)
      }
    case (.final, 0):
      add(.heading(1), "\(words: name) is the newest feature release of the language")
    case _ where isSecurityOnly:
      add(.heading(1), "This is a security release of \(words: name)", source: schedule)
      add(.paragraph, "It has security fixes only.", source: schedule)
    default:
      let ordinal = EnglishNumber.ordinal(version.micro)
      add(
        .heading(1), "This is the \(words: ordinal) maintenance release of \(words: name)",
        source: patchlevel)
    }
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
      let cves = entry.cves.sorted().joined(separator: ", ")
      add(
        .item,
        "\(words: entry.issue)\(words: cves.isEmpty ? "" : ": " + cves)",
        source: "\(Location(path, line: line))")
    }
  }

  private mutating func addFeatures(of tree: SourceTree) {
    let path = RepoPath("Doc/whatsnew/\(series).rst")
    guard let bytes = try? tree.bytes(at: path) else { return }
    let before = "\(series.major).\(max(0, series.minor - 1))"
    let features = WhatsNewHeadings(bytes.span).features
    add(
      .heading(1),
      "Major new features of the \(words: series.text) series, compared to \(words: before)")
    for feature in features.prefix(40) {
      add(.item, feature.text, source: "\(Location(path, line: feature.line))")
    }
    if features.isEmpty {
      add(.item, "What's New has no heading of a new feature yet", source: "\(Location(path))")
    }
  }

  /// Whether an instruction is still one of the compiler's own.
  private static func isPseudo(_ judged: JudgedClaim, _ tree: SourceTree) -> Bool {
    guard case .instruction(let name) = judged.claim.symbol.form else { return false }
    return Surface.instructionFiles.contains { path in
      let table = (try? tree.instructions(at: path)) ?? nil
      return table?.instructions[name]?.isPseudo == true
    }
  }

  private mutating func addRemovals(
    _ claims: TreeClaims, _ removals: [Removal], _ tree: SourceTree
  ) {
    let gone = claims.judged.filter {
      $0.claim.verb == .removed && $0.verdict == .gone && $0.claim.series == series
        && $0.claim.source.kind == .whatsnew && !$0.isReplaced && !Self.isPseudo($0, tree)
    }
    guard !gone.isEmpty else { return }
    add(.heading(2), "Removals")
    let sources = Dictionary(
      removals.map { ($0.symbol.text, $0.source) }, uniquingKeysWith: { first, _ in first })
    // What one issue took away is said at once.
    var groups: [(place: Location, symbols: [String])] = []
    for judged in gone {
      let symbol = judged.claim.symbol.text
      let place = judged.claim.source.location
      let last = groups.last
      let isSameIssue =
        sources[symbol] != nil && sources[symbol] == last?.symbols.first.flatMap { sources[$0] }
      if last?.place == place || isSameIssue {
        groups[groups.count - 1].symbols.append(symbol)
      } else {
        groups.append((place, [symbol]))
      }
    }
    for group in groups.prefix(60) { add(removal: group.symbols, sources, at: group.place) }
    if groups.count > 60 { add(.item, "And \(groups.count - 60) more entries of What's New") }
  }

  private mutating func add(
    removal symbols: [String], _ sources: [String: String], at place: Location
  ) {
    var text = Message([])
    for (index, symbol) in symbols.prefix(12).enumerated() {
      if index > 0 { text.pieces.append(.words(", ")) }
      text.pieces += Self.name(of: symbol)
    }
    if symbols.count > 12 { text.pieces.append(.words(" and \(symbols.count - 12) more")) }
    text.pieces.append(.words(symbols.count == 1 ? " was removed" : " were removed"))
    let known = Set(symbols.compactMap { sources[$0] }).sorted()
    if !known.isEmpty { text.pieces.append(.words(" (\(known.joined(separator: ", ")))")) }
    add(.item, text, source: "\(place)")
  }

  /// A parameter is named with its function, since a name with brackets is a call.
  private static func name(of symbol: String) -> [Message.Piece] {
    let form = Symbol(symbol)?.form
    if case .instruction(let name) = form { return [.words("the instruction "), .foreign(name)] }
    guard case .parameter(let function, let name) = form else { return [.foreign(symbol)] }
    let callee = function.joined(separator: ".") + "()"
    return [.words("the parameter "), .foreign(name), .words(" of "), .foreign(callee)]
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
