internal import CLibgit2

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The objects that git keeps a file each, below one directory of objects.
///
/// They are read here and not by libgit2, which (1.5.1) never returns from one that was cut in
/// half, and writes past its buffer where a header declares fewer bytes than the stream holds.
/// The layout is git's `objects/` plus two hexadecimal digits, a slash, and the other 38.
struct LooseObjects {
  /// The path of the directory of objects, as the bytes the system knows it by.
  let directory: [UInt8]

  /// Whether there is a file for `id`.
  func contains(_ id: ObjectID) -> Bool {
    withPath(of: id) { access($0, F_OK) == 0 }
  }

  /// Opens the object; nil if there is no file for it.
  func open(_ id: ObjectID) throws(ReadRefusal) -> LooseObjectStream? {
    let descriptor = withPath(of: id) { path in
      // Not to be held up by a named pipe in the place of an object.
      openFile(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    }
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw .system(errno)
    }
    return try LooseObjectStream(owning: descriptor)
  }

  /// The ids of at most `count` objects whose hexadecimal digits start with `prefix`.
  func ids(startingWith prefix: String, atMost count: Int) -> [ObjectID] {
    guard prefix.utf8.count >= 2 else { return [] }
    let folder = directory + [slash] + Array(prefix.utf8.prefix(2))
    var found: [ObjectID] = []
    for name in fileNames(in: folder) where found.count < count {
      let hex = prefix.prefix(2) + String(decoding: name, as: UTF8.self)
      if hex.hasPrefix(prefix), let id = ObjectID(hex: hex) { found.append(id) }
    }
    return found
  }

  private func withPath<R>(of id: ObjectID, _ body: (UnsafePointer<CChar>) -> R) -> R {
    let hex = Array(id.description.utf8)
    return withCString(directory + [slash] + hex[..<2] + [slash] + hex[2...], body)
  }
}

private let slash = UInt8(ascii: "/")
