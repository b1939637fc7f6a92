internal import Synchronization

/// The objects that are being read now, for whoever gives up waiting for one.
package enum CurrentReads {
  private static let started = Mutex<[Read: ObjectID]>([:])
  private static let last = Atomic<Int>(0)

  /// A read that has begun.
  struct Read: Hashable {
    private let number: Int

    fileprivate init(number: Int) { self.number = number }

    /// Says that it is over.
    func end() { CurrentReads.started.withLock { _ = $0.removeValue(forKey: self) } }
  }

  /// Says that the object is being read, until the read is told to end.
  static func begin(_ id: ObjectID) -> Read {
    let read = Read(number: last.add(1, ordering: .relaxed).newValue)
    started.withLock { $0[read] = id }
    return read
  }

  /// The ids of the objects that are being read, in their order.
  package static var ids: [ObjectID] { started.withLock { $0.values.sorted() } }
}
