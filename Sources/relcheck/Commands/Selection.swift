internal import Readiness

/// Which checks are put: `--select` and `--ignore`.
struct Selection: Hashable {
  let select: [String]
  let ignore: [String]
  /// Where the configuration sets them, by the option that they stand for.
  var places: [String: String] = [:]

  /// The patterns as given, for the report.
  var patterns: [String] { select + ignore.map { "not " + $0 } }

  func includes(_ id: CheckID) -> Bool {
    (select.isEmpty || select.contains { GlobPattern($0).matches(id.text) })
      && !ignore.contains { GlobPattern($0).matches(id.text) }
  }

  /// A pattern that no check matches: a typing error that would pass for a clean run.
  func unmatched(among ids: [CheckID]) -> (option: String, pattern: String, near: [String])? {
    let all = select.map { ("--select", $0) } + ignore.map { ("--ignore", $0) }
    for (option, pattern) in all
    where !ids.contains(where: { GlobPattern(pattern).matches($0.text) }) {
      let prefixes: Set<String> = Set(
        ids.map { id in id.text.prefix { $0 != "-" } + "-*" })
      let candidates: [String] = prefixes.sorted() + ids.map(\.text)
      let near = candidates.filter {
        EditDistance.between($0, pattern) <= 2
      }
      return (option, pattern, Array(near.prefix(5)))
    }
    return nil
  }
}
