internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A file of a run: written under a temporary name beside it and renamed when it is whole. A device
/// or a pipe is written to as it is, and stays what it is.
final class ReportFile {
  /// As the user gave it.
  let path: String
  /// Nil for what is written in place.
  private let temporary: String?
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
    let temporary = Self.isSpecial(path) ? nil : path + ".relcheck-\(getpid())"
    let descriptor = temporary.map { Self.make($0) } ?? Self.open(path)
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

  /// Whether there is something at `path`, through links, that is no regular file.
  private static func isSpecial(_ path: String) -> Bool {
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    let type = (try? FileManager.default.attributesOfItem(atPath: target))?[.type]
    return type.map { $0 as? FileAttributeType != .typeRegular } ?? false
  }

  /// Opens a device or a pipe. Returns as ``make(_:)`` does.
  private static func open(_ path: String) -> Int32 {
    let descriptor = unsafe Foundation.open(path, O_WRONLY | O_CLOEXEC)
    return descriptor >= 0 ? descriptor : -errno
  }

  /// Makes a temporary file. Returns its descriptor, or the number of an error, negated.
  private static func make(_ path: String) -> Int32 {
    Interruption.create(path) {
      let descriptor = unsafe Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      return descriptor >= 0 ? descriptor : -errno
    }
  }

  /// Finds out whether files can be made in a folder, by making one and taking it away; in the folder
  /// above where that one is still to be made.
  static func tryFolder(_ asked: String) throws(Complaint) {
    var folder = asked
    if !FileManager.default.fileExists(atPath: folder) {
      let above = URL(filePath: folder).deletingLastPathComponent().path
      if FileManager.default.fileExists(atPath: above) { folder = above }
    }
    let path = "\(folder)/.relcheck-\(getpid())"
    let descriptor = make(path)
    guard descriptor >= 0 else {
      throw Complaint("cannot write to \(quoted(asked)): \(Streams.reason(-descriptor))")
    }
    close(descriptor)
    _ = unsafe unlink(path)
    Interruption.forget(path)
  }

  /// Makes a folder if it is not there.
  static func makeFolder(_ folder: String) throws(Complaint) {
    guard unsafe mkdir(folder, 0o777) < 0, errno != EEXIST else { return }
    throw Complaint("cannot make \(quoted(folder)): \(Streams.reason(errno))")
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
    guard let temporary else { return }
    guard unsafe rename(temporary, path) == 0 else {
      throw Complaint("cannot write \(quoted(path)): \(Streams.reason(errno))")
    }
    isFinished = true
    Interruption.forget(temporary)
  }

  deinit {
    close(descriptor)
    if !isFinished, let temporary {
      _ = unsafe unlink(temporary)
      Interruption.forget(temporary)
    }
  }
}
