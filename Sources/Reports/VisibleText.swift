package import Readiness

/// Text from outside, made visible: no control, no invisible and no reordering character is left.
///
/// This is the one way from a repository's text to a page. What is left is still to be escaped for
/// the syntax it is written in. Long text is shortened to ``limit`` characters and less.
package struct VisibleText: Hashable, Sendable {
  /// More characters than these are shortened to the first 160, `…`, and the last 20.
  package static let limit = 200
  private static let headLimit = 160
  private static let tailLimit = 20

  /// What may be written.
  package let text: String

  /// - Parameter foreign: Text that was decoded already.
  package init(_ foreign: String) {
    text =
      Self.isPlain(foreign) ? foreign : Self.visible(foreign.unicodeScalars.map { .scalar($0) })
  }

  /// - Parameter bytes: Taken as UTF-8; a byte that is not part of it becomes `\xNN`.
  package init(bytes: some Sequence<UInt8>) { text = Self.visible(Self.decode(Array(bytes))) }

  /// A path, by the bytes that git holds.
  package init(_ path: RepoPath) {
    if let bytes = path.rawBytes { self.init(bytes: bytes) } else { self.init(path.text) }
  }

  /// `path:line`
  init(_ place: Location) {
    text = VisibleText(place.path).text + (place.line.map { ":\($0)" } ?? "")
  }
}

extension VisibleText {
  private enum Unit: Equatable {
    case scalar(Unicode.Scalar)
    case byte(UInt8)
  }

  private static func decode(_ bytes: [UInt8]) -> [Unit] {
    var units: [Unit] = []
    units.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      let end = min(position + sequenceWidth(bytes[position]), bytes.count)
      if let text = String(validating: bytes[position..<end], as: UTF8.self),
        let scalar = text.unicodeScalars.first
      {
        units.append(.scalar(scalar))
        position = end
      } else {
        units.append(.byte(bytes[position]))
        position += 1
      }
    }
    return units
  }

  /// How many bytes the sequence has that a byte begins; 1 for one that begins none.
  private static func sequenceWidth(_ lead: UInt8) -> Int {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }
}

extension VisibleText {
  /// What stands for one unit of the source; shortening never divides it.
  private struct Part {
    var text: String
    /// Whether it belongs to the character before it.
    var isContinuation = false
  }

  /// Whether the text is short and holds nothing that is written otherwise: most of it is so.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.count <= limit
      && text.utf8.allSatisfy { byte in
        byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "#")
      }
  }

  private static func visible(_ units: [Unit]) -> String {
    let parts = units.indices.map { part(at: $0, of: units) }
    let length = parts.reduce(0) { $0 + $1.text.unicodeScalars.count }
    guard length > limit else { return parts.lazy.map(\.text).joined() }
    return (head(parts).map(\.text) + ["…"] + tail(parts).map(\.text)).joined()
  }

  private static func part(at index: Int, of units: [Unit]) -> Part {
    switch units[index] {
    case .byte(let byte): return Part(text: "\\x" + hex(UInt32(byte), digits: 2))
    case .scalar(let scalar):
      if let escape = escape(for: scalar) { return Part(text: escape) }
      func holds(_ other: Unicode.Scalar, _ distance: Int) -> Bool {
        units.indices.contains(index + distance) && units[index + distance] == .scalar(other)
      }
      if scalar == "\\", holds("x", 1) || (holds("u", 1) && holds("{", 2)) {
        return Part(text: "\\\\")
      }
      // A runner of GitHub Actions reads `##[name]` anywhere in a line as a command.
      if scalar == "#", holds("#", -1), holds("[", 1) { return Part(text: "\\u{23}") }
      return Part(text: String(scalar), isContinuation: scalar.properties.isGraphemeExtend)
    }
  }

  private static func head(_ parts: [Part]) -> ArraySlice<Part> {
    var count = 0
    var end = 0
    while end < parts.count {
      count += parts[end].text.unicodeScalars.count
      if count > headLimit { break }
      end += 1
    }
    // Not between a letter and its accent; a heap of accents is cut all the same.
    var boundary = end
    while boundary > 0, boundary < parts.count, parts[boundary].isContinuation { boundary -= 1 }
    return parts[..<(boundary > 0 ? boundary : end)]
  }

  private static func tail(_ parts: [Part]) -> ArraySlice<Part> {
    var count = 0
    var start = parts.count
    while start > 0 {
      count += parts[start - 1].text.unicodeScalars.count
      if count > tailLimit { break }
      start -= 1
    }
    let rest = parts[start...]
    return rest.drop(while: \.isContinuation)
  }
}

extension VisibleText {
  /// relcheck's own words and those of check files, at any length: nothing that cannot be seen.
  static func ownWords(_ words: String) -> String {
    words.unicodeScalars.map { escape(for: $0) ?? String($0) }.joined()
  }

  /// A path for a program: the real one, or the visible form of one that is not UTF-8.
  static func programPath(_ path: RepoPath) -> String {
    path.rawBytes == nil ? path.text : VisibleText(path).text
  }

  /// How a character is written that must not stand on a page; nil for one that may.
  static func escape(for scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: isSeen(scalar) ? nil : "\\u{" + hex(scalar.value, digits: 1) + "}"
    }
  }

  /// Whether a reader sees the character, and sees it where it stands.
  static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x7F { return value >= 0x20 }
    // Non-characters: the last two of each plane, and 32 in the Arabic block.
    if value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value) { return false }
    let properties = scalar.properties
    // Fillers, variation selectors, joiners and tag characters.
    if properties.isDefaultIgnorableCodePoint { return false }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate: false
    default: true
    }
  }

  private static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
