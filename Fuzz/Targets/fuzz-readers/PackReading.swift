@testable internal import GitStore

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Git's packs.
enum PackReading {
  /// The first byte tells how many bytes of a base follow; the rest is a delta of it.
  static func delta(_ bytes: [UInt8]) {
    guard let count = bytes.first.map(Int.init), bytes.count > count else { return }
    let base = Array(bytes[1..<1 + count])
    let delta = Array(bytes[(1 + count)...])
    delta.withUnsafeBytes { delta in
      guard let read = Delta(delta), read.size <= 1 << 20 else { return }
      let target = UnsafeMutableRawBufferPointer.allocate(byteCount: read.size, alignment: 1)
      defer { target.deallocate() }
      base.withUnsafeBytes { _ = read.apply(delta, to: $0, into: target) }
    }
  }

  /// A pack, and an index that tells where its objects are.
  ///
  /// The first byte tells of how many heads the pack is made; each is a byte with its length, its bytes,
  /// a byte with the length of what is deflated behind it, and that. What is left over stands in the
  /// place of the checksum.
  static func pack(_ bytes: [UInt8]) {
    var rest = bytes[...]
    func take(atMost count: Int) -> ArraySlice<UInt8> {
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
    let count = Int(take(atMost: 1).first ?? 0) & 15
    var pack = Array("PACK".utf8) + [0, 0, 0, 2, 0, 0, 0, UInt8(count)]
    var offsets: [Int] = []
    for _ in 0..<count {
      offsets.append(pack.count)
      let head = Int(take(atMost: 1).first ?? 0) & 31
      pack += take(atMost: head)
      let content = Int(take(atMost: 1).first ?? 0)
      pack += ObjectReading.deflated(Array(take(atMost: content)))
    }
    pack += rest.prefix(20) + [UInt8](repeating: 0, count: max(0, 20 - rest.count))
    save(pack, as: base + ".pack")
    save(index(of: offsets), as: base + ".idx")
    let file = PackFile(base: Array(base.utf8))
    let reader = PackReader()
    for number in offsets.indices {
      guard let offset = file.index?.offset(of: id(number)) else { continue }
      do throws(ReadRefusal) {
        _ = try reader.header(at: offset, in: file)
        _ = try reader.content(at: offset, in: file) { _, size throws(ReadRefusal) in
          guard size <= 1 << 20 else { throw .damaged("too large to be tried") }
        }
      } catch {}
    }
    DeltaBases.release()
  }

  private static func id(_ number: Int) -> ObjectID {
    ObjectID(bytes: [UInt8](repeating: UInt8(number), count: 20)) ?? .zero
  }

  private static func index(of offsets: [Int]) -> [UInt8] {
    var index: [UInt8] = [0xFF, 0x74, 0x4F, 0x63] + number(2)
    for first in 0...255 { index += number(min(first + 1, offsets.count)) }
    for line in offsets.indices { index += id(line).bytes }
    index += [UInt8](repeating: 0, count: 4 * offsets.count)
    for offset in offsets { index += number(offset) }
    return index + [UInt8](repeating: 0, count: 40)
  }

  private static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func save(_ bytes: [UInt8], as path: String) {
    let file = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    _ = write(file, bytes, bytes.count)
    close(file)
  }

  private static let base: String = {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    return "\(folder)/relcheck-fuzz-pack-\(getpid())"
  }()
}
