internal import Foundation
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// SIGINT, SIGTERM, SIGHUP and SIGQUIT: temporary files are taken away, then the program ends by the signal.
enum Interruption {
  private static let temporaries = Mutex<Set<String>>([])

  /// Makes a temporary file and remembers it, with no moment between in which a signal could find
  /// one without the other.
  ///
  /// - Parameter make: Gives a descriptor, or less than 0 if there is no file.
  static func create(_ path: String, _ make: () -> Int32) -> Int32 {
    temporaries.withLock { paths in
      let descriptor = make()
      if descriptor >= 0 { paths.insert(path) }
      return descriptor
    }
  }

  static func forget(_ path: String) { temporaries.withLock { _ = $0.remove(path) } }

  /// The ends of a pipe through which the handler tells the thread that waits; nil if there is none.
  private static let pipe: (read: Int32, write: Int32)? = {
    var ends: [Int32] = [-1, -1]
    let status = unsafe ends.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe Foundation.pipe($0) } ?? -1
    }
    return status == 0 ? (ends[0], ends[1]) : nil
  }()

  /// Watches for those of the signals that are not ignored, as under `nohup`, and lets a closed
  /// pipe be an error of `write` instead of a signal.
  ///
  /// Blocking the signals and waiting for them does not do: the main thread of a program with an
  /// asynchronous `main` waits with all signals unblocked (libdispatch's `dispatch_main`). A handler
  /// may do next to nothing, so it only writes the number of the signal to a pipe.
  static func watch() {
    _ = signal(SIGPIPE, SIG_IGN)
    guard let pipe else { return }
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] where !isIgnored(number) {
      _ = signal(number) { number in
        let code = errno
        var byte = UInt8(truncatingIfNeeded: number)
        if let pipe = Interruption.pipe { _ = unsafe write(pipe.write, &byte, 1) }
        errno = code
      }
    }
    Thread.detachNewThread {
      var byte: UInt8 = 0
      while unsafe read(pipe.read, &byte, 1) != 1 {
        if errno != EINTR { return }
      }
      // The lock is kept to the end: nothing is made any more.
      temporaries.withLock { paths in
        for path in paths { _ = unsafe unlink(path) }
        _ = signal(Int32(byte), SIG_DFL)
        kill(getpid(), Int32(byte))
        while true { _ = poll(nil, 0, 1_000) }
      }
    }
  }

  /// Takes the temporary files away and ends the program with `status`, whatever it is doing.
  static func abandon(status: Int32) -> Never {
    // The lock is kept to the end: nothing is made any more.
    temporaries.withLock { paths in
      for path in paths { _ = unsafe unlink(path) }
      _exit(status)
    }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    let former = signal(number, SIG_DFL)
    let ignores = unsafe unsafeBitCast(former, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    if ignores { _ = signal(number, SIG_IGN) }
    return ignores
  }
}
