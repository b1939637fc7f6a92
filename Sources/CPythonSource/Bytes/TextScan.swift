/// What one pass over the bytes of any file tells of it as a text.
package struct TextScan: Hashable, Sendable {
  /// A line that git leaves in a file where a merge did not succeed.
  package struct ConflictMarker: Hashable, Sendable {
    /// `<<<<<<<`, `|||||||` or `>>>>>>>`
    package let text: String
    /// Counted from 1.
    package let line: Int
  }

  /// Whether git takes it for a binary file: there is a NUL in its first 8000 bytes. Nothing else is
  /// told of such a file.
  package private(set) var isBinary = false
  /// The first of them, ``markerLimit`` at most.
  package private(set) var conflictMarkers: [ConflictMarker] = []
  /// A block of Argument Clinic whose checksum is not that of what it holds.
  package struct ClinicFault: Hashable, Sendable {
    /// `clinic` or `python`
    package let name: String
    /// Whether the input was changed without making the code again; else the code was changed.
    package let isOfInput: Bool
    /// The line that begins the block, counted from 1.
    package let line: Int
    /// The line with the checksum.
    package let endLine: Int
  }

  /// In the order of the file.
  package private(set) var clinicFaults: [ClinicFault] = []
  /// The macros that stand for an entry of a table of methods, `#define X_METHODDEF`, each with its first line:
  /// Argument Clinic makes them.
  package private(set) var methodMacros: [String: Int] = [:]
  private var clinicMarks: [ClinicBlock.Mark] = []
  package private(set) var isEmpty = false
  /// How many lines it has; one more if it ends with a line feed.
  package private(set) var lineCount = 0
  /// Whether it ends with a line feed, or is empty.
  package private(set) var endsInLineFeed = true
  /// Whether it begins with the mark of UTF-8.
  package private(set) var hasByteOrderMark = false
  /// The first line that ends with a carriage return and a line feed, counted from 1.
  package private(set) var firstWindowsLine: Int?
  /// The first line that is not UTF-8, counted from 1.
  package private(set) var firstInvalidLine: Int?

  /// The first line with a character that was encoded as UTF-8 twice, counted from 1; nil where it is a
  /// single one among others beyond ASCII, which may be meant so.
  package var firstDoubleEncoding: Int? {
    firstInvalidLine == nil && (doubledCount > 1 || otherCount == 0) ? firstDoubledLine : nil
  }
  private var firstDoubledLine: Int?
  private var doubledCount = 0
  /// How many characters beyond ASCII were encoded once.
  private var otherCount = 0

  /// The most markers that are kept.
  package static let markerLimit = 64
  private static let binaryPrefix = 8000

  package init(_ bytes: Span<UInt8>) {
    isEmpty = bytes.count == 0
    var index = 0
    let prefix = min(bytes.count, Self.binaryPrefix)
    while index < prefix {
      if bytes[index] == 0 {
        isBinary = true
        return
      }
      index &+= 1
    }
    if bytes.count > 0 {
      endsInLineFeed = bytes[bytes.count &- 1] == UInt8(ascii: "\n")
      hasByteOrderMark =
        bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    }
    scan(bytes)
    if !clinicMarks.isEmpty {
      clinicFaults = ClinicBlock.faults(bytes, marks: clinicMarks)
      clinicMarks = []
    }
  }

  private mutating func scan(_ bytes: Span<UInt8>) {
    var line = 1
    var index = 0
    var validated = 0
    readMarker(bytes, at: 0, line: 1)
    while index &+ 8 <= bytes.count {
      let word = ByteWord(bytes, at: index)
      if word.bits & ByteWord.highest != 0, index &+ 8 > validated, firstInvalidLine == nil {
        validated = validate(bytes, from: max(index, validated), line: line)
      }
      var places = word.newlines
      while places != 0 {
        noteEnd(bytes, at: index &+ ByteWord.first(places), line: line)
        line &+= 1
        readMarker(bytes, at: index &+ ByteWord.first(places) &+ 1, line: line)
        places &= places &- 1
      }
      index &+= 8
    }
    while index < bytes.count {
      if bytes[index] >= 0x80, index >= validated, firstInvalidLine == nil {
        validated = validate(bytes, from: index, line: line)
      }
      if bytes[index] == UInt8(ascii: "\n") {
        noteEnd(bytes, at: index, line: line)
        line &+= 1
        readMarker(bytes, at: index &+ 1, line: line)
      }
      index &+= 1
    }
    lineCount = line
  }

  @inline(__always)
  private mutating func noteEnd(_ bytes: Span<UInt8>, at feed: Int, line: Int) {
    if firstWindowsLine == nil, feed > 0, bytes[feed &- 1] == UInt8(ascii: "\r") {
      firstWindowsLine = line
    }
  }

  private mutating func readMarker(_ bytes: Span<UInt8>, at start: Int, line: Int) {
    guard start &+ 7 <= bytes.count else { return }
    let first = bytes[start]
    if first == UInt8(ascii: "[") || first == UInt8(ascii: "/") && bytes[start &+ 2] == 0x5B {
      clinicMarks.append(ClinicBlock.Mark(start: start, line: line))
      return
    }
    if first == UInt8(ascii: "#"), bytes[start &+ 1] == UInt8(ascii: "d") {
      readMethodMacro(bytes, at: start, line: line)
      return
    }
    guard first == UInt8(ascii: "<") || first == UInt8(ascii: ">") || first == UInt8(ascii: "|")
    else { return }
    for offset in 1..<7 where bytes[start &+ offset] != first { return }
    guard start &+ 7 < bytes.count, bytes[start &+ 7] == UInt8(ascii: " ") else { return }
    guard conflictMarkers.count < Self.markerLimit else { return }
    conflictMarkers.append(
      ConflictMarker(
        text: String(repeating: Character(Unicode.Scalar(first)), count: 7), line: line))
  }

  /// `#define X_METHODDEF    \`
  private mutating func readMethodMacro(_ bytes: Span<UInt8>, at start: Int, line: Int) {
    for (offset, byte) in Self.definition.enumerated() {
      guard start &+ offset < bytes.count, bytes[start &+ offset] == byte else { return }
    }
    let first = start &+ Self.definition.count
    var end = first
    while end < bytes.count, bytes[end].continuesIdentifier { end &+= 1 }
    let ending = end &- Self.methodEnding.count
    guard ending > first else { return }
    for (offset, byte) in Self.methodEnding.enumerated() where bytes[ending &+ offset] != byte {
      return
    }
    // An empty one stands for what this platform has not.
    guard end < bytes.count, bytes[end] == UInt8(ascii: " ") else { return }
    let name = String(decoding: (first..<end).map { bytes[$0] }, as: UTF8.self)
    if methodMacros[name] == nil { methodMacros[name] = line }
  }

  private static let definition = Array("#define ".utf8)
  private static let methodEnding = Array("_METHODDEF".utf8)

  /// Reads characters from `start` on until there are eight ASCII bytes in a row, or the end.
  ///
  /// - Returns: the index up to which the bytes are known to be UTF-8.
  private mutating func validate(_ bytes: Span<UInt8>, from start: Int, line: Int) -> Int {
    var index = start
    var line = line
    var plain = 0
    var endOfDoubled = start
    while index < bytes.count, plain < 8 {
      let byte = bytes[index]
      if byte < 0x80 {
        plain &+= 1
        if byte == UInt8(ascii: "\n") { line &+= 1 }
        index &+= 1
        continue
      }
      plain = 0
      guard let length = Self.lengthOfCharacter(bytes, at: index) else {
        firstInvalidLine = line
        return bytes.count
      }
      if index >= endOfDoubled {
        endOfDoubled = DoubleEncoding.end(bytes, at: index) ?? index
        note(isDoubled: endOfDoubled > index, line: line)
      }
      index &+= length
    }
    return index
  }

  @inline(__always)
  private mutating func note(isDoubled: Bool, line: Int) {
    guard isDoubled else {
      otherCount &+= 1
      return
    }
    doubledCount &+= 1
    if firstDoubledLine == nil { firstDoubledLine = line }
  }

  /// The length of the character beyond ASCII that stands here; nil if none does.
  private static func lengthOfCharacter(_ bytes: Span<UInt8>, at index: Int) -> Int? {
    let first = bytes[index]
    let length: Int
    let seconds: ClosedRange<UInt8>
    switch first {
    case 0xC2...0xDF: (length, seconds) = (2, 0x80...0xBF)
    case 0xE0: (length, seconds) = (3, 0xA0...0xBF)
    case 0xED: (length, seconds) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, seconds) = (3, 0x80...0xBF)
    case 0xF0: (length, seconds) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, seconds) = (4, 0x80...0xBF)
    case 0xF4: (length, seconds) = (4, 0x80...0x8F)
    default: return nil
    }
    guard index &+ length <= bytes.count, seconds.contains(bytes[index &+ 1]) else { return nil }
    for offset in 2..<max(2, length) where !(0x80...0xBF).contains(bytes[index &+ offset]) {
      return nil
    }
    return length
  }
}

extension ByteWord {
  /// The places of line feeds, each exact.
  @inline(__always)
  var newlines: UInt64 {
    let difference = bits ^ 0x0A0A_0A0A_0A0A_0A0A
    let others = ((difference & ~Self.highest) &+ 0x7F7F_7F7F_7F7F_7F7F) | difference
    return ~others & Self.highest
  }
}
