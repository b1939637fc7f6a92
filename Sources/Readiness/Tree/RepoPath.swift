/// A path inside a commit's tree, with `/` as separator and no leading one.
///
/// git allows every byte but NUL in it. A path that is not UTF-8 keeps its bytes beside the
/// repaired text, so that two paths are equal only if their bytes are.
package struct RepoPath: Sendable {
  /// The path as text; bytes that are no UTF-8 are replaced by U+FFFD.
  package let text: String
  /// The bytes, if they are not UTF-8.
  package let rawBytes: [UInt8]?

  package init(_ text: String) {
    self.text = text
    rawBytes = nil
  }

  package init(bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    self.text = text
    rawBytes = text.utf8.elementsEqual(bytes) ? nil : bytes
  }

  /// The bytes that git holds.
  package var bytes: [UInt8] { rawBytes ?? Array(text.utf8) }

  /// What follows the last `/`.
  package var name: Substring {
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return text[...] }
    return text[text.utf8.index(after: slash)...]
  }

  /// What follows the last dot of the name, in lower case; empty without one, and for a name that
  /// begins with its only dot.
  package var ending: String {
    let name = name.utf8
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return "" }
    return Substring(name[name.index(after: dot)...]).lowercased()
  }

  /// The name without its ending.
  package var stem: Substring {
    let name = name
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else {
      return name
    }
    return name[..<dot]
  }

  /// What stands before the last `/`, without it; empty at the top.
  package var folder: Substring {
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return text[..<slash]
  }
}

// Swift compares strings by canonical equivalence; git compares bytes.
extension RepoPath: Hashable {
  package static func == (left: Self, right: Self) -> Bool {
    // The two comparisons before the last cost little, and nearly always tell.
    left.text.utf8.count == right.text.utf8.count && left.text == right.text
      && left.text.utf8.elementsEqual(right.text.utf8) && left.rawBytes == right.rawBytes
  }

  /// Equal bytes are equal text, so the text's own hash will do, which is made of many bytes at once.
  package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension RepoPath: Comparable {
  /// The order of the bytes, as git sorts names.
  package static func < (left: Self, right: Self) -> Bool {
    guard left.rawBytes == nil, right.rawBytes == nil else {
      return left.bytes.lexicographicallyPrecedes(right.bytes)
    }
    return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

extension RepoPath: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(text) }
}

extension RepoPath: CustomStringConvertible {
  package var description: String { text }
}
