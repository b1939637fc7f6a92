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
    /// The first sentence of its text, without marks; shortened if it is long.
    var subject = ""

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
    entry.subject = Self.subject(of: rows)
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

  private static let longestSubject = 160

  private static func subject(of rows: ArraySlice<Substring>) -> String {
    let text = rows.drop { $0.hasPrefix("..") || $0.allSatisfy(\.isWhitespace) }
      .prefix { !$0.allSatisfy(\.isWhitespace) }
    var words: [Substring] = []
    for word in text.prefix(16).flatMap({ $0.split(separator: " ") }) {
      words.append(word)
      if word.hasSuffix("."), word.count > 4 { break }
    }
    var subject = ""
    for word in words {
      let plain = plain(word)
      if subject.count + plain.count > longestSubject { return subject + " …" }
      subject += (subject.isEmpty ? "" : " ") + plain
    }
    return subject.hasSuffix(".") ? String(subject.dropLast()) : subject
  }

  /// A word without its role and backquotes: `os.mkdir()` of ":func:`os.mkdir`".
  private static func plain(_ word: Substring) -> String {
    guard let open = word.firstIndex(of: "`") else {
      let isEmphasis = word.count > 2 && word.first == "*" && word.last == "*"
      return String(isEmphasis ? word.dropFirst().dropLast() : word)
    }
    var start = word[..<open]
    var rest = word[open...].drop { $0 == "`" }
    var isFunction = false
    var tracker = ""
    if start.last == ":", let colon = start.dropLast().lastIndex(of: ":") {
      let role = start[start.index(after: colon)...].dropLast()
      isFunction = ["func", "meth"].contains(role)
      tracker = role == "cve" ? "CVE-" : role == "gh" ? "gh-" : ""
      start = start[..<colon]
      rest = rest.drop { $0 == "!" || $0 == "~" }
    }
    guard let close = rest.firstIndex(of: "`") else { return String(start + rest) }
    let name = rest[..<close]
    let call = isFunction && !name.hasSuffix(")") ? "()" : ""
    return start + tracker + name + call + rest[close...].drop { $0 == "`" }
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
