package import Readiness

/// The name of a member of a JSON object.
struct JSONKey: CodingKey, ExpressibleByStringLiteral {
  let stringValue: String
  let intValue: Int?

  init(stringLiteral text: String) { self.init(stringValue: text) }

  init(stringValue: String) {
    self.stringValue = stringValue
    intValue = nil
  }

  init(intValue: Int) {
    stringValue = String(intValue)
    self.intValue = intValue
  }
}

typealias JSONMembers = KeyedDecodingContainer<JSONKey>

extension Decoder {
  /// The members of the object that is read.
  func members() throws -> JSONMembers { try container(keyedBy: JSONKey.self) }

  /// A fault of the value that is read.
  func fault(_ what: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: codingPath, debugDescription: what))
  }
}

extension KeyedDecodingContainer<JSONKey> {
  /// A member that must be there.
  func value<Value: Decodable>(_ key: JSONKey) throws -> Value {
    try decode(Value.self, forKey: key)
  }

  /// A member that must be there, and may be null.
  func nullable<Value: Decodable>(_ key: JSONKey) throws -> Value? {
    guard contains(key) else {
      throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: ""))
    }
    return try decodeIfPresent(Value.self, forKey: key)
  }

  /// A member that may be left out.
  func optional<Value: Decodable>(_ key: JSONKey) throws -> Value? {
    try decodeIfPresent(Value.self, forKey: key)
  }

  /// One of a set of words; nil for null.
  func word<Word: RawRepresentable<String>>(_ key: JSONKey) throws -> Word? {
    guard let text: String = try nullable(key) else { return nil }
    guard let word = Word(rawValue: text) else { throw fault(key, "has a word that is not known") }
    return word
  }

  /// One of a set of words, which must be there.
  func oneWord<Word: RawRepresentable<String>>(_ key: JSONKey) throws -> Word {
    guard let word: Word = try word(key) else { throw fault(key, "is null") }
    return word
  }

  /// A message: its plain text, and its pieces where they stand beside it.
  func message(_ key: JSONKey, parts: JSONKey) throws -> Message {
    if let message: Message = try optional(parts) { return message }
    let text: String = try value(key)
    return Message(text.isEmpty ? [] : [.words(text)])
  }

  /// A fault of one of the members.
  func fault(_ key: JSONKey, _ what: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: codingPath + [key], debugDescription: what))
  }
}

extension ContentID: Decodable {
  package init(from decoder: any Decoder) throws {
    guard let id = ContentID(hex: try decoder.singleValueContainer().decode(String.self)) else {
      throw decoder.fault("is not the id of an object")
    }
    self = id
  }
}

extension ReleaseVersion: Decodable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let version = ReleaseVersion(text) else { throw decoder.fault("is not a version") }
    self = version
  }
}

extension Series: Decodable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let series = Series(text) else { throw decoder.fault("is not a series") }
    self = series
  }
}

extension Location: Decodable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members()
    let path: RepoPath
    if let text: String = try members.optional("path_bytes") {
      guard let bytes = bytes(ofBase64: text) else {
        throw members.fault("path_bytes", "is not base64")
      }
      path = RepoPath(bytes: bytes)
    } else {
      path = RepoPath(try members.value("path") as String)
    }
    self.init(path, line: try members.optional("line"), tag: try members.optional("tag"))
  }
}

extension Message: Decodable {
  /// Reads pieces as ``parts`` writes them.
  package init(from decoder: any Decoder) throws {
    struct Part: Decodable {
      let piece: Piece

      init(from decoder: any Decoder) throws {
        if let words = try? decoder.singleValueContainer().decode(String.self) {
          piece = .words(words)
          return
        }
        let members = try decoder.members()
        piece =
          if let code: String = try members.optional("code") { .foreign(code) } else {
            .place(try Location(from: decoder))
          }
      }
    }
    self.init(try decoder.singleValueContainer().decode([Part].self).map(\.piece))
  }
}

/// The bytes of base64 with padding (RFC 4648, section 4); nil if it is not that.
func bytes(ofBase64 text: String) -> [UInt8]? {
  guard text.utf8.count.isMultiple(of: 4) else { return nil }
  let body = text.utf8.prefix { $0 != UInt8(ascii: "=") }
  let padding = text.utf8.count - body.count
  guard padding <= 2, text.utf8.suffix(padding).allSatisfy({ $0 == UInt8(ascii: "=") }) else {
    return nil
  }
  var bytes: [UInt8] = []
  var bits = 0
  var count = 0
  for byte in body {
    guard let value = base64Digits.firstIndex(of: byte) else { return nil }
    bits = bits << 6 | value
    count += 6
    if count >= 8 {
      count -= 8
      bytes.append(UInt8(bits >> count))
      bits &= 1 << count - 1
    }
  }
  return bits == 0 ? bytes : nil
}

/// The 64 digits in order of their values.
let base64Digits = Array(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
