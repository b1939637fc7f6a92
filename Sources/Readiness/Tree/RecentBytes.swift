internal import Synchronization

/// The contents of files that were asked for as bytes lately: several checks look at the same few, such as
/// `configure`, which has a megabyte.
///
/// Two halves stand for the order of use: what is used goes to the younger, and when that is full the
/// older one is let go, and the younger takes its place.
final class RecentBytes: Sendable {
  private struct Halves {
    var younger: [ContentID: [UInt8]] = [:]
    var older: [ContentID: [UInt8]] = [:]
    /// The bytes of the younger.
    var size = 0
  }

  /// The bytes of one half.
  private static let halfSize = 3 << 20
  /// The largest file that is kept, so that one does not drive out all others.
  private static let largest = 2 << 20

  private let halves = Mutex(Halves())

  func bytes(of id: ContentID) -> [UInt8]? {
    halves.withLock { halves in
      if let bytes = halves.younger[id] { return bytes }
      guard let bytes = halves.older.removeValue(forKey: id) else { return nil }
      Self.keep(bytes, of: id, in: &halves)
      return bytes
    }
  }

  func keep(_ bytes: [UInt8], of id: ContentID) {
    guard bytes.count <= Self.largest else { return }
    halves.withLock { Self.keep(bytes, of: id, in: &$0) }
  }

  private static func keep(_ bytes: [UInt8], of id: ContentID, in halves: inout Halves) {
    guard halves.younger.updateValue(bytes, forKey: id) == nil else { return }
    halves.size += bytes.count
    guard halves.size > halfSize else { return }
    halves = Halves(older: halves.younger)
  }
}
