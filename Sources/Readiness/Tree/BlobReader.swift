/// A way to the contents of blobs. One for each worker: a reader is not `Sendable`.
package protocol BlobReader: AnyObject {
  /// Gives the bytes of a blob to `body`, in place.
  ///
  /// - Parameter limit: The most bytes that are read.
  /// - Throws: why it could not be read; `body` was not called then.
  func withBlob(
    _ id: ContentID, limit: Int, _ body: (Span<UInt8>) -> Void
  ) throws(ReadError.Reason)
}

extension ReadError.Reason: Error {}

/// Opens readers on one repository.
package struct BlobStore: Sendable {
  private let openReader: @Sendable () throws(ReadError.Reason) -> any BlobReader

  package init(
    open: @escaping @Sendable () throws(ReadError.Reason) -> any BlobReader
  ) {
    openReader = open
  }

  package func open() throws(ReadError.Reason) -> any BlobReader { try openReader() }
}

/// Blobs held in memory: for tests and examples.
package final class MemoryBlobs: BlobReader {
  private let contents: [ContentID: [UInt8]]

  package init(_ contents: [ContentID: [UInt8]]) { self.contents = contents }

  package func withBlob(
    _ id: ContentID, limit: Int, _ body: (Span<UInt8>) -> Void
  ) throws(ReadError.Reason) {
    guard let bytes = contents[id] else { throw .missingObject(id) }
    guard bytes.count <= limit else { throw .tooLarge(size: bytes.count, limit: limit) }
    body(bytes.span)
  }
}
