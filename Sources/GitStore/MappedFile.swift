#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A regular file in memory, read-only, as long as this lives.
///
/// A file that another process cuts short meanwhile ends the program at the next look at it, as it
/// does in git, which maps its packs too. Nothing writes to the memory, so threads may share it.
final class MappedFile: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer

  /// Maps the file at `path`; nil if it is none, is empty, or there is no room for it.
  init?(_ path: [UInt8]) {
    let descriptor = withCString(path) { openFile($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let size = Int(exactly: status.st_size), size > 0,
      let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED
    else { return nil }
    bytes = UnsafeRawBufferPointer(start: address, count: size)
  }

  /// Gives back the memory of what was looked at so far; what is looked at again is mapped again.
  func release() {
    guard let address = bytes.baseAddress else { return }
    madvise(UnsafeMutableRawPointer(mutating: address), bytes.count, MADV_DONTNEED)
  }

  deinit {
    if let address = bytes.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: address), bytes.count)
    }
  }
}

extension UnsafeRawBufferPointer {
  /// The number of four bytes at `position`, the highest first; nil past the end.
  func number32(at position: Int) -> Int? {
    guard position >= 0, position <= count - 4 else { return nil }
    return Int(UInt32(bigEndian: loadUnaligned(fromByteOffset: position, as: UInt32.self)))
  }
}
