internal import CPythonSource
internal import Synchronization

/// On which lines words stand in files, by the id of the contents: kept for the tags that follow, which
/// have most files in common.
final class WordLines: Sendable {
  /// Where a word counts.
  enum Form: Hashable, Sendable {
    /// As an identifier, as in C.
    case identifier
    /// As an attribute or quoted: in Python a word by itself is a variable, and is found as such.
    case attribute
  }

  struct Key: Hashable, Sendable {
    let word: String
    let form: Form
    let id: ContentID
  }

  /// Lines from 1, nought for a word that the file does not have.
  private struct Known {
    var lines: [Key: Int] = [:]
    /// Those that the tag before asked for.
    var earlier: [Key: Int] = [:]
  }

  private let known = Mutex(Known())

  /// The first line that has the word, found by `find` if nobody sought it before; nil without one.
  func line(
    _ key: Key, _ find: () throws(ReadError) -> Int?
  ) throws(ReadError) -> Int? {
    let line = known.withLock { known in
      if let line = known.lines[key] { return line as Int? }
      guard let line = known.earlier[key] else { return nil }
      known.lines[key] = line
      return line
    }
    if let line { return line == 0 ? nil : line }
    let found = try find()
    known.withLock { $0.lines[key] = found ?? 0 }
    return found
  }

  /// Goes on to the next tag, and forgets what the last one did not ask for.
  func makeRoom() {
    known.withLock { known in
      known.earlier = known.lines
      known.lines = [:]
    }
  }
}

extension SoughtWord {
  /// The line, from 1, of the word's first place in a text; nil if there is none.
  func line(in text: Span<UInt8>, as form: WordLines.Form) -> Int? {
    var start = 0
    while let place = place(in: text, from: start) {
      start = place.lowerBound + 1
      let before = place.lowerBound == 0 ? UInt8(ascii: "\n") : text[place.lowerBound - 1]
      let isBegun =
        switch form {
        case .identifier: !Self.isOfName(before)
        case .attribute: #".'""#.utf8.contains(before)
        }
      guard isBegun, place.upperBound == text.count || !Self.isOfName(text[place.upperBound]) else {
        continue
      }
      var line = 1
      for index in 0..<place.lowerBound where text[index] == UInt8(ascii: "\n") { line += 1 }
      return line
    }
    return nil
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}

extension SourceTree {
  /// The first line, from 1, of a file that has the word; nil if none has, or if there is no file.
  ///
  /// - Throws: ``ReadError`` if the file cannot be read.
  func line(
    of word: String, at path: RepoPath, as form: WordLines.Form
  ) throws(ReadError) -> Int? {
    guard let entry = try file(at: path) else { return nil }
    let key = WordLines.Key(word: word, form: form, id: entry.id)
    return try facts.wordLines.line(key) { () throws(ReadError) in
      // Names of one module are sought one after the other.
      try bytes(at: path).flatMap { SoughtWord(word).line(in: $0.span, as: form) }
    }
  }
}
