internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// How the work of a reader grows with its input, by the time that its thread computes: other work on
/// the machine does not count.
package enum Growth {
  /// What is not even read for this long does not grow too fast, whatever the clock's grain makes of
  /// it: a reader that goes over 16 KiB for each of their bytes takes a hundred times as long.
  private static let notable = 0.003
  /// Four times the text takes about four times as long, sixteen times where each byte is held against
  /// all others; what memory costs more of, the more of it there is, lies between.
  private static let mostForFourfold = 9.0

  /// 128 KiB, each byte held against all others, take seconds. What takes less than this, though it grew
  /// much, waited for memory that the kernel had to hand out.
  private static let leastForLargest = 0.5

  /// Whether the program is optimised, as `scripts/test` builds it, and without a sanitizer. Else each text
  /// takes up to fifty times as long, and its growth says no more.
  package static var isMeasured: Bool {
    !_isDebugAssertConfiguration() && !ProgramRun.isSanitized
  }

  /// Of these texts, each four times as long, those for which the work grows ninefold.
  ///
  /// - Parameters:
  ///   - size: Of the first text, in bytes.
  ///   - read: Reads a text, wholly.
  /// - Returns: For each such text its unit, and the seconds for two sizes.
  package static func tooFast(
    _ texts: [Pathology] = Pathology.chosen, size: Int = Pathology.size,
    read: @escaping @Sendable ([UInt8]) -> Void
  ) -> [String] {
    let found = Found()
    let thread = Thread { found.lines = lines(texts, size, read) }
    thread.stackSize = stack
    thread.start()
    found.isDone.wait()
    return found.lines
  }

  /// What a thread of the program has at least: a reader that calls itself for what is nested ends here.
  private static let stack = 512 << 10

  private final class Found: @unchecked Sendable {
    let isDone = DispatchSemaphore(value: 0)
    var lines: [String] = [] { didSet { isDone.signal() } }
  }

  private static func lines(
    _ texts: [Pathology], _ size: Int, _ read: ([UInt8]) -> Void
  ) -> [String] {
    texts.compactMap { text in
      guard seconds(text.bytes(size), 1, read) > notable else { return nil }
      // What is slow for its size may grow in proportion; only then is it worth to be looked at again.
      var times = (0.0, 0.0)
      for _ in 0..<3 {
        times = (seconds(text.bytes(2 * size), 2, read), seconds(text.bytes(8 * size), 1, read))
        if times.1 < max(mostForFourfold * times.0, leastForLargest) { return nil }
      }
      let shown = "\(text.head)\(text.unit.prefix(40))…\(text.middle)\(text.close)"
      return "\(shown.debugDescription): \(times.0) s, then \(times.1) s"
    }
  }

  /// The least that reading takes, of several times.
  private static func seconds(_ bytes: [UInt8], _ times: Int, _ read: ([UInt8]) -> Void) -> Double {
    (0..<times).map { _ in
      let start = now
      read(bytes)
      return now - start
    }.min() ?? 0
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
