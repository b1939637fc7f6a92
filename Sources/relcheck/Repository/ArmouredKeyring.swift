internal import Foundation

/// Keys as text, as python.org publishes them: one or more blocks of RFC 4880, section 6.2.
///
/// `sqv` reads them as they are; `gpgv` wants the packets alone, one after the other.
struct ArmouredKeyring {
  /// The packets of all blocks; nil if the bytes are no armoured keys.
  let packets: Data?

  /// The most bytes that a keyring may have.
  static let limit = 64 << 20

  init(_ bytes: Data) {
    let begin = "-----BEGIN PGP PUBLIC KEY BLOCK-----"
    guard bytes.count <= Self.limit, bytes.prefix(4096).range(of: Data(begin.utf8)) != nil else {
      packets = nil
      return
    }
    var packets = Data()
    var text: String?
    var isInHeaders = false
    for line in String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    {
      let line = line.trimmingCharacters(in: .whitespaces)
      if line == begin {
        text = ""
        isInHeaders = true
      } else if line.hasPrefix("-----END") {
        if let text, let block = Data(base64Encoded: text) { packets.append(block) }
        text = nil
      } else if isInHeaders {
        // "Version: …", "Comment: …", then an empty line.
        isInHeaders = !line.isEmpty && line.contains(":")
        if !isInHeaders { text?.append(line) }
      } else if !line.hasPrefix("=") {
        text?.append(line)
      }
    }
    self.packets = packets.isEmpty ? nil : packets
  }
}
