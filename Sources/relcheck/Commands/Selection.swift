internal import Readiness

/// Which checks are put: `--select` and `--ignore`.
struct Selection: Hashable {
  let select: [String]
  let ignore: [String]

  /// The patterns as given, for the report.
  var patterns: [String] { select + ignore.map { "not " + $0 } }

  func includes(_ id: CheckID) -> Bool {
    (select.isEmpty || select.contains { Self.matches($0, id.text) })
      && !ignore.contains { Self.matches($0, id.text) }
  }

  /// A pattern that no check matches: a typing error that would pass for a clean run.
  func unmatched(among ids: [CheckID]) -> (option: String, pattern: String, near: [String])? {
    let all = select.map { ("--select", $0) } + ignore.map { ("--ignore", $0) }
    for (option, pattern) in all where !ids.contains(where: { Self.matches(pattern, $0.text) }) {
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

  /// `*` stands for any number of characters, `?` for one. Linear in the product of the lengths.
  static func matches(_ pattern: String, _ text: String) -> Bool {
    let pattern = Array(pattern.utf8)
    let text = Array(text.utf8)
    var place = 0
    var position = 0
    var star: (place: Int, position: Int)?
    while position < text.count {
      if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
        star = (place, position)
        place += 1
      } else if place < pattern.count,
        pattern[place] == text[position] || pattern[place] == UInt8(ascii: "?")
      {
        place += 1
        position += 1
      } else if let last = star {
        place = last.place + 1
        position = last.position + 1
        star = (last.place, position)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
