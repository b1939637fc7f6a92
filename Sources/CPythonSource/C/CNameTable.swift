/// A table from names to numbers that is asked with bytes, so that no string is made to look a
/// name up.
struct CNameTable {
  private struct Entry {
    var offset: UInt32
    var count: UInt32
    var hash: UInt32
    var value: Int
  }

  private var pool: [UInt8] = []
  private var entries: [Entry] = []
  /// Indices into ``entries`` plus one; 0 is free. The count is a power of two.
  private var slots: [UInt32] = Array(repeating: 0, count: 16)

  init() {}

  init(_ words: [(String, Int)]) {
    for (word, value) in words {
      let bytes = Array(word.utf8)
      insert(0..<bytes.count, in: bytes.span, value: value)
    }
  }

  var count: Int { entries.count }

  func find(_ range: Range<Int>, in bytes: Span<UInt8>) -> Int? {
    find(range, hash: Self.hash(range, in: bytes), in: bytes)
  }

  /// - Parameter hash: Of the name, for one that is looked for in several tables.
  func find(_ range: Range<Int>, hash: UInt32, in bytes: Span<UInt8>) -> Int? {
    guard let entry = entry(range, hash: hash, in: bytes) else { return nil }
    return entries[entry].value
  }

  /// Adds a name if it is new.
  ///
  /// - Returns: Whether it was.
  @discardableResult
  mutating func insert(_ range: Range<Int>, in bytes: Span<UInt8>, value: Int) -> Bool {
    let hash = Self.hash(range, in: bytes)
    if entry(range, hash: hash, in: bytes) != nil { return false }
    add(range, hash: hash, in: bytes, value: value)
    return true
  }

  /// Adds a name that is known to be new.
  mutating func insertNew(_ range: Range<Int>, hash: UInt32, in bytes: Span<UInt8>, value: Int) {
    add(range, hash: hash, in: bytes, value: value)
  }

  /// Adds a name or gives it another number.
  mutating func set(_ range: Range<Int>, in bytes: Span<UInt8>, value: Int) {
    let hash = Self.hash(range, in: bytes)
    if let entry = entry(range, hash: hash, in: bytes) {
      entries[entry].value = value
    } else {
      add(range, hash: hash, in: bytes, value: value)
    }
  }

  private mutating func add(
    _ range: Range<Int>, hash: UInt32, in bytes: Span<UInt8>, value: Int
  ) {
    entries.append(
      Entry(
        offset: UInt32(pool.count), count: UInt32(range.count), hash: hash, value: value))
    pool.append(copying: bytes.extracting(range))
    if entries.count * 2 > slots.count { grow() } else { place(entries.count - 1) }
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 4)
    for index in entries.indices { place(index) }
  }

  private mutating func place(_ index: Int) {
    let mask = slots.count - 1
    var slot = Int(entries[index].hash) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = UInt32(index + 1)
  }

  @inline(__always)
  private func entry(_ range: Range<Int>, hash: UInt32, in bytes: Span<UInt8>) -> Int? {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if entries[index].hash == hash, isEqual(entries[index], range, in: bytes) { return index }
      slot = (slot + 1) & mask
    }
    return nil
  }

  @inline(__always)
  private func isEqual(_ entry: Entry, _ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    guard entry.count == UInt32(range.count) else { return false }
    let pool = pool.span
    var offset = Int(entry.offset)
    var index = range.lowerBound
    while index &+ 8 <= range.upperBound {
      if ByteWord(pool, at: offset).bits != ByteWord(bytes, at: index).bits { return false }
      offset &+= 8
      index &+= 8
    }
    while index < range.upperBound {
      if pool[offset] != bytes[index] { return false }
      offset &+= 1
      index &+= 1
    }
    return true
  }

  /// Every byte counts, eight of them at a time.
  @inline(__always)
  static func hash(_ range: Range<Int>, in bytes: Span<UInt8>) -> UInt32 {
    var hash = UInt64(truncatingIfNeeded: range.count)
    var index = range.lowerBound
    while index &+ 8 <= range.upperBound {
      hash = mixed(hash, ByteWord(bytes, at: index).bits)
      index &+= 8
    }
    if index < range.upperBound { hash = mixed(hash, bytes.tail(of: index..<range.upperBound)) }
    return UInt32(truncatingIfNeeded: hash)
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product &>> 32)
  }
}
