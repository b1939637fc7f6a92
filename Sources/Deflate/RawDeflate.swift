internal import CZlib

/// The check value that zip archives have of each member.
package enum CRC32 {
  /// The value of data (ISO 3309).
  package static func value(of data: [UInt8]) -> UInt32 {
    guard !data.isEmpty, data.count <= Int(UInt32.max) else { return 0 }
    return data.withUnsafeBufferPointer { source in
      UInt32(truncatingIfNeeded: crc32(0, source.baseAddress, UInt32(source.count)))
    }
  }
}

/// Data in the raw deflate format of RFC 1951, as zip archives hold it.
package enum RawDeflate {
  /// The data inflated.
  ///
  /// - Parameter limit: The most bytes that may come out of it.
  /// - Returns: nil if the data are damaged or cut off, or would give more than `limit` bytes.
  package static func inflated(_ data: [UInt8], limit: Int) -> [UInt8]? {
    guard limit >= 0, data.count <= Int(UInt32.max) - 1, limit < Int(UInt32.max) - 1 else {
      return nil
    }
    var stream = z_stream()
    let version = CInt(MemoryLayout<z_stream>.size)
    // Negative window bits: there is no header.
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, version) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var input = data
    // One byte more tells data that are too long.
    var output = [UInt8](repeating: 0, count: limit + 1)
    let (code, count) = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        let code = inflate(&stream, Z_FINISH)
        return (code, target.count - Int(stream.avail_out))
      }
    }
    guard code == Z_STREAM_END, count <= limit else { return nil }
    return Array(output[..<count])
  }
}
