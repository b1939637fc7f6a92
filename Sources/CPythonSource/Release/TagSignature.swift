/// The signature that stands at the end of an annotated tag's message.
///
/// It is read, not verified: what is found is what the signature claims.
package struct TagSignature: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case none, openPGP, ssh, unknown
  }

  package private(set) var kind: Kind = .none
  /// The message without the signature.
  package private(set) var messageWithout: [UInt8]
  /// The key it names, in upper-case hexadecimal digits: its fingerprint (subpacket 33), else the
  /// sixteen digits of its id (subpacket 16).
  package private(set) var issuer: String?
  /// The digest's name, such as `SHA-512` (RFC 4880, section 9.4).
  package private(set) var digest: String?
  /// Seconds since 1970 (subpacket 2).
  package private(set) var creationTime: Int64?

  /// - Parameter message: What follows the head of a tag object.
  package init(message: [UInt8]) {
    messageWithout = message
    let marks: [(String, Kind)] = [
      ("-----BEGIN PGP SIGNATURE-----", .openPGP), ("-----BEGIN PGP MESSAGE-----", .openPGP),
      ("-----BEGIN SSH SIGNATURE-----", .ssh), ("-----BEGIN SIGNED MESSAGE-----", .unknown),
    ]
    for (mark, kind) in marks {
      guard let start = Self.lineStart(of: Array(mark.utf8), in: message) else { continue }
      self.kind = kind
      messageWithout = Array(message[..<start])
      // One that is cut off could not be verified.
      let isWhole =
        kind != .openPGP || Self.lineStart(of: Array("-----END PGP ".utf8), in: message) != nil
      if kind == .openPGP, isWhole { readPacket(Self.unarmoured(message[start...])) }
      return
    }
  }

  /// Where a line that begins with `mark` starts.
  private static func lineStart(of mark: [UInt8], in message: [UInt8]) -> Int? {
    var start = 0
    while start < message.count {
      if message[start...].starts(with: mark) { return start }
      guard let end = message[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      start = end + 1
    }
    return nil
  }

  /// The bytes inside an ASCII armour (RFC 4880, section 6.2); at most 64 KiB of text are read.
  private static func unarmoured(_ armour: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var isBody = false
    var bits: UInt32 = 0
    var count = 0
    for line in armour.prefix(64 << 10).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).dropFirst() {
      let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      if !isBody {
        // Headers such as `Version: …` end at an empty line.
        isBody = text.allSatisfy { $0 == UInt8(ascii: " ") }
        continue
      }
      guard let first = text.first, first != UInt8(ascii: "="), first != UInt8(ascii: "-") else {
        break
      }
      for byte in text {
        guard let value = value(ofDigit: byte) else { continue }
        bits = bits << 6 | value
        count += 6
        if count >= 8 {
          count -= 8
          bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
          bits &= (1 << UInt32(count)) - 1
        }
      }
    }
    return bytes
  }

  private static func value(ofDigit byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }

  /// A signature packet of version 4 (RFC 4880, section 5.2.3).
  private mutating func readPacket(_ bytes: [UInt8]) {
    guard let body = Self.signatureBody(bytes), body.count > 6 else { return }
    let packet = Array(body)
    guard packet[0] == 4 || packet[0] == 5 else { return }
    digest = Self.digestNames[packet[3]] ?? "digest \(packet[3])"
    let hashed = Self.area(packet, at: 4)
    readSubpackets(packet, hashed)
    readSubpackets(packet, Self.area(packet, at: hashed.upperBound))
  }

  /// The body of the first packet if it is a signature (tag 2).
  private static func signatureBody(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    guard let head = bytes.first, head & 0x80 != 0 else { return nil }
    if head & 0x40 != 0 {
      guard head & 0x3F == 2, let length = length(bytes, at: 1) else { return nil }
      return bytes.dropFirst(1 + length.size).prefix(length.value)
    }
    guard (head >> 2) & 0x0F == 2 else { return nil }
    let size = [1, 2, 4, 0][Int(head & 3)]
    guard bytes.count > 1 + size else { return nil }
    let value = bytes[1..<(1 + size)].reduce(0) { $0 << 8 | Int($1) }
    return size == 0 ? bytes.dropFirst(1) : bytes.dropFirst(1 + size).prefix(value)
  }

  /// The range of a subpacket area whose two-byte length stands at `position`.
  private static func area(_ packet: [UInt8], at position: Int) -> Range<Int> {
    guard position + 2 <= packet.count else { return packet.count..<packet.count }
    let count = Int(packet[position]) << 8 | Int(packet[position + 1])
    let start = position + 2
    return start..<min(packet.count, start + count)
  }

  private static func length(_ bytes: [UInt8], at position: Int) -> (value: Int, size: Int)? {
    guard position < bytes.count else { return nil }
    let first = Int(bytes[position])
    if first < 192 { return (first, 1) }
    if first < 255 {
      guard position + 1 < bytes.count else { return nil }
      return ((first - 192) << 8 + Int(bytes[position + 1]) + 192, 2)
    }
    guard position + 4 < bytes.count else { return nil }
    return (bytes[(position + 1)...(position + 4)].reduce(0) { $0 << 8 | Int($1) }, 5)
  }

  private mutating func readSubpackets(_ packet: [UInt8], _ area: Range<Int>) {
    var position = area.lowerBound
    while position < area.upperBound, let length = Self.length(packet, at: position) {
      let start = position + length.size
      let end = start + length.value
      guard length.value > 0, end <= area.upperBound else { return }
      let data = packet[(start + 1)..<end]
      switch packet[start] & 0x7F {
      case 2 where data.count == 4: creationTime = data.reduce(0) { $0 << 8 | Int64($1) }
      case 16 where issuer == nil && data.count == 8: issuer = Self.hex(data)
      case 33 where data.count >= 21: issuer = Self.hex(data.dropFirst())
      default: break
      }
      position = end
    }
  }

  private static func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { byte in
      String(byte >> 4, radix: 16, uppercase: true) + String(byte & 15, radix: 16, uppercase: true)
    }.joined()
  }

  private static let digestNames: [UInt8: String] = [
    1: "MD5", 2: "SHA-1", 3: "RIPEMD-160", 8: "SHA-256", 9: "SHA-384", 10: "SHA-512",
    11: "SHA-224", 12: "SHA3-256", 14: "SHA3-512",
  ]
}
