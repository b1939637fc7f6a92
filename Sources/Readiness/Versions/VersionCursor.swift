/// Reads a version in a short text from left to right.
struct VersionCursor {
  private let bytes: [UInt8]
  private var position = 0

  /// - Parameter text: Only its first 128 bytes are looked at; no version is longer.
  init(_ text: some StringProtocol) { bytes = Array(text.utf8.prefix(128)) }

  var isAtEnd: Bool { position == bytes.count }

  /// What was not read yet.
  var rest: String { String(decoding: bytes[position...], as: UTF8.self) }

  /// Reads `word` if it stands here, letters of either case alike.
  mutating func skip(_ word: StaticString) -> Bool {
    let wanted = Array("\(word)".utf8)
    guard bytes.count - position >= wanted.count else { return false }
    let found = bytes[position..<(position + wanted.count)]
    guard zip(found, wanted).allSatisfy({ Self.lower($0) == Self.lower($1) }) else { return false }
    position += wanted.count
    return true
  }

  /// Reads any number of the bytes of `set`.
  mutating func skipAny(of set: StaticString) {
    let allowed = Array("\(set)".utf8)
    while position < bytes.count, allowed.contains(bytes[position]) { position += 1 }
  }

  /// Reads bytes up to the next digit; false if there is none.
  mutating func skipToDigit() -> Bool {
    while position < bytes.count, !Self.isDigit(bytes[position]) { position += 1 }
    return position < bytes.count
  }

  /// A number of one to three digits. No release has had a longer one, and what is longer is
  /// no version.
  ///
  /// - Parameter isStrict: Whether a leading zero is refused.
  mutating func number(isStrict: Bool = true) -> Int? {
    var end = position
    while end < bytes.count, Self.isDigit(bytes[end]) { end += 1 }
    let digits = bytes[position..<end]
    guard (1...3).contains(digits.count) else { return nil }
    if isStrict, digits.count > 1, digits.first == UInt8(ascii: "0") { return nil }
    position = end
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Whether a letter or digit stands here.
  var isAtWord: Bool {
    position < bytes.count
      && (Self.isDigit(bytes[position])
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(Self.lower(bytes[position])))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}

extension VersionCursor {
  /// How a version is written between its first number and its end.
  struct Written {
    let version: ReleaseVersion
    /// Two, or three with the micro number.
    let parts: Int
    /// Whether the candidate is written `c` as up to 2.6.
    let hasShortCandidate: Bool
  }

  /// Reads `X.Y[.Z][(a|b|c|rc)N]`.
  mutating func version() -> Written? {
    let start = self
    if let written = versionOrStay() { return written }
    self = start
    return nil
  }

  private mutating func versionOrStay() -> Written? {
    guard let major = number(), skip("."), let minor = number() else { return nil }
    var micro: Int?
    var ahead = self
    if ahead.skip("."), let number = ahead.number() {
      micro = number
      self = ahead
    }
    var level = ReleaseVersion.Level.final
    var serial = 0
    var isShort = false
    ahead = self
    if let mark = ahead.levelMark(), let number = ahead.number() {
      (level, isShort) = mark
      serial = number
      self = ahead
    }
    let version = ReleaseVersion(
      series: Series(major: major, minor: minor), micro: micro ?? 0, level: level, serial: serial)
    return Written(version: version, parts: micro == nil ? 2 : 3, hasShortCandidate: isShort)
  }

  private mutating func levelMark() -> (ReleaseVersion.Level, Bool)? {
    if skip("rc") { return (.candidate, false) }
    if skip("a") { return (.alpha, false) }
    if skip("b") { return (.beta, false) }
    if skip("c") { return (.candidate, true) }
    return nil
  }
}
