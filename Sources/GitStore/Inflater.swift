internal import CLibdeflate
internal import CZlib

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Inflates the zlib streams (RFC 1950) of a pack, whose lengths their heads declare.
///
/// libdeflate takes half of zlib's time or less, and needs all of a stream at once: loose objects,
/// which are files, are read by zlib (``LooseObjectStream``). One handle's, as its state is.
final class Inflater {
  private let state: OpaquePointer?

  /// What deflate makes of one byte at most (zlib's technical details: 1032 to 1).
  static let largestRatio = 1032

  /// An inflater; out of memory it refuses every stream.
  init() { state = libdeflate_alloc_decompressor() }

  deinit { libdeflate_free_decompressor(state) }

  /// Inflates the stream that `source` begins with; what follows it is not looked at.
  ///
  /// - Throws: `.damaged` unless it gives exactly as many bytes as `target` has, with their checksum.
  func inflate(
    _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer
  ) throws(ReadRefusal) {
    guard let state else { throw ReadRefusal.outOfMemory }
    var used = 0
    var made = 0
    let result = libdeflate_zlib_decompress_ex(
      state, source.baseAddress, source.count, target.baseAddress, target.count, &used, &made)
    switch result {
    case LIBDEFLATE_SUCCESS where made == target.count: return
    case LIBDEFLATE_SUCCESS:
      throw ReadRefusal.damaged("it is shorter than its head declares")
    case LIBDEFLATE_INSUFFICIENT_SPACE:
      throw ReadRefusal.damaged("it is longer than its head declares")
    default: throw ReadRefusal.damaged("it is not a zlib stream, or a broken one")
    }
  }

  /// At most the first `count` bytes of the stream that `source` begins with; what a broken one gives.
  static func beginning(of source: UnsafeRawBufferPointer, count: Int) -> [UInt8] {
    // zlib does not allow its state to move: it stays in its place as long as it is used.
    var input = Array(source.prefix(16 * count))
    var output = [UInt8](repeating: 0, count: count)
    return input.withUnsafeMutableBufferPointer { source in
      let made = output.withUnsafeMutableBufferPointer { target in
        var stream = z_stream()
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        return withUnsafeMutablePointer(to: &stream) { stream in
          let size = CInt(MemoryLayout<z_stream>.size)
          guard inflateInit_(stream, ZLIB_VERSION, size) == Z_OK else { return 0 }
          defer { inflateEnd(stream) }
          _ = CZlib.inflate(stream, Z_SYNC_FLUSH)
          return target.count - Int(stream.pointee.avail_out)
        }
      }
      return Array(output[..<made])
    }
  }
}
