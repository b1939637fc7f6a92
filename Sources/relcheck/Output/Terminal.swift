internal import Foundation
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What the program's streams are, and what may be written to them.
struct Terminal {
  let isOutputTerminal: Bool
  let isErrorTerminal: Bool
  let environment: [String: String]

  static let current = Terminal(
    isOutputTerminal: isatty(1) == 1, isErrorTerminal: isatty(2) == 1,
    environment: ProcessInfo.processInfo.environment)

  /// Whether standard output is to be coloured.
  func usesColor(_ choice: ColorChoice) -> Bool {
    switch choice {
    case .always: true
    case .never: false
    case .auto:
      isOutputTerminal && (environment["NO_COLOR"] ?? "").isEmpty
        && environment["TERM"] != "dumb"
    }
  }

  /// Columns to wrap prose at: nil where nothing is wrapped.
  var width: Int? {
    guard isOutputTerminal else { return nil }
    let asked = environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    return min(100, asked ?? Self.windowWidth ?? 80)
  }

  private static var windowWidth: Int? {
    var size = winsize()
    let status = unsafe ioctl(1, UInt(TIOCGWINSZ), &size)
    return status == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
  }

  /// Whether letters beyond ASCII may be written.
  var isUTF8: Bool {
    for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
      guard let value = environment[name], !value.isEmpty else { continue }
      let lower = value.lowercased()
      return lower.contains("utf-8") || lower.contains("utf8")
    }
    return false
  }
}

/// The program's own streams.
enum Streams {
  /// Puts something that can neither be read nor written in the place of a stream that was closed
  /// when the program started, so that no file that is opened gets its number, and a report that
  /// was meant for standard output.
  static func occupyClosedOnes() {
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest free number is given, which is this one.
      _ = unsafe open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  /// Ends the program where hardly a file can be opened: libdispatch, which the Swift library works
  /// with, does not stand that.
  static func requireFiles() {
    let copies = (0..<fewestFiles).map { _ in fcntl(2, F_DUPFD_CLOEXEC, 3) }
    for copy in copies where copy >= 0 { close(copy) }
    guard copies.contains(where: { $0 < 0 }) else { return }
    writeError(
      "relcheck: error: too few files may be open at once\n  What this shell allows: ulimit -n\n")
    exit(ExitStatus.notInspected)
  }

  /// How many more must be possible at first.
  private static let fewestFiles = 9

  /// Sees to it that what the argument parser prints, which does not look whether it was written, is
  /// written, or else said not to be.
  static func watchPrinted() {
    atexit {
      guard fflush(nil) != 0, errno != EPIPE else { return }
      Streams.writeError(
        "relcheck: error: cannot write to standard output: \(Streams.reason(errno))\n")
      _exit(ExitStatus.notInspected)
    }
  }

  /// A line for the person who started the program.
  static func warn(_ text: String) { writeError("relcheck: warning: \(text)\n") }

  /// Whether the last line of standard error is one that is rewritten, without an end.
  private static let hasProgress = Mutex(false)

  /// Rewrites the last line of the terminal; empty text takes it away. What else is written to
  /// standard error takes its place.
  static func writeProgress(_ text: String) {
    hasProgress.withLock { $0 = !text.isEmpty }
    write(toError: "\r\(text)\u{1B}[K")
  }

  static func writeError(_ text: String) {
    let isBehindProgress = hasProgress.withLock { shown in
      defer { shown = false }
      return shown
    }
    write(toError: isBehindProgress ? "\r\u{1B}[K" + text : text)
  }

  private static func write(toError text: String) {
    // Nobody is left to be told when this fails.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// Writes to standard output.
  ///
  /// - Returns: false if the reader has gone, after which nothing more is worth writing.
  static func write(_ text: String) throws(Complaint) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Foundation.write(1, buffer.baseAddress, buffer.count)
      }
      if written < 0 {
        switch errno {
        case EINTR, EAGAIN: continue
        case EPIPE: return false
        default: throw Complaint("cannot write to standard output: \(reason(errno))")
        }
      }
      bytes = bytes.dropFirst(written)
    }
    return true
  }

  /// What the system says of an error number, in lower case.
  static func reason(_ number: Int32) -> String {
    switch number {
    case ENOENT: return "no such directory"
    case EACCES, EPERM: return "permission denied"
    case EISDIR: return "is a directory"
    case ENOTDIR: return "not a directory"
    case EBADF: return "it is closed"
    case ENOSPC, EDQUOT: return "no space left on device"
    case EROFS: return "read-only file system"
    default:
      let text = unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
      return text.prefix(1).lowercased() + text.dropFirst()
    }
  }
}
