/// Reads the roles in the text of a document, `` :ref:`label` ``, line by line.
///
/// What stands between backquotes may go on in the next line of its paragraph.
struct RoleReader {
  /// Markup that was opened and is not closed yet.
  private enum Open {
    case nothing, literal
    /// Text of the default role, or a reference of docutils.
    case phrase
    /// A target within a text.
    case target
    case role
  }

  private var open = Open.nothing
  /// The name of the role that is open.
  private var name = 0..<0
  private var meaning: RoleNames.Meaning?
  /// Where the open markup began.
  private var line = 0
  private var content: [UInt8] = []

  private static let quote = UInt8(ascii: "`")

  /// Reads a line, or what follows the name of a directive.
  mutating func read(
    _ number: Int, _ text: Range<Int>, _ source: Span<UInt8>, _ outline: inout DocumentOutline
  ) {
    guard !text.isEmpty else { return }
    var index = text.lowerBound
    // A cell of a table goes on below, not behind the next bar: what is open there is not followed.
    let isInTable = source[text.lowerBound] == UInt8(ascii: "|")
    while index < text.upperBound {
      switch open {
      case .nothing: index = begin(number, index, text, source)
      case .literal: index = closeLiteral(index, text, source)
      case .phrase, .target, .role: index = close(index, text, source, &outline)
      }
    }
    if isInTable { open = .nothing }
  }

  /// Ends the paragraph: nothing stays open beyond it.
  mutating func endParagraph(_ source: Span<UInt8>, _ outline: inout DocumentOutline) {
    if open == .role { addFault(.unclosed, source, &outline) }
    open = .nothing
  }

  /// Reads up to the next markup that begins, and returns where to go on.
  private mutating func begin(
    _ number: Int, _ index: Int, _ text: Range<Int>, _ source: Span<UInt8>
  ) -> Int {
    let quote = source.place(of: Self.quote, from: index, to: text.upperBound)
    let next = quote + 1
    guard next < text.upperBound else { return text.upperBound }
    if source[next] == Self.quote {
      let end = source.endOfRun(of: Self.quote, from: next, to: text.upperBound)
      guard end < text.upperBound, !source[end].isSpaceOrTab else { return end }
      open = .literal
      return next + 1
    }
    guard !source[next].isSpaceOrTab else { return next }
    let before = quote > text.lowerBound ? source[quote - 1] : UInt8(ascii: " ")
    line = number
    content.removeAll(keepingCapacity: true)
    if before == UInt8(ascii: ":"),
      let role = source.roleName(endingAt: quote - 1, from: text.lowerBound)
    {
      open = .role
      name = role
      meaning = RoleNames.meaning(of: role, source)
    } else if before == UInt8(ascii: "_") {
      if quote - 1 == text.lowerBound || source[quote - 2].mayPrecedeMarkup { open = .target }
    } else if before.mayPrecedeMarkup, !Self.isQuoted(before, source[next]) {
      open = .phrase
    }
    return next
  }

  /// Whether a backquote stands between the two of a pair, and is itself alone.
  private static func isQuoted(_ before: UInt8, _ after: UInt8) -> Bool {
    switch before {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): after == before
    case UInt8(ascii: "("): after == UInt8(ascii: ")")
    case UInt8(ascii: "["): after == UInt8(ascii: "]")
    case UInt8(ascii: "{"): after == UInt8(ascii: "}")
    case UInt8(ascii: "<"): after == UInt8(ascii: ">")
    default: false
    }
  }

  private mutating func closeLiteral(
    _ index: Int, _ text: Range<Int>, _ source: Span<UInt8>
  ) -> Int {
    var index = index
    while true {
      let quote = source.place(of: Self.quote, from: index, to: text.upperBound)
      guard quote < text.upperBound else { return quote }
      let end = source.endOfRun(of: Self.quote, from: quote, to: text.upperBound)
      if end - quote >= 2, quote == text.lowerBound || !source[quote - 1].isSpaceOrTab {
        open = .nothing
        return end
      }
      index = end
    }
  }

  /// Reads up to the closing backquote, and returns where to go on.
  private mutating func close(
    _ index: Int, _ text: Range<Int>, _ source: Span<UInt8>, _ outline: inout DocumentOutline
  ) -> Int {
    let quote = source.place(of: Self.quote, from: index, to: text.upperBound)
    keep(index..<quote, source)
    guard quote < text.upperBound else {
      content.append(UInt8(ascii: " "))
      return quote
    }
    let before = quote > text.lowerBound ? source[quote - 1] : UInt8(ascii: " ")
    if source.isEscaped(quote, from: index) {
      content.append(Self.quote)
      return quote + 1
    }
    // Here the next markup begins.
    if before.isSpaceOrTab
      || before == UInt8(ascii: ":")
        && source.roleName(endingAt: quote - 1, from: index, after: \.isSpaceOrTab) != nil
    {
      if source[text.lowerBound] == UInt8(ascii: "|") { open = .nothing }
      endParagraph(source, &outline)
      return quote
    }
    finish(source, &outline)
    open = .nothing
    return quote + 1
  }

  private mutating func keep(_ range: Range<Int>, _ source: Span<UInt8>) {
    if open == .role {
      switch meaning {
      case .plain?, nil: return
      default: break
      }
    } else if open == .phrase {
      return
    }
    for place in range { content.append(source[place]) }
  }

  private func finish(_ source: Span<UInt8>, _ outline: inout DocumentOutline) {
    if open == .target {
      outline.otherTargets.append(String(decoding: content, as: UTF8.self).asLabel)
    }
    guard open == .role else { return }
    switch meaning {
    case .plain?: break
    case nil: addFault(.unknown, source, &outline)
    case .reference(let kind)?: addReference(kind, &outline)
    case .issue?:
      let text = String(decoding: content, as: UTF8.self)
      if !text.isNumber { addFault(.noNumber(text), source, &outline) }
    case .proposal?:
      let text = Self.target(of: content)
      if !text.prefix(while: { $0 != "#" }).isNumber {
        addFault(.noNumber(text), source, &outline)
      }
    }
  }

  private func addReference(
    _ kind: DocumentOutline.Reference.Kind, _ outline: inout DocumentOutline
  ) {
    // Without a link, on purpose.
    guard content.first != UInt8(ascii: "!") else { return }
    let target = Self.target(of: content)
    outline.references.append(
      .init(kind: kind, target: kind == .document ? target : target.asLabel, line: line))
  }

  /// What a role leads to: `label`, or `title <label>`.
  private static func target(of content: [UInt8]) -> String {
    var target = content[...]
    if content.last == UInt8(ascii: ">"), let start = content.lastIndex(of: UInt8(ascii: "<")),
      start > 0
    {
      target = content[(start + 1)..<(content.count - 1)]
    }
    return String(decoding: target, as: UTF8.self)
  }

  private func addFault(
    _ kind: DocumentOutline.RoleFault.Kind, _ source: Span<UInt8>,
    _ outline: inout DocumentOutline
  ) {
    outline.roleFaults.append(.init(kind: kind, role: source.text(name).lowercased(), line: line))
  }
}

extension StringProtocol {
  fileprivate var isNumber: Bool { !isEmpty && utf8.allSatisfy(\.isDigit) }
}

extension UInt8 {
  /// Whether markup may begin right behind it.
  fileprivate var mayPrecedeMarkup: Bool {
    switch self {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "'"), UInt8(ascii: "\""),
      UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"),
      UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "|"), 0x80...:
      true
    default: false
    }
  }

  fileprivate var isLetterOrDigit: Bool { isWord && self != UInt8(ascii: "_") }

  fileprivate var joinsRoleNames: Bool {
    switch self {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "+"),
      UInt8(ascii: ":"):
      true
    default: false
    }
  }
}

extension Span<UInt8> {
  /// The place of a byte, or the end.
  fileprivate func place(of byte: UInt8, from start: Int, to end: Int) -> Int {
    var index = start
    while index &+ 8 <= count, index < end {
      let places = ByteWord(self, at: index).places(of: byte)
      if places != 0 { return Swift.min(end, index &+ ByteWord.first(places)) }
      index &+= 8
    }
    while index < end, self[index] != byte { index &+= 1 }
    return Swift.min(index, end)
  }

  /// Whether a byte has a backslash before it that is not escaped itself.
  fileprivate func isEscaped(_ place: Int, from start: Int) -> Bool {
    var index = place
    while index > start, self[index - 1] == UInt8(ascii: "\\") { index &-= 1 }
    return (place - index) % 2 == 1
  }

  /// Where a run of one byte ends.
  fileprivate func endOfRun(of byte: UInt8, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, self[index] == byte { index &+= 1 }
    return index
  }

  /// The name of the role whose second colon stands at `end`: letters and digits with single signs
  /// between them.
  ///
  /// - Parameter mayPrecede: Told what stands before the first colon; without it, anything but what
  ///   belongs to a word.
  fileprivate func roleName(
    endingAt end: Int, from start: Int, after mayPrecede: ((UInt8) -> Bool)? = nil
  ) -> Range<Int>? {
    var index = end
    while index > start {
      let part = index
      while index > start, self[index - 1].isLetterOrDigit { index &-= 1 }
      guard index < part, index > start else { return nil }
      guard index - 1 > start, self[index - 1].joinsRoleNames, self[index - 2].isLetterOrDigit
      else { break }
      index &-= 1
    }
    guard index > start, self[index - 1] == UInt8(ascii: ":") else { return nil }
    if index - 1 > start {
      let before = self[index - 2]
      guard mayPrecede?(before) ?? !before.isWord else { return nil }
    } else if mayPrecede != nil {
      return nil
    }
    return index..<end
  }
}
