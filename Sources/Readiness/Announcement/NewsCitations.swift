package import CPythonSource

/// Holds the issues and the numbers of vulnerabilities that an announcement cites against NEWS: what
/// NEWS does not have is not known, and false where it has one that is a slip away.
package struct NewsCitations {
  /// In the order of the text.
  package private(set) var facts: [AnnouncedFact] = []

  private let news: NewsIssues
  /// The vulnerabilities of each issue, as NEWS names them.
  private var cves: [String: Set<String>] = [:]
  private var known: Set<String> = []

  package init(in announcement: AnnouncementText, tree: SourceTree, series: Series) {
    let cites = announcement.blocks.contains { $0.words.contains { Self.cve($0.text) != nil } }
    news = cites ? NewsIssues(in: tree, series: series) : NewsIssues()
    for entry in news.entries where !entry.cves.isEmpty {
      cves[entry.issue, default: []].formUnion(entry.cves)
      known.formUnion(entry.cves)
    }
    for (index, block) in announcement.blocks.enumerated() {
      readLinks(announcement, block, index)
      for range in block.sentences { read(block.words[range]) }
    }
  }

  /// `CVE-2021-3426` in capitals.
  static func cve(_ text: String) -> String? {
    let text = text.uppercased()
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "CVE", parts[1].utf8.count == 4,
      (4...7).contains(parts[2].utf8.count),
      parts.dropFirst().allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    return text
  }

  private mutating func add(
    _ subject: String, _ stated: String, _ actual: String, _ verdict: AnnouncedFact.Verdict,
    _ reason: String, _ line: Int
  ) {
    facts.append(
      AnnouncedFact(
        .issue, of: subject, stated: stated, actual: actual, verdict, reason: reason, line: line))
  }

  private mutating func read(_ words: ArraySlice<AnnouncementText.Word>) {
    let issues = Set(words.compactMap { Self.issue($0.text) })
    // Of several issues it cannot be told whose a number is.
    let own = issues.count == 1 ? issues.first.flatMap { cves[$0] } ?? [] : []
    for word in words {
      guard let stated = Self.cve(word.text) else { continue }
      let fact = judge(stated, own: own)
      add(fact.subject(issues), stated, fact.actual, fact.verdict, fact.reason, word.line)
    }
  }

  private struct Judgement {
    let actual: String
    let verdict: AnnouncedFact.Verdict
    let reason: String

    func subject(_ issues: Set<String>) -> String {
      issues.count == 1 ? issues.first ?? "CVE" : "CVE"
    }
  }

  /// - Parameter own: What NEWS names for the issue that stands beside it.
  private func judge(_ stated: String, own: Set<String>) -> Judgement {
    if own.contains(stated) { return Judgement(actual: stated, verdict: .isTrue, reason: "") }
    if let actual = own.min() {
      return Judgement(
        actual: actual, verdict: .isFalse, reason: "NEWS names another one for the issue")
    }
    if known.contains(stated) { return Judgement(actual: stated, verdict: .isTrue, reason: "") }
    if let near = known.filter({ Self.isSlip($0, stated) }).min() {
      return Judgement(actual: near, verdict: .isFalse, reason: "NEWS has one that is like it")
    }
    return Judgement(actual: "", verdict: .undetermined, reason: "NEWS does not name it")
  }

  /// Whether one number is taken for another by a slip: the year is another, or two digits that stand
  /// beside each other have changed places.
  static func isSlip(_ one: String, _ other: String) -> Bool {
    let (left, right) = (one.split(separator: "-"), other.split(separator: "-"))
    guard left.count == 3, right.count == 3, one != other else { return false }
    if left[2] == right[2] { return true }
    return left[1] == right[1] && isTransposed(Array(left[2].utf8), Array(right[2].utf8))
  }

  private static func isTransposed(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard one.count == other.count else { return false }
    let places = one.indices.filter { one[$0] != other[$0] }
    guard places.count == 2, let first = places.first, places[1] == first + 1 else { return false }
    return one[first] == other[first + 1] && one[first + 1] == other[first]
  }

  /// `bpo-36543`, `gh-93243`
  private static func issue(_ text: String) -> String? {
    let text = text.lowercased()
    for prefix in ["bpo-", "gh-"] where text.hasPrefix(prefix) {
      let digits = text.dropFirst(prefix.count)
      let isNumber = digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
      return isNumber && (1...7).contains(digits.utf8.count) ? text : nil
    }
    return nil
  }

  // MARK: Links

  /// `[gh-121285](…/issues/121258)`: the words name another issue than the address.
  private mutating func readLinks(
    _ text: AnnouncementText, _ block: AnnouncementText.Block, _ index: Int
  ) {
    var named: [Int: (words: [String], line: Int)] = [:]
    for word in block.words where word.kind != .address {
      guard let link = word.link else { continue }
      named[link, default: ([], word.line)].words.append(word.text)
    }
    for (link, shown) in named.sorted(by: { $0.key < $1.key }) {
      guard text.links.indices.contains(link), let led = Self.issue(in: text.links[link].address)
      else { continue }
      let issues = shown.words.compactMap { Self.issue($0) }
      guard let first = issues.first, issues.count == 1, first.hasPrefix(led.tracker),
        first.dropFirst(led.tracker.count) != led.number
      else { continue }
      add(
        first, led.tracker + led.number, first, .isFalse, "the address is that of another issue",
        shown.line)
    }
  }

  /// The issue that `https://github.com/python/cpython/issues/121285` or
  /// `https://bugs.python.org/issue42988` leads to.
  private static func issue(in address: String) -> (tracker: String, number: Substring)? {
    guard address.utf8.count <= 2_048 else { return nil }
    for (start, tracker) in [
      ("github.com/python/cpython/issues/", "gh-"), ("bugs.python.org/issue", "bpo-"),
    ] {
      guard let place = Substring(address).firstPlace(of: start) else { continue }
      var rest = address[place.upperBound...]
      if rest.first == "_" { rest = rest.dropFirst() }
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      if !digits.isEmpty { return (tracker, digits) }
    }
    return nil
  }
}
