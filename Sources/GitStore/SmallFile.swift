#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The bytes of a regular file; nil if it is not one, cannot be read, or is larger than `limit`.
func readSmallFile(_ path: [UInt8], atMost limit: Int) -> [UInt8]? {
  let descriptor = withCString(path) { openFile($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
    let size = Int(exactly: status.st_size), size <= limit
  else { return nil }
  var bytes = [UInt8](repeating: 0, count: size)
  var count = 0
  while count < size {
    let step = bytes.withUnsafeMutableBytes {
      read(descriptor, $0.baseAddress?.advanced(by: count), size - count)
    }
    if step < 0 && errno == EINTR { continue }
    guard step > 0 else { break }
    count += step
  }
  bytes.removeLast(size - count)
  return bytes
}

/// The path without links, `.` and `..`; nil if there is nothing at it.
func realPath(_ path: [UInt8]) -> [UInt8]? {
  guard let resolved = withCString(path, { realpath($0, nil) }) else { return nil }
  defer { free(resolved) }
  return bytes(of: resolved)
}

/// The bytes of a C string, without its NUL.
func bytes(of string: UnsafePointer<CChar>) -> [UInt8] {
  Array(UnsafeRawBufferPointer(start: string, count: strlen(string)))
}

/// Lends `path` as a C string. A NUL within ends it.
func withCString<R>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> R) -> R {
  body(path.map { CChar(bitPattern: $0) } + [0])
}

/// open(2), which is variadic in C.
func openFile(_ path: UnsafePointer<CChar>, _ flags: CInt) -> CInt { open(path, flags) }

/// When the file or folder at `path` was last changed: seconds and nanoseconds; nil if it is not
/// there.
func modificationTime(of path: [UInt8]) -> [Int]? {
  var status = stat()
  guard withCString(path, { stat($0, &status) }) == 0 else { return nil }
  #if canImport(Glibc)
    return [Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec)]
  #else
    return [Int(status.st_mtimespec.tv_sec), Int(status.st_mtimespec.tv_nsec)]
  #endif
}

/// The names of what is in a folder; none if it cannot be listed.
func fileNames(in folder: [UInt8]) -> [[UInt8]] {
  guard let stream = withCString(folder, { opendir($0) }) else { return [] }
  defer { closedir(stream) }
  var names: [[UInt8]] = []
  while let entry = readdir(stream) {
    names.append(
      withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { bytes(of: $0) }
      })
  }
  return names
}
