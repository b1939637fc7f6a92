internal import CPythonSource

/// The entries of NEWS of a series, by the issue that each is about.
struct NewsIssues {
  /// An entry: its issue, and the words of its text.
  struct Entry {
    /// `gh-93243` or `bpo-36543`
    var issue: String
    var words: Set<Substring> = []

    /// Whether it tells of something that was removed.
    var tellsOfRemoval: Bool {
      words.contains { word in
        let lower = word.lowercased()
        return lower.hasPrefix("remov") || lower.hasPrefix("delet") || lower.hasPrefix("drop")
      }
    }
  }

  private(set) var entries: [Entry] = []

  init(in tree: SourceTree, series: Series) {
    for entry in tree.newsEntries(of: series) {
      guard let text = try? tree.text(at: entry.path) else { continue }
      add(text, issue: Self.issue(inName: String(entry.path.name)))
    }
  }

  /// - Parameter issue: What the name of a file of `next` says that all of it is about.
  private mutating func add(_ text: String, issue: String?) {
    var current = Entry(issue: issue ?? "")
    func isWhole(_ entry: Entry) -> Bool { !entry.issue.isEmpty && !entry.words.isEmpty }
    for line in text.split(whereSeparator: \.isNewline) {
      guard line.hasPrefix("..") else {
        for word in line.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" }) {
          current.words.insert(word)
        }
        continue
      }
      if !current.words.isEmpty {
        if isWhole(current) { entries.append(current) }
        current = Entry(issue: issue ?? "")
      }
      if let named = Self.issue(inField: line) { current.issue = named }
    }
    if isWhole(current) { entries.append(current) }
  }

  /// `.. bpo: 36543`, `.. gh-issue: 93243`
  private static func issue(inField line: Substring) -> String? {
    for (field, prefix) in [(".. bpo: ", "bpo-"), (".. gh-issue: ", "gh-")]
    where line.hasPrefix(field) {
      let digits = line.dropFirst(field.count).prefix { $0.isASCII && $0.isNumber }
      return digits.isEmpty ? nil : prefix + digits
    }
    return nil
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
