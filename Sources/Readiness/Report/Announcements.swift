internal import CPythonSource

/// The lines of What's New that name a removed thing.
///
/// A name is looked for as a word. Of the lines that have it, those in a section on removals come
/// first, and of these the one near which its owner is named.
struct Announcements {
  private let path: RepoPath
  private var rows: [Substring] = []
  /// The lines, counted from 0, at which each word stands.
  private var lines: [Substring: [Int]] = [:]
  /// Whether each line stands in a section whose heading speaks of removals.
  private var isRemoved: [Bool] = []

  /// How many lines away an owner may be named.
  private static let reach = 4

  init(in tree: SourceTree, of series: Series) {
    path = RepoPath("Doc/whatsnew/\(series.major).\(series.minor).rst")
    guard let text = (try? tree.text(at: path)) ?? nil else { return }
    rows = text.rows
    var isInside = false
    for (number, row) in rows.enumerated() {
      if number + 1 < rows.count, Self.isUnderline(rows[number + 1]), !row.isEmpty {
        isInside = row.holds("Remov")
      }
      isRemoved.append(isInside)
      for word in Self.words(of: row) { lines[word, default: []].append(number) }
    }
  }

  /// The words of a line: names with and without what they are qualified by, paths.
  private static func words(of row: Substring) -> Set<Substring> {
    var words: Set<Substring> = []
    for word in row.words(with: { $0 == "." || $0 == "/" }) {
      words.insert(word)
      words.formUnion(word.split(separator: "."))
    }
    return words
  }

  /// The line that most likely announces the symbol.
  func line(naming symbol: Symbol) -> Location? {
    let (names, owners) = Self.names(in: symbol)
    for name in names {
      guard let found = lines[name[...]] else { continue }
      let best = found.max {
        score($0, owners) < score($1, owners) || score($0, owners) == score($1, owners) && $0 > $1
      }
      if let best { return Location(path, line: best + 1) }
    }
    return nil
  }

  /// The spellings to look for, the fullest first, and what the name belongs to.
  private static func names(in symbol: Symbol) -> ([String], [String]) {
    switch symbol.form {
    case .path(let path, let isFolder): ([path.text + (isFolder ? "/" : ""), path.text], [])
    case .instruction(let name): ([name], [])
    case .parameter(let function, let name): ([name], function)
    case .dotted(let parts, _):
      ([parts.joined(separator: "."), parts.last].compactMap { $0 }, parts.dropLast())
    }
  }

  private func score(_ line: Int, _ owners: [String]) -> Int {
    let near = max(0, line - Self.reach)...min(rows.count - 1, line + Self.reach)
    let named = owners.count { owner in
      lines[owner[...], default: []].contains { near.contains($0) }
    }
    return (isRemoved[line] ? 1 : 0) + 2 * named
  }

  private static func isUnderline(_ row: Substring) -> Bool {
    guard row.count >= 3, let first = row.first, "=-~^*\"'".contains(first) else { return false }
    return row.allSatisfy { $0 == first }
  }
}
