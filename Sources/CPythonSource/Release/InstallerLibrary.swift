/// A library that `Mac/BuildScript/build-installer.py` builds, as far as its lines spell it out.
package struct InstallerLibrary: Sendable {
  /// `OpenSSL 3.0.13`
  package let name: Mention
  /// Where it is fetched from.
  package let url: Mention?
  package let checksum: Mention?

  /// The libraries of the script, each a `dict(name="…", url="…", …)` over several lines.
  package static func all(in script: [UInt8]) -> [Self] {
    var found: [Self] = []
    var parts: [String: Mention] = [:]
    func close() {
      if let name = parts["name"] {
        found.append(Self(name: name, url: parts["url"], checksum: parts["checksum"]))
      }
      parts = [:]
    }
    for line in SourceLines(script) {
      var cursor = line.cursor
      var start = cursor
      if cursor.seek(past: "dict(") {
        close()
        start = cursor
      }
      start.skipBlanks()
      guard let key = start.takeIdentifier() else { continue }
      start.skipBlanks()
      guard start.skip("=") else { continue }
      start.skipBlanks()
      guard let value = start.takeQuoted(), parts[key] == nil else { continue }
      start.skipBlanks()
      // What follows the text makes another one of it.
      guard start.isAtEnd || start.skip(",") || start.skip("#") || start.skip(")") else { continue }
      parts[key] = Mention(value, line: line.number)
    }
    close()
    return found
  }

  /// The version behind the name, such as `3.0.13` or `1.1.1w`; nil if there is none.
  package var version: String? { Self.numbers(in: name.text).first { $0.contains(".") } }

  /// The version in the last part of the URL, with dots, if it is another one than that of the name:
  /// a later correction of the same, `6.1.2` of `6.1`, is not.
  package var otherVersionInURL: String? {
    guard let version, let url else { return nil }
    let file = url.text.split(separator: "/").last.map(String.init) ?? ""
    let numbers = Self.numbers(in: file)
    let stated = numbers.filter { $0.contains(".") }
    if let other = stated.first {
      return stated.contains { version == $0 || version.hasPrefix($0 + ".") } ? nil : other
    }
    // SQLite writes 3.42.0 as 3420000.
    guard file.lowercased().hasPrefix("sqlite"), let digits = numbers.first(where: { $0.count > 4 })
    else { return nil }
    return digits == Self.joined(version) ? nil : digits
  }

  /// Whether the checksum has the digits of MD5 or SHA-256.
  package var hasWholeChecksum: Bool {
    guard let checksum else { return true }
    let digits = checksum.text.utf8
    return [32, 64].contains(digits.count) && digits.allSatisfy(\.isHexDigit)
  }

  /// Runs of digits with dots between them, `_` taken for one, and a letter behind them: `3.0.13`, `1.1.1w`.
  private static func numbers(in text: String) -> [String] {
    var cursor = ByteCursor(Array(text.utf8)[...])
    var found: [String] = []
    while !cursor.isAtEnd {
      guard cursor.rest.first?.isDigit == true else {
        _ = cursor.takeByte()
        continue
      }
      var number = ""
      while true {
        number += String(decoding: cursor.take(while: \.isDigit), as: UTF8.self)
        guard let sign = cursor.rest.first, sign == UInt8(ascii: ".") || sign == UInt8(ascii: "_"),
          cursor.rest.dropFirst().first?.isDigit == true
        else { break }
        _ = cursor.takeByte()
        number += "."
      }
      let letters = cursor.take { $0.isWord && !$0.isDigit }
      if letters.count == 1 { number += String(decoding: letters, as: UTF8.self) }
      found.append(number)
    }
    return found
  }

  private static func joined(_ version: String) -> String? {
    let parts = version.split(separator: ".").compactMap { Int($0) }
    guard (3...4).contains(parts.count) else { return nil }
    let rest = (parts.dropFirst() + [0]).prefix(3)
    return "\(parts[0])" + rest.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined()
  }
}
