internal import CZlib

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// One loose object being read: a header "TYPE SIZE NUL" and as many bytes, deflated together.
///
/// No more is inflated than the header declares, and one byte to see that there is no more. A
/// class, because zlib does not allow its state to move.
final class LooseObjectStream {
  /// What the header says. Nothing of it is proven before the content was read.
  struct Header: Hashable {
    let type: ObjectType
    let size: Int
  }

  private let descriptor: CInt
  private let fileSize: Int
  private let state: UnsafeMutablePointer<z_stream>
  private let input: UnsafeMutableRawBufferPointer
  private var atEndOfStream = false
  /// The content that was inflated together with the header.
  private var start: ArraySlice<UInt8> = []

  /// The longest header: "commit", a space, the digits of a 64-bit size, and NUL.
  private static let longestHeader = 6 + 1 + 20 + 1
  private static let inputSize = 16 << 10

  /// Takes over `descriptor` and closes it in the end, also if this throws.
  init(owning descriptor: CInt) throws(ReadRefusal) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let number = errno
      close(descriptor)
      throw .system(number)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .damaged("it is not a regular file")
    }
    self.descriptor = descriptor
    fileSize = Int(clamping: status.st_size)
    state = .allocate(capacity: 1)
    state.initialize(to: z_stream())
    input = .allocate(byteCount: Self.inputSize, alignment: 16)
    let code = inflateInit_(state, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size))
    // deinit runs from here on, as every member is set.
    guard code == Z_OK else { throw .system(ENOMEM) }
  }

  deinit {
    inflateEnd(state)
    state.deallocate()
    input.deallocate()
    close(descriptor)
  }

  /// Reads the header. To be called once, and first.
  func readHeader() throws(ReadRefusal) -> Header {
    var bytes = [UInt8](repeating: 0, count: Self.longestHeader)
    let count = try inflate(into: &bytes)
    guard let end = bytes[..<count].firstIndex(of: 0) else { throw .damaged("it has no header") }
    start = bytes[(end + 1)..<count]
    guard let header = Self.header(bytes[..<end]) else { throw .damaged("its header is faulty") }
    let (most, overflow) = fileSize.multipliedReportingOverflow(by: Inflater.largestRatio)
    guard overflow || header.size <= most else {
      throw .damaged("it is shorter than its header declares")
    }
    return header
  }

  /// Reads the content into `target`, which must have the size that the header declares.
  func readContent(into target: UnsafeMutableRawBufferPointer) throws(ReadRefusal) {
    guard start.count <= target.count else { throw .damaged(Self.longer) }
    target.copyBytes(from: start)
    let rest = UnsafeMutableRawBufferPointer(rebasing: target[start.count...])
    guard try inflate(into: rest) == rest.count else {
      throw .damaged("it is shorter than its header declares")
    }
    var extra: [UInt8] = [0]
    guard try inflate(into: &extra) == 0 else { throw .damaged(Self.longer) }
    guard atEndOfStream else { throw .damaged("it is cut off") }
    guard state.pointee.avail_in == 0, try refill() == 0 else {
      throw .damaged("something follows its end")
    }
  }

  private static let longer = "it is longer than its header declares"

  /// Reads "TYPE SIZE" with the size in decimal and without leading zeros.
  private static func header(_ bytes: ArraySlice<UInt8>) -> Header? {
    let parts = bytes.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard parts.count == 2,
      let type = ObjectType(rawValue: String(decoding: parts[0], as: UTF8.self)),
      let size = decimal(parts[1])
    else { return nil }
    return Header(type: type, size: size)
  }

  private func inflate(into bytes: inout [UInt8]) throws(ReadRefusal) -> Int {
    do {
      return try bytes.withUnsafeMutableBytes { try inflate(into: $0) }
    } catch let fault as ReadRefusal {
      throw fault
    } catch {
      throw .damaged("\(error)")
    }
  }

  /// Inflates until `target` is full or the stream ends.
  private func inflate(
    into target: UnsafeMutableRawBufferPointer
  ) throws(ReadRefusal) -> Int {
    var count = 0
    while count < target.count, !atEndOfStream {
      if state.pointee.avail_in == 0, try refill() == 0 { throw .damaged("it is cut off") }
      let room = min(target.count - count, 1 << 30)
      state.pointee.next_out = target.baseAddress?.advanced(by: count)
        .assumingMemoryBound(to: UInt8.self)
      state.pointee.avail_out = UInt32(room)
      let code = CZlib.inflate(state, Z_NO_FLUSH)
      count += room - Int(state.pointee.avail_out)
      switch code {
      case Z_STREAM_END: atEndOfStream = true
      case Z_OK, Z_BUF_ERROR: continue
      case Z_MEM_ERROR: throw .system(ENOMEM)
      default: throw .damaged("it is not a zlib stream, or a broken one")
      }
    }
    return count
  }

  /// Reads the next part of the file; 0 at its end.
  private func refill() throws(ReadRefusal) -> Int {
    var count: Int
    repeat {
      count = read(descriptor, input.baseAddress, input.count)
    } while count < 0 && errno == EINTR
    guard count >= 0 else { throw .system(errno) }
    state.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    state.pointee.avail_in = UInt32(count)
    return count
  }
}

/// A decimal number as git writes one: digits, no sign, no leading zeros; nil if it does not fit.
func decimal(_ digits: ArraySlice<UInt8>) -> Int? {
  guard let first = digits.first, first != UInt8(ascii: "0") || digits.count == 1 else {
    return nil
  }
  var value = 0
  for digit in digits {
    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
    let (shifted, tooLarge) = value.multipliedReportingOverflow(by: 10)
    let (sum, overflow) = shifted.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
    guard !tooLarge, !overflow else { return nil }
    value = sum
  }
  return value
}
