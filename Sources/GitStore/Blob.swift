extension Repository {
  /// Reads a blob and lends its bytes to `body`, without a copy.
  ///
  /// The type and size are asked first, and nothing is inflated if they do not do.
  ///
  /// - Parameter limit: The most bytes to read; never more than ``Bound/blobSize``.
  /// - Throws: `.tooLarge`, `.notFound`, `.wrongType`, `.damaged` or what the system refuses.
  package func withBlob<R>(
    _ id: ObjectID, limit: Int, _ body: (Span<UInt8>) -> R
  ) throws(GitError) -> R {
    let limit = min(limit, Bound.blobSize.limit)
    return try objects.withObject(id, wanted: .blob, blobLimit: limit, during: .read(id)) {
      _, bytes in
      body(bytes.assumingMemoryBound(to: UInt8.self).span)
    }
  }

  /// A copy of a blob's bytes; as ``withBlob(_:limit:_:)`` otherwise.
  package func blob(_ id: ObjectID, limit: Int) throws(GitError) -> [UInt8] {
    let limit = min(limit, Bound.blobSize.limit)
    return try objects.withObject(id, wanted: .blob, blobLimit: limit, during: .read(id)) {
      _, bytes in Array(bytes)
    }
  }

  /// The size in bytes that the object's header declares. The content is not read.
  package func size(of id: ObjectID) throws(GitError) -> Int {
    try objects.header(of: id).size
  }

  /// The type of an object. The content is not read.
  package func type(of id: ObjectID) throws(GitError) -> ObjectType {
    try objects.header(of: id).type
  }

  /// Whether an object is in this repository. Nothing of it is read.
  package func contains(_ id: ObjectID) -> Bool { objects.contains(id) }
}
