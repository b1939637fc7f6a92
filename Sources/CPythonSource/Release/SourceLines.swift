/// The lines of a text file, as bytes, numbered from 1.
///
/// A line ends at LF; a CR before it belongs to the end of the line. The file need not be UTF-8.
package struct SourceLines: Sequence, Sendable {
  /// One line, without its end.
  package struct Line: Sendable {
    /// Counted from 1.
    package let number: Int
    package let bytes: ArraySlice<UInt8>

    /// The line as text; bytes that are no UTF-8 are replaced by U+FFFD.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// A cursor at the start of the line.
    var cursor: ByteCursor { ByteCursor(bytes) }
  }

  package struct Iterator: IteratorProtocol {
    private var rest: ArraySlice<UInt8>
    private var number = 0

    fileprivate init(_ bytes: [UInt8]) { rest = bytes[...] }

    package mutating func next() -> Line? {
      guard !rest.isEmpty else { return nil }
      number += 1
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      var line = rest[..<end]
      rest = rest[end...].dropFirst()
      if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
      return Line(number: number, bytes: line)
    }
  }

  private let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package func makeIterator() -> Iterator { Iterator(bytes) }
}

/// A piece of a file that states a version or a number, as written, and where it stands.
package struct Mention: Hashable, Sendable {
  package let text: String
  /// Counted from 1.
  package let line: Int

  package init(_ text: String, line: Int) {
    self.text = text
    self.line = line
  }
}
