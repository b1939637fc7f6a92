/// The people whom a schedule names as release managers of a series.
package struct ReleaseManagers: Hashable, Sendable {
  /// Each as the schedule spells it.
  package let names: [String]

  /// - Parameter text: Such as "Pablo Galindo Salgado", "Georg Brandl & Ned Deily (3.3.7)",
  ///   "Barry Warsaw, Jeremy Hylton, and Tim Peters".
  package init(_ text: String) {
    names = text.split { "&,(".contains($0) }.compactMap { part in
      var words = part.split(separator: " ")
      if words.first == "and" { words.removeFirst() }
      // What stands in brackets is a version.
      guard words.count >= 2 else { return nil }
      return words.joined(separator: " ")
    }
  }

  /// Whether `name` is one of them. The shorter form of a name counts: "Pablo Galindo" is "Pablo
  /// Galindo Salgado".
  package func include(_ name: String) -> Bool {
    names.contains { Self.isSame($0, name) }
  }

  /// Whether one name is the other, or its beginning in whole words, two at least.
  package static func isSame(_ left: String, _ right: String) -> Bool {
    let (left, right) = (words(of: left), words(of: right))
    let common = min(left.count, right.count)
    return common >= 2 && left.prefix(common) == right.prefix(common)
  }

  private static func words(of name: String) -> [String] {
    name.lowercased().split(separator: " ").map(String.init)
  }
}
