extension String {
  /// The text of some bytes, repaired where they are not UTF-8.
  package init(repairing bytes: Span<UInt8>) {
    if #available(macOS 26, *), let valid = try? UTF8Span(validating: bytes) {
      self.init(copying: valid)
      return
    }
    var array: [UInt8] = []
    array.append(copying: bytes)
    self.init(decoding: array, as: UTF8.self)
  }
}

extension [UInt8] {
  mutating func append(copying bytes: Span<UInt8>) {
    // The standard library would write to the storage that all empty arrays share.
    if bytes.isEmpty { return }
    append(addingCapacity: bytes.count) { output in
      for index in bytes.indices { output.append(bytes[index]) }
    }
  }
}

extension Array {
  /// Makes place for so many elements more, all the same.
  mutating func append(repeating element: Element, count: Int) {
    if count <= 0 { return }
    append(addingCapacity: count) { output in
      for _ in 0..<count { output.append(element) }
    }
  }
}
