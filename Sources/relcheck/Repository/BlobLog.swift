internal import Readiness
internal import Synchronization

/// The blobs that a run read, in the order of reading; one that was read twice stands there twice.
///
/// `scripts/benchmark` has git read the same ones.
final class BlobLog: Sendable {
  private let ids = Mutex<[ContentID]>([])

  func add(_ id: ContentID) { ids.withLock { $0.append(id) } }

  /// Forty hexadecimal digits a line.
  var text: String { ids.withLock { ids in ids.map { $0.hex + "\n" }.joined() } }
}
