internal import CLibgit2

/// libgit2's object database with ``ObjectGate`` as its only backend.
final class ObjectDatabase {
  let handle: OpaquePointer
  let gate: ObjectGate
  private let faults: ReadFaults

  /// A database of the objects in `directories`, which notes in `faults` what could not be read.
  init(
    directories: [[UInt8]], faults: ReadFaults, during operation: GitError.Operation
  ) throws(GitError) {
    self.faults = faults
    gate = try ObjectGate(directories: directories, during: operation)
    handle = try create(operation) { git_odb_new(&$0) }
    // deinit runs from here on, as every member is set.
    let backend = Self.backend(for: gate)
    let status = git_odb_add_backend(handle, backend, 1)
    guard status >= 0 else {
      backend.pointee.free?(backend)
      throw GitError(status: status, during: operation)
    }
    gate.join(handle)
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
    gate.request = .init(wanted: wanted, blobLimit: blobLimit)
    defer { gate.request = .init() }
    gate.clear()
    var object: OpaquePointer?
    var oid = id.raw
    let status = git_odb_read(&object, handle, &oid)
    guard status >= 0, let object else {
      let error = error(status, during: operation())
      faults.note(error.fault, of: id)
      throw error
    }
    defer { git_odb_object_free(object) }
    // From libgit2's cache it comes without having passed the gate this time.
    let size = git_odb_object_size(object)
    guard let type = ObjectType(git_odb_object_type(object)) else {
      throw GitError(.damaged(reason: "it is of no known type"), during: operation())
    }
    if let wanted, type != wanted {
      throw GitError(.wrongType(found: type, wanted: wanted), during: operation())
    }
    if type == .blob, size > blobLimit {
      throw GitError(.tooLarge(size: size, limit: blobLimit), during: operation())
    }
    return try body(type, UnsafeRawBufferPointer(start: git_odb_object_data(object), count: size))
  }

  /// The type and size of an object. The header of a loose one is not proven by this.
  func header(of id: ObjectID) throws(GitError) -> (type: ObjectType, size: Int) {
    var size = 0
    var type = GIT_OBJECT_INVALID
    var oid = id.raw
    gate.clear()
    let status = git_odb_read_header(&size, &type, handle, &oid)
    guard status >= 0 else {
      let error = error(status, during: .read(id))
      faults.note(error.fault, of: id)
      throw error
    }
    guard let type = ObjectType(type) else {
      throw GitError(.damaged(reason: "it is of no known type"), during: .read(id))
    }
    return (type, size)
  }

  /// Whether an object is there; nothing of it is read.
  func contains(_ id: ObjectID) -> Bool {
    var oid = id.raw
    defer { git_error_clear() }
    return git_odb_exists(handle, &oid) != 0
  }

  /// The failure of a call that read objects.
  func error(_ status: CInt, during operation: GitError.Operation) -> GitError {
    guard let refusal = gate.refusal else { return GitError(status: status, during: operation) }
    git_error_clear()
    return GitError(refusal, during: operation)
  }

  /// A backend that holds `gate` until libgit2 frees it.
  private static func backend(for gate: ObjectGate) -> UnsafeMutablePointer<git_odb_backend> {
    let whole = UnsafeMutablePointer<relcheck_odb_backend>.allocate(capacity: 1)
    whole.initialize(to: relcheck_odb_backend())
    whole.pointee.owner = Unmanaged.passRetained(gate).toOpaque()
    let backend = UnsafeMutableRawPointer(whole).assumingMemoryBound(to: git_odb_backend.self)
    git_odb_init_backend(backend, UInt32(GIT_ODB_BACKEND_VERSION))
    setReaders(of: backend)
    setLookups(of: backend)
    backend.pointee.free = { backend in
      guard let backend else { return }
      let whole = UnsafeMutableRawPointer(backend)
        .assumingMemoryBound(to: relcheck_odb_backend.self)
      if let owner = whole.pointee.owner { Unmanaged<ObjectGate>.fromOpaque(owner).release() }
      whole.deallocate()
    }
    return backend
  }

  /// The callbacks that give an object's content or header.
  private static func setReaders(of backend: UnsafeMutablePointer<git_odb_backend>) {
    backend.pointee.read = { data, size, type, backend, id in
      guard let data, let size, let type, let backend, let id else { return GIT_ERROR.rawValue }
      return owner(of: backend).read(id, &data.pointee, &size.pointee, &type.pointee, for: backend)
    }
    backend.pointee.read_prefix = { found, data, size, type, backend, short, length in
      guard let found, let data, let size, let type, let backend, let short else {
        return GIT_ERROR.rawValue
      }
      let gate = owner(of: backend)
      let status = gate.find(short, length: length, found)
      guard status >= 0 else { return status }
      return gate.read(found, &data.pointee, &size.pointee, &type.pointee, for: backend)
    }
    backend.pointee.read_header = { size, type, backend, id in
      guard let size, let type, let backend, let id else { return GIT_ERROR.rawValue }
      return owner(of: backend).readHeader(id, &size.pointee, &type.pointee)
    }
  }

  /// The callbacks that tell whether there is an object.
  private static func setLookups(of backend: UnsafeMutablePointer<git_odb_backend>) {
    backend.pointee.exists = { backend, id in
      guard let backend, let id else { return 0 }
      return owner(of: backend).contains(id) ? 1 : 0
    }
    backend.pointee.exists_prefix = { found, backend, short, length in
      guard let found, let backend, let short else { return GIT_ERROR.rawValue }
      return owner(of: backend).find(short, length: length, found)
    }
    backend.pointee.refresh = { backend in
      guard let backend, owner(of: backend).refresh() else { return GIT_ENOTFOUND.rawValue }
      return GIT_OK.rawValue
    }
  }
}

/// The gate that a backend of ``ObjectDatabase`` belongs to.
private func owner(of backend: UnsafeMutablePointer<git_odb_backend>) -> ObjectGate {
  let whole = UnsafeMutableRawPointer(backend).assumingMemoryBound(to: relcheck_odb_backend.self)
  return Unmanaged<ObjectGate>.fromOpaque(whole.pointee.owner).takeUnretainedValue()
}
