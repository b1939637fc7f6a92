internal import CLibgit2

/// The objects of a repository, for ourselves and for libgit2, both through ``ObjectGate``.
final class ObjectDatabase {
  let handle: OpaquePointer
  let gate: ObjectGate
  private let backend: ObjectBackend
  private let faults: ReadFaults

  /// A database of the objects in `directories`, which notes in `faults` what could not be read.
  init(
    directories: [[UInt8]], faults: ReadFaults, during operation: GitError.Operation
  ) throws(GitError) {
    self.faults = faults
    gate = ObjectGate(directories: directories)
    backend = ObjectBackend(gate)
    handle = try create(operation) { git_odb_new(&$0) }
    // deinit runs from here on, as every member is set.
    let status = backend.join(handle)
    guard status >= 0 else { throw GitError(status: status, during: operation) }
  }

  deinit { git_odb_free(handle) }

  /// Reads an object and lends it to `body`.
  ///
  /// - Parameters:
  ///   - wanted: The type that the object must have; nil for any.
  ///   - blobLimit: The most bytes a blob may have.
  func withObject<R>(
    _ id: ObjectID, wanted: ObjectType?, blobLimit: Int = Bound.blobSize.limit,
    during operation: @autoclosure () -> GitError.Operation,
    _ body: (ObjectType, UnsafeRawBufferPointer) throws(GitError) -> R
  ) throws(GitError) -> R {
    let content = try read(id, during: operation()) { gate throws(ReadRefusal) in
      try gate.content(of: id, .init(wanted: wanted, blobLimit: blobLimit))
    }
    return try body(content.type, content.bytes)
  }

  /// The type and size of an object. Neither is proven by this.
  func header(of id: ObjectID) throws(GitError) -> (type: ObjectType, size: Int) {
    try read(id, during: .read(id)) { gate throws(ReadRefusal) in try gate.header(of: id) }
  }

  /// What `body` reads of the object; it is asked once more if there are other packs than before.
  private func read<R>(
    _ id: ObjectID, during operation: @autoclosure () -> GitError.Operation,
    _ body: (ObjectGate) throws(ReadRefusal) -> R?
  ) throws(GitError) -> R {
    do throws(ReadRefusal) {
      if let found = try body(gate) { return found }
      if gate.refresh(), let found = try body(gate) { return found }
    } catch {
      faults.note(error.fault, of: id)
      throw GitError(error.fault, during: operation())
    }
    throw GitError(.notFound, during: operation())
  }

  /// Whether an object is there; nothing of it is read.
  func contains(_ id: ObjectID) -> Bool {
    gate.contains(id) || gate.refresh() && gate.contains(id)
  }

  /// Calls libgit2 for an object. The caller owns the pointer that it gives.
  func found(
    during operation: GitError.Operation, _ call: (inout OpaquePointer?) -> CInt
  ) throws(GitError) -> OpaquePointer {
    backend.refusal = nil
    var object: OpaquePointer?
    let status = call(&object)
    if status >= 0, let object { return object }
    guard let refusal = backend.refusal else { throw GitError(status: status, during: operation) }
    git_error_clear()
    throw GitError(refusal.fault, during: operation)
  }
}
