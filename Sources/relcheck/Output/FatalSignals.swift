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
    watchForThreads()
  }

  /// Ends the run where no thread can be made for want of memory: libdispatch, which the Swift library
  /// works with, then waits for ever and says nothing.
  private static func watchForThreads() {
    guard hasRoom(for: threads * stackSize) else { end(noMemory) }
    let watcher = Thread {
      var idle = 0
      var used = usedTime
      while true {
        Thread.sleep(forTimeInterval: 1)
        let now = usedTime
        // Whoever computes goes on; who waits, and cannot get a thread, waits for that.
        idle = now - used < 0.02 && !hasRoom(for: stackSize) ? idle + 1 : 0
        used = now
        if idle >= patience { end(noMemory) }
      }
    }
    watcher.stackSize = 128 << 10
    watcher.start()
  }

  /// How many threads there must be room for at first.
  private static let threads = 8
  /// After how many seconds in which nothing was done.
  private static let patience = 5

  /// What the system takes for the stack of a thread, in bytes.
  private static let stackSize: Int = {
    var limit = rlimit()
    #if canImport(Glibc)
      let status = unsafe getrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &limit)
    #else
      let status = unsafe getrlimit(RLIMIT_STACK, &limit)
    #endif
    return status == 0 && limit.rlim_cur < 1 << 30 ? Int(limit.rlim_cur) : 2 << 20
  }()

  /// Whether the process may have so many bytes more. None of them is touched.
  private static func hasRoom(for bytes: Int) -> Bool {
    guard let place = unsafe mmap(nil, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      unsafe place != MAP_FAILED
    else { return false }
    return unsafe munmap(place, bytes) == 0
  }

  /// The seconds that all threads have computed.
  private static var usedTime: Double {
    var time = timespec()
    guard unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func end(_ text: [UInt8]) -> Never {
    _ = unsafe text.withUnsafeBytes { bytes in unsafe write(2, bytes.baseAddress, bytes.count) }
    _exit(ExitStatus.notInspected)
  }
}
