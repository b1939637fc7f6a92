/// How the bytes of a source beyond ASCII are to be decoded (PEP 263).
enum PythonEncoding {
  case utf8, latin1
  /// Some other encoding in which ASCII bytes stand for themselves; what is beyond ASCII in
  /// it is not decoded.
  case other
  /// One in which an ASCII byte can be part of another character, so that even quotes and
  /// brackets cannot be told.
  case unreadable

  /// Reads the declaration in the first two lines.
  init(declaredIn source: Span<UInt8>) {
    var index = 0
    var newlines = 0
    while index < source.count, newlines < 2 {
      guard let comment = Self.comment(in: source, from: &index) else {
        self = .utf8
        return
      }
      if let name = Self.name(in: comment) {
        self.init(name: name)
        return
      }
      newlines += 1
    }
    self = .utf8
  }

  /// The text of a line that is blank or a comment, nil for any other.
  private static func comment(in source: Span<UInt8>, from index: inout Int) -> [UInt8]? {
    var text: [UInt8] = []
    while index < source.count {
      let byte = source[index]
      index += 1
      if byte == UInt8(ascii: "\n") { break }
      if byte == UInt8(ascii: "\r") {
        if index < source.count, source[index] == UInt8(ascii: "\n") { index += 1 }
        break
      }
      if text.isEmpty {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C, 0xEF, 0xBB, 0xBF: continue
        case UInt8(ascii: "#"): text.append(byte)
        default: return nil
        }
      } else if text.count < 200 {
        text.append(byte)
      }
    }
    return text
  }

  /// The name after `coding:` or `coding=`.
  private static func name(in comment: [UInt8]) -> String? {
    let word = Array("coding".utf8)
    guard comment.count > word.count + 1 else { return nil }
    for start in 0..<(comment.count - word.count)
    where comment[start..<start + word.count].elementsEqual(word) {
      let separator = comment[start + word.count]
      guard separator == UInt8(ascii: ":") || separator == UInt8(ascii: "=") else { continue }
      let name = comment[(start + word.count + 1)...]
        .drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        .prefix {
          switch $0 {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "."):
            true
          default: false
          }
        }
      if !name.isEmpty { return String(decoding: name, as: UTF8.self).lowercased() }
    }
    return nil
  }

  private init(name: String) {
    let plain = String(name.map { $0 == "_" ? "-" : $0 })
    if plain.hasPrefix("utf-8") || plain == "utf8" || plain.hasPrefix("utf8-") {
      self = .utf8
    } else if ["latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1"].contains(plain)
      // The tokenizer takes what editors write behind it: `iso-latin-1-unix`.
      || ["latin-1", "iso-8859-1", "iso-latin-1"].contains(where: {
        plain == $0 || plain.hasPrefix($0 + "-")
      })
    {
      self = .latin1
    } else {
      let safe = [
        "ascii", "us-ascii", "latin", "iso-8859", "iso8859", "cp125", "windows-125",
        "koi8", "euc", "mac", "cp437", "cp85",
      ]
      self = safe.contains { plain.hasPrefix($0) } ? .other : .unreadable
    }
  }
}
