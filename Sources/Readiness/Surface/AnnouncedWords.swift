internal import CPythonSource

/// The names that What's New and NEWS of a series speak of.
struct AnnouncedWords {
  private var files: [AnnouncedNames] = []
  private(set) var gaps: [ReadError] = []

  init(of tree: SourceTree, series: Series) {
    var paths: [RepoPath] = [RepoPath("Doc/whatsnew/\(series).rst"), "Misc/NEWS"]
    for entry in tree.listing.entries(below: "Misc/NEWS.d") {
      let name = entry.path.text.dropFirst("Misc/NEWS.d/".count)
      if name.hasPrefix("next/") || name.hasPrefix("\(series).") { paths.append(entry.path) }
    }
    for path in paths {
      do throws(ReadError) {
        if let names = try tree.made(of: path, AnnouncedNames.self) { files.append(names) }
      } catch {
        gaps.append(error)
      }
    }
  }

  /// Whether the symbol is named: with its owner, or by its last part in an entry that speaks of its
  /// owner or its module, itself or in what introduces it.
  func name(_ symbol: String) -> Bool {
    let parts = symbol[...].split(separator: ".")
    guard let last = parts.last else { return false }
    return files.contains { $0.name(symbol[...], parts, last) }
  }
}

/// The names that one document speaks of, each with the entry in which it stands.
///
/// A word counts as a name where it is marked up, is dotted, has an underscore, or is called.
struct AnnouncedNames: MadeOfFile {
  /// For each name, the entries that speak of it: dotted ones by their last two parts.
  private var named: [Substring: Set<Int>] = [:]
  /// For the beginning of each family, `NAME_*`, the entries that speak of it.
  private var families: [Substring: Set<Int>] = [:]
  /// For each word and each part of a dotted one, the entries in which it stands.
  private var mentioned: [Substring: Set<Int>] = [:]
  /// For each entry, the one that introduces it: a title, a paragraph before a list, a list's item.
  private var parents: [Int?] = []

  init(contents: [UInt8]) {
    let text = String(decoding: contents, as: UTF8.self)
    var entries = AnnouncementEntries()
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if let entry = entries.entry(of: line) { addWords(of: line, to: entry) }
    }
    parents = entries.parents
  }

  private mutating func addWords(of line: Substring, to entry: Int) {
    let bytes = line.utf8
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
      let trimmed = line[start..<index].drop { $0 == "." }
      let name = trimmed[
        ..<(trimmed.lastIndex { $0 != "." }.map { trimmed.index(after: $0) } ?? trimmed.startIndex)]
      let after = index < bytes.endIndex ? bytes[index] : 0
      isName =
        isName || name.holds(".") || after == UInt8(ascii: "(")
        || [UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "!")].contains(before)
      guard !name.isEmpty else { continue }
      let parts = name.split(separator: ".")
      if isName { named[Self.end(of: name, parts), default: []].insert(entry) }
      if after == UInt8(ascii: "*"), let last = parts.last, last.hasSuffix("_"), last.count > 2 {
        families[last, default: []].insert(entry)
      }
      for (position, part) in parts.enumerated() {
        mentioned[part, default: []].insert(entry)
        if position > 0 { mentioned[name[..<part.endIndex], default: []].insert(entry) }
      }
    }
  }

  /// The last two parts of a dotted name, or all of one that is not.
  private static func end(of name: Substring, _ parts: [Substring]) -> Substring {
    parts.count > 2 ? name[parts[parts.count - 2].startIndex...] : name
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || (0x30...0x39).contains(byte)
      || (0x61...0x7A).contains(byte | 0x20)
  }

  /// Whether the symbol is named here.
  ///
  /// - Parameters:
  ///   - parts: Those of the symbol.
  ///   - last: The last of them.
  func name(_ whole: Substring, _ parts: [Substring], _ last: Substring) -> Bool {
    if named[Self.end(of: whole, parts)] != nil { return true }
    let entries = families.reduce(into: named[last] ?? []) { entries, family in
      if last.hasPrefix(family.key) { entries.formUnion(family.value) }
    }
    guard parts.count > 1, !entries.isEmpty else { return false }
    var owners = Set(parts.dropLast().flatMap { [$0, whole[..<$0.endIndex]] })
    owners.remove(last)
    let speaking = owners.reduce(into: Set<Int>()) { $0.formUnion(mentioned[$1] ?? []) }
    return entries.contains { entry in
      var current: Int? = entry
      while let here = current {
        if speaking.contains(here) { return true }
        current = parents[here]
      }
      return false
    }
  }
}
