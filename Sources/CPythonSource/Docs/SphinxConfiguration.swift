/// What `Doc/conf.py` tells Sphinx, as far as it is written out there.
package struct SphinxConfiguration: Hashable, Sendable {
  /// The patterns of files that are no documents, below `Doc`.
  package private(set) var excluded: [String] = []
  /// The lowest version of Sphinx that may build the documentation.
  package private(set) var neededSphinx: Mention?

  /// The settings that name files to be left out: the last three are those of before Sphinx 1.0.
  private static let exclusions = [
    "exclude_patterns", "unused_docs", "exclude_trees", "exclude_dirnames",
  ]

  package init(source: [UInt8]) {
    var isInList = false
    for line in SourceLines(source) {
      var cursor = line.cursor
      if !isInList {
        if cursor.skip("needs_sphinx") {
          cursor.skipBlanks()
          guard cursor.skip("=") else { continue }
          cursor.skipBlanks()
          neededSphinx = cursor.takeQuoted().map { Mention($0, line: line.number) }
          continue
        }
        guard Self.exclusions.contains(where: { cursor.skip($0) }) else { continue }
        cursor.skipBlanks()
        guard cursor.skip("=") else { continue }
        isInList = true
      }
      while isInList, let byte = cursor.rest.first, byte != UInt8(ascii: "#") {
        if let text = cursor.takeQuoted() {
          excluded.append(text)
        } else if cursor.takeByte() == UInt8(ascii: "]") {
          isInList = false
        }
      }
    }
  }
}

/// A version of Sphinx that a list of requirements takes, `sphinx==7.2.6` or `sphinx~=7.2.0`.
package struct SphinxPin: Hashable, Sendable {
  /// As written.
  package let version: Mention
  /// Whether the last number may be higher.
  package let isCompatible: Bool

  /// The pins of a list of requirements, or of a makefile.
  package static func all(in source: [UInt8]) -> [Self] {
    SourceLines(source).flatMap { line in
      line.bytes.prefix { $0 != UInt8(ascii: "#") }
        .split { $0.isSpaceOrTab || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
        .compactMap { Self($0, line: line.number) }
    }
  }

  private init?(_ word: ArraySlice<UInt8>, line: Int) {
    var cursor = ByteCursor(word)
    guard cursor.skip("sphinx") || cursor.skip("Sphinx") else { return nil }
    isCompatible = cursor.skip("~=")
    guard isCompatible || cursor.skip("=="), let version = cursor.takeDottedNumber() else {
      return nil
    }
    self.version = Mention(version, line: line)
  }

  /// Whether a version of Sphinx, or a later one, is among those that are taken.
  package func allows(atLeast needed: String) -> Bool {
    var wanted = Self.numbers(needed)
    var highest = Self.numbers(version.text)
    if isCompatible {
      highest.removeLast()
      wanted = Array(wanted.prefix(highest.count))
    }
    let length = max(wanted.count, highest.count)
    let filled = { (numbers: [Int]) in
      numbers + Array(repeating: 0, count: length - numbers.count)
    }
    return !filled(highest).lexicographicallyPrecedes(filled(wanted))
  }

  private static func numbers(_ version: String) -> [Int] {
    version.split(separator: ".").map { Int($0) ?? 0 }
  }
}
