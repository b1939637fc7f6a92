internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What the system says by a signal that ends a program, where it is no defect of the program: the
/// run ends with status 3 and a word.
///
/// A file that another process cuts short while it is mapped gives SIGBUS. Where memory is limited
/// (`ulimit -v`), the Swift library ends the program when there is none left.
enum FatalSignals {
  /// To be written by a handler, which may not make anything.
  private static let cutShort = Array(
    "relcheck: error: a file was cut short while it was read\n".utf8)
  private static let noMemory = Array(
    """
    relcheck: error: no memory is left
      What this shell allows, in kilobytes: ulimit -v

    """.utf8)

  /// Watches for them, those of little memory only where there is a limit.
  static func watch() {
    // Made now, since a handler may not.
    guard !cutShort.isEmpty, !noMemory.isEmpty else { return }
    _ = signal(SIGBUS) { _ in FatalSignals.end(FatalSignals.cutShort) }
    var limit = rlimit()
    #if canImport(Glibc)
      let status = unsafe getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    #else
      let status = unsafe getrlimit(RLIMIT_AS, &limit)
    #endif
    guard status == 0, limit.rlim_cur < 1 << 40 else { return }
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGABRT] {
      _ = signal(number) { _ in FatalSignals.end(FatalSignals.noMemory) }
    }
  }

  private static func end(_ text: [UInt8]) {
    _ = unsafe text.withUnsafeBytes { bytes in unsafe write(2, bytes.baseAddress, bytes.count) }
    _exit(ExitStatus.notInspected)
  }
}
