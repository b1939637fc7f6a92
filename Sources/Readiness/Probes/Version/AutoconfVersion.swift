/// A version of Autoconf, such as 2.71.
struct AutoconfVersion: Hashable {
  let parts: [Int]

  init(parts: [Int]) { self.parts = parts }

  /// - Parameter text: Numbers with dots between them; a version under development, such as
  ///   `2.70.1-a2`, counts as the numbers before it.
  init?(_ text: String) {
    let numbers = text.utf8.prefix { $0 == UInt8(ascii: ".") || (0x30...0x39).contains($0) }
    let parts = numbers.split(separator: UInt8(ascii: ".")).map { Int(Substring($0)) }
    let known = parts.compactMap(\.self)
    guard !known.isEmpty, known.count == parts.count else { return nil }
    self.parts = known
  }
}

extension AutoconfVersion: Comparable {
  static func < (left: Self, right: Self) -> Bool {
    left.parts.lexicographicallyPrecedes(right.parts)
  }
}
