internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A file of a run: written under a temporary name beside it and renamed when it is whole.
final class ReportFile {
  /// As the user gave it.
  let path: String
  private let temporary: String
  private let descriptor: Int32
  private var isFinished = false

  /// Makes the temporary file, so that an output that cannot be written is found out before
  /// anything is inspected.
  init(at path: String) throws(Complaint) {
    var isDirectory: ObjCBool = false
    if unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory),
      isDirectory.boolValue
    {
      throw Complaint("cannot write \(quoted(path)): is a directory")
    }
    let temporary = path + ".relcheck-\(getpid())"
    let descriptor = Self.make(temporary)
    guard descriptor >= 0 else {
      let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
      let why =
        descriptor == -ENOENT
        ? "no such directory \(quoted(folder))" : Streams.reason(-descriptor)
      throw Complaint("cannot write \(quoted(path)): \(why)")
    }
    self.path = path
    self.temporary = temporary
    self.descriptor = descriptor
  }

  /// Makes a temporary file. Returns its descriptor, or the number of an error, negated.
  private static func make(_ path: String) -> Int32 {
    Interruption.create(path) {
      let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      return descriptor >= 0 ? descriptor : -errno
    }
  }

  /// Finds out whether files can be made in a folder, by making one and taking it away.
  static func tryFolder(_ folder: String) throws(Complaint) {
    let path = "\(folder)/.relcheck-\(getpid())"
    let descriptor = make(path)
    guard descriptor >= 0 else {
      throw Complaint("cannot write to \(quoted(folder)): \(Streams.reason(-descriptor))")
    }
    close(descriptor)
    _ = unsafe unlink(path)
    Interruption.forget(path)
  }

  /// Writes `text` and gives the file its name.
  func finish(_ text: String) throws(Complaint) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Foundation.write(descriptor, buffer.baseAddress, buffer.count)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw Complaint("cannot write \(quoted(path)): \(Streams.reason(errno))")
      }
      bytes = bytes.dropFirst(written)
    }
    guard unsafe rename(temporary, path) == 0 else {
      throw Complaint("cannot write \(quoted(path)): \(Streams.reason(errno))")
    }
    isFinished = true
    Interruption.forget(temporary)
  }

  deinit {
    close(descriptor)
    if !isFinished {
      _ = unsafe unlink(temporary)
      Interruption.forget(temporary)
    }
  }
}
