/// Every release tag from one to another, both included, in release order: `A..B`.
package struct TagRange: Hashable, Sendable {
  package let first: ReleaseTag
  package let last: ReleaseTag

  /// - Throws: ``TagArgumentFault/swapped(first:last:)`` if `first` comes after `last`.
  package init(from first: ReleaseTag, to last: ReleaseTag) throws(TagArgumentFault) {
    guard first.version <= last.version else { throw .swapped(first: first, last: last) }
    self.first = first
    self.last = last
  }

  /// Those of `tags` that lie in the range, in release order. The ends need not exist.
  package func tags(among tags: [ReleaseTag]) -> [ReleaseTag] {
    tags.filter { (first.version...last.version).contains($0.version) }.sorted()
  }
}

/// What a user writes to name tags: one, a range of them, or a pattern.
package enum TagArgument: Hashable, Sendable {
  case tag(ReleaseTag)
  case range(TagRange)
  /// Every release tag that the pattern matches.
  case pattern(GlobPattern)

  /// - Parameter text: A tag name, two with `..` between them, or a pattern such as `v3.12.*`.
  package init(_ text: String) throws(TagArgumentFault) {
    let pattern = GlobPattern(text)
    if pattern.hasWildcard, Self.ends(of: text) == nil {
      self = .pattern(pattern)
      return
    }
    if let tag = ReleaseTag(text) {
      self = .tag(tag)
      return
    }
    guard let (left, right) = Self.ends(of: text) else {
      throw .notTag(text, suggestion: ReleaseTag(near: text))
    }
    guard let first = ReleaseTag(left) else {
      throw .notTag(left, suggestion: ReleaseTag(near: left))
    }
    guard let last = ReleaseTag(right) else {
      throw .notTag(right, suggestion: ReleaseTag(near: right))
    }
    self = .range(try TagRange(from: first, to: last))
  }

  /// The texts before and after the only `..`, neither of them empty.
  private static func ends(of text: String) -> (String, String)? {
    let bytes = Array(text.utf8)
    let dot = UInt8(ascii: ".")
    guard bytes.count >= 4 else { return nil }
    let places = bytes.indices.dropLast().filter { bytes[$0] == dot && bytes[$0 + 1] == dot }
    guard places.count == 1, let place = places.first, place > 0, place + 2 < bytes.count else {
      return nil
    }
    return (
      String(decoding: bytes[..<place], as: UTF8.self),
      String(decoding: bytes[(place + 2)...], as: UTF8.self)
    )
  }
}

/// Why an argument does not name tags. Settled before any repository is opened.
package enum TagArgumentFault: Error, Hashable, Sendable {
  /// Not of the form of a release tag; with the tag that was probably meant.
  case notTag(String, suggestion: ReleaseTag?)
  /// A range whose first tag comes after its last.
  case swapped(first: ReleaseTag, last: ReleaseTag)

  /// The fault in one sentence without full stop.
  package var message: Message {
    switch self {
    case .notTag(let text, let suggestion?):
      "\(text) is not the name of a release tag; did you mean \(words: suggestion.name)?"
    case .notTag(let text, nil):
      "\(text) is not the name of a release tag, like v3.12.0a1 or v3.12.4"
    case .swapped(let first, let last):
      """
      \(first.name) comes after \(last.name); did you mean \(words: last.name)..\
      \(words: first.name)?
      """
    }
  }
}
