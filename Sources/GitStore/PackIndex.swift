internal import CLibgit2

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Where the objects of a pack are in it, by its `.idx` file of version 1 or 2
/// (gitformat-pack(5)).
struct PackIndex {
  private let file: MappedFile
  private let isFirstVersion: Bool
  /// How many objects there are.
  let count: Int

  private static let fanoutSize = 256 * 4
  /// Two checksums end the file.
  private static let trailerSize = 2 * ObjectID.byteCount

  /// Opens the index at `path`; nil if it is none.
  init?(at path: [UInt8]) {
    guard let file = MappedFile(path) else { return nil }
    let bytes = file.bytes
    isFirstVersion = bytes.number32(at: 0) != 0xFF74_4F63
    if !isFirstVersion, bytes.number32(at: 4) != 2 { return nil }
    let start = isFirstVersion ? 0 : 8
    guard let count = bytes.number32(at: start + Self.fanoutSize - 4) else { return nil }
    let line = isFirstVersion ? 4 + ObjectID.byteCount : ObjectID.byteCount + 4 + 4
    let least = start + Self.fanoutSize + count * line + Self.trailerSize
    // As in git: the second version may have a table of eight-byte offsets besides.
    let most = isFirstVersion ? least : least + 8 * max(count - 1, 0)
    guard (least...most).contains(bytes.count) else { return nil }
    // As git has it, which refuses an index whose first table does not rise.
    var last = 0
    for line in 0..<256 {
      guard let next = bytes.number32(at: start + 4 * line), next >= last else { return nil }
      last = next
    }
    self.file = file
    self.count = count
  }

  /// Gives back the memory of what was looked at so far.
  func release() { file.release() }

  /// Where in the pack the object is; nil if it is not in it.
  func offset(of id: ObjectID) -> Int? {
    withUnsafeBytes(of: id.raw.id) { wanted in
      guard let first = wanted.first, let key = wanted.baseAddress,
        let base = file.bytes.baseAddress
      else { return nil }
      let fanout = isFirstVersion ? 0 : 8
      var low = first == 0 ? 0 : file.bytes.number32(at: fanout + 4 * (Int(first) - 1)) ?? 0
      var high = min(file.bytes.number32(at: fanout + 4 * Int(first)) ?? 0, count)
      while low < high {
        let middle = low + (high - low) / 2
        let order = memcmp(base.advanced(by: place(ofID: middle)), key, ObjectID.byteCount)
        if order == 0 { return offset(ofLine: middle) }
        if order < 0 { low = middle + 1 } else { high = middle }
      }
      return nil
    }
  }

  /// At most `count` ids that start with the first `digits` hexadecimal digits of `short`.
  func ids(startingWith short: ObjectID, digits: Int, atMost count: Int) -> [ObjectID] {
    guard let base = file.bytes.baseAddress else { return [] }
    let prefix = short.description.prefix(digits)
    let zeros = String(repeating: "0", count: 2 * ObjectID.byteCount - prefix.count)
    guard let first = ObjectID(hex: prefix + zeros) else { return [] }
    var found: [ObjectID] = []
    var (low, high) = (0, self.count)
    while low < high {
      let middle = low + (high - low) / 2
      if ObjectID(twentyBytesAt: base.advanced(by: place(ofID: middle))) < first {
        low = middle + 1
      } else {
        high = middle
      }
    }
    while low < self.count, found.count < count {
      let id = ObjectID(twentyBytesAt: base.advanced(by: place(ofID: low)))
      guard id.description.hasPrefix(prefix) else { break }
      found.append(id)
      low += 1
    }
    return found
  }

  private func place(ofID line: Int) -> Int {
    isFirstVersion
      ? Self.fanoutSize + line * (4 + ObjectID.byteCount) + 4
      : 8 + Self.fanoutSize + line * ObjectID.byteCount
  }

  private func offset(ofLine line: Int) -> Int? {
    if isFirstVersion {
      return file.bytes.number32(at: Self.fanoutSize + line * (4 + ObjectID.byteCount))
    }
    let offsets = 8 + Self.fanoutSize + count * (ObjectID.byteCount + 4)
    guard let small = file.bytes.number32(at: offsets + 4 * line) else { return nil }
    guard small & 1 << 31 != 0 else { return small }
    // Packs of 2 GiB and more: the number is that of a line in a table of eight-byte offsets.
    let place = offsets + 4 * count + 8 * (small & ~(1 << 31))
    guard let high = file.bytes.number32(at: place), high < 1 << 31,
      let low = file.bytes.number32(at: place + 4)
    else { return nil }
    return high << 32 | low
  }
}
