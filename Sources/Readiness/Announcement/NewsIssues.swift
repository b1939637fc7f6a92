internal import CPythonSource

/// The entries of NEWS of a series, by the issue that each is about.
struct NewsIssues {
  /// An entry: its issue, and the words of its text.
  struct Entry {
    /// `gh-93243` or `bpo-36543`
    var issue: String
    var words: Set<Substring> = []
    /// The numbers of vulnerabilities in it: `CVE-2021-3426`.
    var cves: Set<String> = []

    /// Whether it tells of something that was removed.
    var tellsOfRemoval: Bool {
      words.contains { word in
        let lower = word.lowercased()
        return lower.hasPrefix("remov") || lower.hasPrefix("delet") || lower.hasPrefix("drop")
      }
    }
  }

  private(set) var entries: [Entry] = []

  /// Without entries.
  init() {}

  init(in tree: SourceTree, series: Series) {
    for entry in tree.newsEntries(of: series) {
      guard let text = try? tree.text(at: entry.path), let file = try? tree.news(at: entry.path)
      else { continue }
      add(file, text.rows, issue: Self.issue(inName: String(entry.path.name)))
    }
  }

  /// The entries of a file's Security section, with their lines.
  static func security(in tree: SourceTree, at path: RepoPath) -> [(entry: Entry, line: Int)] {
    guard let text = (try? tree.text(at: path)) ?? nil, let file = (try? tree.news(at: path)) ?? nil
    else { return [] }
    var found: [(entry: Entry, line: Int)] = []
    for (number, read) in file.entries.enumerated() where read.section == "Security" {
      guard let issue = read.issue else { continue }
      var news = NewsIssues()
      news.add(rows(of: number, in: file, text.rows), issue: issue)
      if let entry = news.entries.first { found.append((entry, read.line)) }
    }
    return found
  }

  /// - Parameter issue: What the name of a file of `next` says that all of it is about.
  private mutating func add(_ file: NewsFile, _ rows: [Substring], issue: String?) {
    for (number, read) in file.entries.enumerated() {
      guard let issue = read.issue ?? issue else { continue }
      add(Self.rows(of: number, in: file, rows), issue: issue)
    }
  }

  private static func rows(
    of number: Int, in file: NewsFile, _ rows: [Substring]
  ) -> ArraySlice<Substring> {
    let isLast = number + 1 == file.entries.count
    let end = isLast ? rows.count : file.entries[number + 1].line - 1
    let start = min(max(0, file.entries[number].line - 1), rows.count)
    return rows[start..<max(start, min(end, rows.count))]
  }

  private mutating func add(_ rows: ArraySlice<Substring>, issue: String) {
    var entry = Entry(issue: issue)
    for row in rows where !row.hasPrefix("..") {
      entry.words.formUnion(
        row.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" }))
      guard row.holds("CVE-") || row.holds("cve:") else { continue }
      let parts = row.split { !$0.isLetter && !$0.isNumber && $0 != "-" }
      entry.cves.formUnion(parts.compactMap { NewsCitations.cve(String($0)) })
      for (role, number) in zip(parts, parts.dropFirst()) where role == "cve" {
        if let cve = NewsCitations.cve("CVE-\(number)") { entry.cves.insert(cve) }
      }
    }
    if !entry.words.isEmpty { entries.append(entry) }
  }

  /// `2022-05-26-11-33-23.gh-issue-93243.DeWG9C.rst`
  private static func issue(inName name: String) -> String? {
    for part in name.split(separator: ".") {
      for (field, prefix) in [("bpo-", "bpo-"), ("gh-issue-", "gh-")] where part.hasPrefix(field) {
        let digits = part.dropFirst(field.count).prefix { $0.isASCII && $0.isNumber }
        if !digits.isEmpty { return prefix + digits }
      }
    }
    return nil
  }
}
