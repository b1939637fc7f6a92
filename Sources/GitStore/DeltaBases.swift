internal import Synchronization

/// Contents of packed objects that others may be deltas of, for all handles, the latest used of them.
///
/// Two halves stand for the order of use: what is used goes to the younger, and when that is full the
/// older one is let go, and the younger takes its place.
enum DeltaBases {
  /// Where an object is: the number of its pack (``PackFile/number``) and the offset in it.
  struct Place: Hashable {
    let pack: Int
    let offset: Int
  }

  private struct Halves {
    var younger: [Place: ObjectContent] = [:]
    var older: [Place: ObjectContent] = [:]
    /// The bytes of the younger.
    var size = 0

    mutating func insert(_ content: ObjectContent, at place: Place) {
      guard younger.updateValue(content, forKey: place) == nil else { return }
      size += content.bytes.count
      guard size > DeltaBases.halfSize else { return }
      (older, younger, size) = (younger, [:], 0)
    }
  }

  /// The bytes of one half. More saves little: what is built on one another is read together, and what
  /// is read again comes much later (docs/performance.md).
  private static let halfSize = 8 << 20
  /// The largest content that is kept, so that one does not drive out all others.
  private static let largest = 2 << 20

  private static let halves = Mutex(Halves())

  /// What is known to be there.
  static func content(at place: Place) -> ObjectContent? {
    halves.withLock { halves in
      if let content = halves.younger[place] { return content }
      guard let content = halves.older.removeValue(forKey: place) else { return nil }
      halves.insert(content, at: place)
      return content
    }
  }

  /// Keeps what was made.
  static func keep(_ content: ObjectContent, at place: Place) {
    guard content.bytes.count <= largest else { return }
    halves.withLock { $0.insert(content, at: place) }
  }

  /// Lets all of them go.
  static func release() {
    // Outside of the lock, as it frees them.
    _ = halves.withLock { halves in
      defer { halves = Halves() }
      return halves
    }
  }
}
