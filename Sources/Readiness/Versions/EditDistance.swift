/// How many letters two short texts differ by.
package enum EditDistance {
  /// The least number of letters to insert, delete or replace, or of neighbours to swap.
  ///
  /// - Returns: At most 64, also for texts of more than 64 bytes.
  package static func between(_ left: String, _ right: String) -> Int {
    let (a, b) = (Array(left.utf8), Array(right.utf8))
    guard a.count <= 64, b.count <= 64 else { return 64 }
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var rows = [Array(0...b.count)]
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        var least = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          least = min(least, rows[i - 2][j - 2] + 1)
        }
        row.append(least)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }

  /// The one of `candidates` that `word` is most likely meant to be, if it is within two letters.
  ///
  /// - Returns: The nearest, the first of several; nil if more than half the word would change.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    let near = candidates.map { ($0, between(word, $0)) }
      .filter { $0.1 <= 2 && $0.1 * 2 <= max(word.utf8.count, 2) }
      .min { $0.1 < $1.1 }
    return near?.0
  }
}
