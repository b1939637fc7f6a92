/// A word to be found in bytes, by Horspool's way: what stands at the end of the window decides
/// how far it moves.
struct SoughtWord: Sendable {
  private let bytes: [UInt8]
  private let shifts: [Int]

  init(_ word: String) {
    let bytes = Array(word.utf8)
    var shifts = [Int](repeating: max(1, bytes.count), count: 256)
    for (place, byte) in bytes.enumerated().dropLast() {
      shifts[Int(byte)] = bytes.count - 1 - place
    }
    self.bytes = bytes
    self.shifts = shifts
  }

  /// Whether the word is anywhere in `text`. An empty word is everywhere.
  func isIn(_ text: Span<UInt8>) -> Bool { bytes.isEmpty || place(in: text, from: 0) != nil }

  /// Where the word begins first at or behind `start`; nil if it does not, and for an empty word.
  func place(in text: Span<UInt8>, from start: Int) -> Range<Int>? {
    guard let last = bytes.last else { return nil }
    var end = start + bytes.count - 1
    while end < text.count {
      let byte = text[end]
      if byte == last, matches(text, endingAt: end) { return end + 1 - bytes.count..<end + 1 }
      end += shifts[Int(byte)]
    }
    return nil
  }

  private func matches(_ text: Span<UInt8>, endingAt end: Int) -> Bool {
    let start = end - (bytes.count - 1)
    for place in 0..<(bytes.count - 1) where text[start + place] != bytes[place] { return false }
    return true
  }
}
