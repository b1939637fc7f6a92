internal import Readiness

/// Which checks are put: `--select` and `--ignore`.
struct Selection: Hashable {
  let select: [String]
  let ignore: [String]
  /// Where the configuration sets them, by the option that they stand for.
  var places: [String: String] = [:]

  /// - Parameters:
  ///   - select: Patterns, or several of them with commas between: no id has one.
  ///   - ignore: The same.
  init(select: [String], ignore: [String], places: [String: String] = [:]) {
    func each(_ texts: [String]) -> [String] {
      texts.flatMap { text in
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map {
          $0.trimmingPrefix { $0 == " " }
        }
        return parts.count > 1 ? parts.filter { !$0.isEmpty }.map(String.init) : [text]
      }
    }
    self.select = each(select)
    self.ignore = each(ignore)
    self.places = places
  }

  /// The patterns, for the report.
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
