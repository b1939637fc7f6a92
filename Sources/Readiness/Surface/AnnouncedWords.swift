/// The names that What's New and NEWS of a series speak of.
///
/// A word counts as a name where it is marked up, is dotted, has an underscore, or is called.
struct AnnouncedWords {
  /// Words that are names, each as it stands: `TestCase.failUnless`, `failUnless`.
  private var words: Set<Substring> = []
  private(set) var gaps: [ReadError] = []

  init(of tree: SourceTree, series: Series) {
    var paths: [RepoPath] = [RepoPath("Doc/whatsnew/\(series).rst"), "Misc/NEWS"]
    for entry in tree.listing.entries(below: "Misc/NEWS.d") {
      let name = entry.path.text.dropFirst("Misc/NEWS.d/".count)
      if name.hasPrefix("next/") || name.hasPrefix("\(series).") { paths.append(entry.path) }
    }
    for path in paths {
      do throws(ReadError) {
        if let text = try tree.text(at: path) { add(text) }
      } catch {
        gaps.append(error)
      }
    }
  }

  private mutating func add(_ text: String) {
    let bytes = text.utf8
    var index = bytes.startIndex
    var before = UInt8(ascii: " ")
    while index < bytes.endIndex {
      guard Self.isOfName(bytes[index]) else {
        before = bytes[index]
        index = bytes.index(after: index)
        continue
      }
      let start = index
      var isName = false
      while index < bytes.endIndex, Self.isOfName(bytes[index]) {
        if bytes[index] == UInt8(ascii: "_") { isName = true }
        index = bytes.index(after: index)
      }
      let word = text[start..<index]
      let trimmed = word.drop { $0 == "." }
      let name = trimmed[
        ..<(trimmed.lastIndex { $0 != "." }.map { trimmed.index(after: $0) } ?? trimmed.startIndex)]
      let after = index < bytes.endIndex ? bytes[index] : 0
      isName =
        isName || name.contains(".") || after == UInt8(ascii: "(")
        || [UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "!")].contains(before)
      guard isName, !name.isEmpty else { continue }
      words.insert(name)
      // `unittest.TestCase.failUnless` names `TestCase.failUnless` and `failUnless`, too.
      var rest = name
      while let dot = rest.firstIndex(of: ".") {
        rest = rest[rest.index(after: dot)...]
        words.insert(rest)
      }
    }
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || (0x30...0x39).contains(byte)
      || (0x61...0x7A).contains(byte | 0x20)
  }

  /// Whether the symbol is named: whole, or by its last part.
  func name(_ symbol: String) -> Bool {
    let last = symbol.lastIndex(of: ".").map { symbol[symbol.index(after: $0)...] } ?? symbol[...]
    return words.contains(last)
  }
}
