/// What the rules of a makefile make and need, and what its lists hold twice, with the lines that a
/// backslash joins read as one.
package struct MakefileRules: Sendable {
  /// Something that a rule needs.
  package struct Need: Hashable, Sendable {
    /// Without `$(srcdir)/`.
    package let name: String
    /// What is made of it, as written.
    package let target: String
    /// Counted from 1.
    package let line: Int
  }

  /// What rules make, without `$(srcdir)/`.
  package private(set) var targets: Set<String> = []
  /// What rules need, as far as it holds no variable.
  package private(set) var needs: [Need] = []
  /// Objects that stand in the value of a variable a second time.
  package private(set) var doubled: [Mention] = []
  /// The words of variables, for those that rules make.
  private var values: [String: [String]] = [:]

  /// - Parameter makefile: The bytes of `Makefile.pre.in`.
  package init(makefile: [UInt8]) {
    var open = Statement.nothing
    for line in SourceLines(makefile) {
      let isContinued = line.bytes.last == UInt8(ascii: "\\")
      let text = isContinued ? line.bytes.dropLast() : line.bytes
      read(text, line.number, &open)
      if !isContinued { open = .nothing }
    }
    for (name, words) in values where targets.contains("$(\(name))") {
      targets.formUnion(words)
    }
  }

  /// What the lines up to the next without a backslash belong to.
  private enum Statement {
    case nothing
    /// A recipe, or a comment.
    case ignored
    case variable(String, seen: Set<String>)
    case targets([String])
    case needs(of: String)
  }

  private mutating func read(_ text: ArraySlice<UInt8>, _ line: Int, _ open: inout Statement) {
    switch open {
    case .nothing: readStart(text, line, &open)
    case .ignored: break
    case .variable(let name, let seen):
      open = .variable(name, seen: seen.union(readValue(text, of: name, seen, line)))
    case .targets(let names): readTargets(text, names, line, &open)
    case .needs(let target): readNeeds(text, of: target, line)
    }
  }

  private mutating func readStart(
    _ text: ArraySlice<UInt8>, _ line: Int, _ open: inout Statement
  ) {
    open = .ignored
    guard let first = text.first, !first.isSpaceOrTab, first != UInt8(ascii: "#") else { return }
    var cursor = ByteCursor(text)
    if let name = cursor.takeIdentifier() {
      cursor.skipBlanks()
      for sign in ["=", ":=", "?=", "+="] where cursor.skip(sign) {
        open = .variable(name, seen: readValue(cursor.rest, of: name, [], line))
        return
      }
    }
    readTargets(text, [], line, &open)
  }

  private mutating func readValue(
    _ text: ArraySlice<UInt8>, of name: String, _ seen: Set<String>, _ line: Int
  ) -> Set<String> {
    var seen = seen
    for word in Self.words(of: text.prefix { $0 != UInt8(ascii: "#") }) {
      values[name, default: []].append(Self.withoutSourceFolder(word))
      guard word.hasSuffix(".o"), !seen.insert(word).inserted else { continue }
      doubled.append(Mention(word, line: line))
    }
    return seen
  }

  private mutating func readTargets(
    _ text: ArraySlice<UInt8>, _ earlier: [String], _ line: Int, _ open: inout Statement
  ) {
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")) else {
      open = .targets(earlier + Self.words(of: text))
      return
    }
    let names = earlier + Self.words(of: text[..<colon])
    // What is said to be no file, or to be kept, is not made by that.
    if let first = names.first, first.hasPrefix(".") {
      open = .ignored
      return
    }
    for name in names { targets.insert(Self.withoutSourceFolder(name)) }
    let target = names.first ?? ""
    open = .needs(of: target)
    readNeeds(text[colon...].dropFirst(), of: target, line)
  }

  private mutating func readNeeds(_ text: ArraySlice<UInt8>, of target: String, _ line: Int) {
    let code = text.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "#") }
    for word in Self.words(of: code) {
      let name = Self.withoutSourceFolder(word)
      guard name.utf8.allSatisfy({ $0.isWord || "-./".utf8.contains($0) }) else { continue }
      needs.append(Need(name: name, target: target, line: line))
    }
  }

  private static func words(of text: ArraySlice<UInt8>) -> [String] {
    text.split(whereSeparator: \.isSpaceOrTab).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func withoutSourceFolder(_ word: String) -> String {
    word.hasPrefix("$(srcdir)/") ? String(word.dropFirst("$(srcdir)/".count)) : word
  }
}
