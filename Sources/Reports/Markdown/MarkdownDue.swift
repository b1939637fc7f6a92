internal import Readiness

// What the series is still to remove: a list to work through, the next release first.
extension MarkdownReport {
  /// How many lines stand outside folds.
  private static let dueLimit = 20

  var due: [String] {
    guard !report.due.isEmpty else { return [] }
    let series = report.version.series.seriesText
    let head = section("due", "Due before \(report.version.firstFinalText)")
    let sentence =
      "Check data set \(report.due.count == 1 ? "this" : "these") for a later release of "
      + "\(series); until then the tree may hold \(report.due.count == 1 ? "it" : "them")."
    if isLeftOut(.due) { return [head, "\(counted(report.due.count, "removal")). " + sentence] }
    var blocks = [head, sentence]
    var folded: [String] = []
    var foldedCount = 0
    var room = style.isVerbose ? Int.max : Self.dueLimit
    let plan = DuePlan(report.due)
    for release in plan.releases {
      let title = "In \(release.version.versionText), \(counted(release.count, "removal")):"
      let lines = release.files.map(dueLine)
      if room > 0 { blocks += [title, MarkdownText.list(Array(lines.prefix(room)))] }
      let rest = Array(lines.dropFirst(room))
      if !rest.isEmpty {
        folded += (room > 0 ? [] : [title]) + [MarkdownText.list(rest)]
        foldedCount += release.files.dropFirst(room).reduce(0) { $0 + $1.count }
      }
      room = max(0, room - lines.count)
    }
    if !folded.isEmpty {
      blocks.append(MarkdownText.fold(counted(foldedCount, "more removal"), folded))
    }
    return blocks + goneAlready(plan.others)
  }

  /// What stands in one file: the symbols, each with its lines, those below a module or class that
  /// goes with them counted.
  private func dueLine(_ file: DuePlan.File) -> String {
    let items = file.items.map { item in
      let more = item.members > 0 ? " with \(counted(item.members, "name"))" : ""
      let symbol = MarkdownText.code(VisibleText(item.removal.symbol))
      // The place of a whole file is the file.
      let isFile = item.removal.locations.allSatisfy { $0.line == nil || $0.line == 1 }
      let lines = isFile ? "" : " (\(codes(item.removal.locations, after: file.path)))"
      return symbol + lines + more
    }
    let isPathAlone = file.items.count == 1 && file.items[0].removal.symbol == file.path.text
    return code(Location(file.path)) + (isPathAlone ? "" : ": " + items.joined(separator: ", "))
  }

  private func goneAlready(_ removals: [DueRemoval]) -> [String] {
    guard !removals.isEmpty else { return [] }
    let limit = style.isVerbose ? Int.max : 10
    let names = removals.prefix(limit).map { MarkdownText.code(VisibleText($0.symbol)) }
    let rest = removals.count - names.count
    return [
      "Gone already, or not determined: " + names.joined(separator: ", ")
        + (rest > 0 ? " and \(rest) more." : ".")
    ]
  }
}

/// What is due, in the order in which it is to be done.
struct DuePlan {
  /// What is due in one release.
  struct Release {
    let version: ReleaseVersion
    let files: [File]
    var count: Int { files.reduce(0) { $0 + $1.count } }
  }

  /// What of it stands in one file.
  struct File {
    let path: RepoPath
    let items: [Item]
    var count: Int { items.reduce(0) { $0 + 1 + $1.members } }
  }

  /// A removal, and how many others are of names below it, due no earlier.
  struct Item {
    let removal: DueRemoval
    let members: Int
  }

  /// In release order; what stands in no known place is left out.
  private(set) var releases: [Release] = []
  /// What is gone already, or could not be determined.
  let others: [DueRemoval]

  init(_ due: [DueRemoval]) {
    let present = due.filter { !$0.locations.isEmpty }
    others = due.filter(\.locations.isEmpty)
    var releaseOfSymbol: [Substring: ReleaseVersion] = [:]
    for removal in present { releaseOfSymbol[removal.symbol[...]] = removal.by }
    var members: [Substring: Int] = [:]
    var heads: [DueRemoval] = []
    for removal in present {
      if let owner = Self.owner(of: removal, among: releaseOfSymbol) {
        members[owner, default: 0] += 1
      } else {
        heads.append(removal)
      }
    }
    for (version, removals) in Dictionary(grouping: heads, by: \.by).sorted(by: { $0.key < $1.key })
    {
      let items = removals.map { Item(removal: $0, members: members[$0.symbol[...]] ?? 0) }
      let files = Dictionary(grouping: items) { $0.removal.locations[0].path }
        .sorted { $0.key < $1.key }.map { File(path: $0.key, items: $0.value) }
      releases.append(Release(version: version, files: files))
    }
  }

  /// The module or class that it is a name of and with which, or after which, it goes.
  private static func owner(
    of removal: DueRemoval, among releases: [Substring: ReleaseVersion]
  ) -> Substring? {
    var owner: Substring?
    var name = removal.symbol.prefix { $0 != "(" }
    while let dot = name.lastIndex(of: ".") {
      name = name[..<dot]
      if let by = releases[name], by <= removal.by { owner = name }
    }
    return owner
  }

  /// The symbols in the order in which they are due, without those that go with others.
  static func symbols(of releases: [Release]) -> [String] {
    releases.flatMap { release in
      release.files.flatMap(\.items).map(\.removal.symbol).sorted()
    }
  }
}
