internal import Crypto

/// Argument Clinic's blocks in a C file, and whether they are as Clinic left them.
///
/// A block is a comment from `/*[clinic input]` to `[clinic start generated code]*/`, the code made
/// from it, and a comment that ends it with checksums of both: `/*[clinic end generated code:
/// output=… input=…]*/`, or `checksum=…` of the code alone in the first versions.
enum ClinicBlock {
  /// A line that may begin or end a part of a block.
  struct Mark: Hashable {
    /// The index of its first byte.
    let start: Int
    /// Counted from 1.
    let line: Int
  }

  /// The blocks whose checksums are not those of their parts.
  static func faults(_ bytes: Span<UInt8>, marks: [Mark]) -> [TextScan.ClinicFault] {
    var faults: [TextScan.ClinicFault] = []
    var input: Range<Int>?
    var inputLine = 0
    var output: Int?
    for mark in marks {
      let end = endOfLine(bytes, from: mark.start)
      var cursor = ByteCursor(bytes.array(of: mark.start..<end)[...])
      if cursor.skip("/*["), let name = cursor.takeIdentifier() {
        if cursor.skip(" input]") {
          input = end..<end
          inputLine = mark.line
          output = nil
        } else if cursor.skip(" end generated code: "), let start = output, let body = input {
          let fields = Self.fields(cursor)
          let parts = [
            ("output", start..<mark.start), ("checksum", start..<mark.start), ("input", body),
          ]
          for (part, range) in parts {
            guard let wanted = fields[part], !wanted.isEmpty else { continue }
            if !digest(bytes.array(of: range)).hasPrefix(wanted) {
              faults.append(
                .init(name: name, isOfInput: part == "input", line: inputLine, endLine: mark.line))
            }
          }
          (input, output) = (nil, nil)
        }
      } else if cursor.skip("["), cursor.takeIdentifier() != nil,
        cursor.skip(" start generated code]*/"), let body = input
      {
        input = body.lowerBound..<mark.start
        output = end
      }
    }
    return faults
  }

  /// `output=… input=…]*/`
  private static func fields(_ start: ByteCursor) -> [String: String] {
    var cursor = start
    var fields: [String: String] = [:]
    while let key = cursor.takeIdentifier(), cursor.skip("=") {
      fields[key] = String(decoding: cursor.take(while: \.isHexDigit), as: UTF8.self)
      cursor.skipBlanks()
    }
    return fields
  }

  /// The index after the line feed.
  private static func endOfLine(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index &+= 1 }
    return min(index &+ 1, bytes.count)
  }

  private static func digest(_ part: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in Insecure.SHA1.hash(data: part) {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension Span<UInt8> {
  /// A copy of some of the bytes.
  fileprivate func array(of range: Range<Int>) -> [UInt8] {
    var array: [UInt8] = []
    array.append(copying: extracting(range))
    return array
  }
}
