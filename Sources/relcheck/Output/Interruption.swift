internal import Dispatch
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// SIGINT and SIGTERM: temporary files are taken away, then the program ends by the signal.
enum Interruption {
  private static let temporaries = Mutex<Set<String>>([])
  private static let sources = Mutex<[any DispatchSourceSignal]>([])

  static func remember(_ path: String) { temporaries.withLock { _ = $0.insert(path) } }

  static func forget(_ path: String) { temporaries.withLock { _ = $0.remove(path) } }

  /// Watches for both signals, and lets a closed pipe be an error of `write` instead of one.
  static func watch() {
    _ = unsafe signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM] {
      _ = unsafe signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        temporaries.withLock { paths in
          for path in paths { _ = unsafe unlink(path) }
        }
        _ = unsafe signal(number, SIG_DFL)
        raise(number)
      }
      source.resume()
      sources.withLock { $0.append(source) }
    }
  }
}
