internal import Foundation
internal import GitStore

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The end of a run that does not come to one: a read that is stuck in a pipe, on a disk that does
/// not answer, or in a fault of a library.
enum Deadline {
  /// Seconds that a run may take if nothing else is asked for.
  static let usual = 3600
  /// The most seconds that may be asked for: 30 days.
  static let longest = 2_592_000

  /// Ends the program with status 3 after `seconds`; never if that is 0.
  static func begin(seconds: Int) {
    guard seconds > 0 else { return }
    let start = ContinuousClock.now
    Thread.detachNewThread {
      let end = start + .seconds(seconds)
      while ContinuousClock.now < end {
        Thread.sleep(forTimeInterval: min(60, (end - ContinuousClock.now) / .seconds(1)))
      }
      let reading = CurrentReads.ids.prefix(4).map { "  Being read: object \($0)\n" }
      Streams.writeError(
        "relcheck: error: no end after \(seconds) s, which is what --timeout allows\n"
          + reading.joined())
      Interruption.abandon(status: ExitStatus.notInspected)
    }
  }
}
