internal import Synchronization

/// What of a tree could not be read, as far as someone asked for it.
///
/// A question that met such a place and found nothing has not found that there is nothing.
final class UnreadPlaces: Sendable {
  private let state = Mutex<(count: Int, kept: Int, last: ReadError?)>((0, 0, nil))

  /// Whether there is any.
  var isEmpty: Bool { state.withLock { $0.count == 0 } }

  /// How often such a place was met and whoever met it did not keep that for those who ask later.
  var count: Int { state.withLock { $0.count - $0.kept } }

  /// The place that was met last.
  var last: ReadError? { state.withLock(\.last) }

  func note(_ error: ReadError) {
    state.withLock { state in
      state.count += 1
      state.last = error
    }
  }

  /// Makes something that keeps for itself which places it met, to tell all that use it.
  func kept<Value, Fault: Error>(_ make: () throws(Fault) -> Value) throws(Fault) -> Value {
    let before = count
    defer { state.withLock { $0.kept += $0.count - $0.kept - before } }
    return try make()
  }
}
