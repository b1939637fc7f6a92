internal import Foundation
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// SIGINT and SIGTERM: temporary files are taken away, then the program ends by the signal.
enum Interruption {
  private static let temporaries = Mutex<Set<String>>([])

  static func remember(_ path: String) { temporaries.withLock { _ = $0.insert(path) } }

  static func forget(_ path: String) { temporaries.withLock { _ = $0.remove(path) } }

  /// Watches for those of both signals that are not ignored, as under `nohup`, and lets a closed pipe be an error of `write` instead of one.
  ///
  /// Called once, before any other thread is started: threads inherit that the signals are blocked,
  /// so that the one that waits for them gets them.
  static func watch() {
    _ = signal(SIGPIPE, SIG_IGN)
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] where !isIgnored(number) {
      unsafe sigaddset(&signals, number)
    }
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    Thread.detachNewThread { [signals] in
      var waited = signals
      var number: Int32 = 0
      guard unsafe sigwait(&waited, &number) == 0 else { return }
      temporaries.withLock { paths in
        for path in paths { _ = unsafe unlink(path) }
      }
      _ = signal(number, SIG_DFL)
      unsafe pthread_sigmask(SIG_UNBLOCK, &waited, nil)
      kill(getpid(), number)
    }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    let former = signal(number, SIG_DFL)
    let ignores = unsafe unsafeBitCast(former, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    if ignores { _ = signal(number, SIG_IGN) }
    return ignores
  }
}
