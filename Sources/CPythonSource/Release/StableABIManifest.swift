/// The names that CPython keeps for old binaries only: `abi_only` in its stable ABI manifest.
///
/// `Misc/stable_abi.toml` from 3.11 on, `Misc/stable_abi.txt` in 3.10. Read line by line: each item is
/// a heading, its properties stand below it.
package struct StableABIManifest: Hashable, Sendable {
  /// The line of the heading of each `abi_only` item, counted from 1.
  package private(set) var keptForABI: [String: Int] = [:]

  /// - Parameter text: The manifest, in either form.
  package init(text: String) {
    var current: (name: String, line: Int)?
    let lines = text.rows
    for (number, line) in lines.enumerated() {
      let words = line.split { $0 == " " || $0 == "\t" || $0 == "=" }
      guard let first = words.first else { continue }
      if first.hasPrefix("["), first.hasSuffix("]") {
        // [function.PyUnicode_GetSize]
        let parts = first.dropFirst().dropLast().split(separator: ".")
        current = parts.count == 2 ? (Self.unquoted(parts[1]), number + 1) : nil
      } else if !(line.hasPrefix(" ") || line.hasPrefix("\t")), words.count == 2,
        ["function", "data", "macro", "struct", "const", "typedef"].contains(first)
      {
        // function PyUnicode_GetSize
        current = (String(words[1]), number + 1)
      } else if first == "abi_only", words.count == 1 || words[1] == "true", let current {
        keptForABI[current.name] = current.line
      }
    }
  }

  private static func unquoted(_ word: Substring) -> String {
    String(word.drop { $0 == "'" || $0 == "\"" }.prefix { $0 != "'" && $0 != "\"" })
  }
}
