internal import CLibgit2

/// What libgit2 asks when it looks for an object itself, as it does for an expression like
/// `main~2`: ``ObjectGate`` in libgit2's terms, statuses and out-pointers.
final class ObjectBackend {
  private let gate: ObjectGate
  /// Why the last read was refused; nil if it was not, or it was libgit2 that found the fault.
  var refusal: ReadRefusal?

  /// A backend that reads through `gate`.
  init(_ gate: ObjectGate) { self.gate = gate }

  /// Becomes the only backend of the database, which holds it from now on.
  ///
  /// - Returns: libgit2's status.
  func join(_ database: OpaquePointer) -> CInt {
    let whole = UnsafeMutablePointer<relcheck_odb_backend>.allocate(capacity: 1)
    whole.initialize(to: relcheck_odb_backend())
    whole.pointee.owner = Unmanaged.passRetained(self).toOpaque()
    let backend = UnsafeMutableRawPointer(whole).assumingMemoryBound(to: git_odb_backend.self)
    git_odb_init_backend(backend, UInt32(GIT_ODB_BACKEND_VERSION))
    Self.setReaders(of: backend)
    Self.setLookups(of: backend)
    backend.pointee.free = { backend in
      guard let backend else { return }
      let whole = UnsafeMutableRawPointer(backend)
        .assumingMemoryBound(to: relcheck_odb_backend.self)
      if let owner = whole.pointee.owner { Unmanaged<ObjectBackend>.fromOpaque(owner).release() }
      whole.deallocate()
    }
    let status = git_odb_add_backend(database, backend, 1)
    if status < 0 { backend.pointee.free?(backend) }
    return status
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
      let owner = owner(of: backend)
      let status = owner.find(short, length: length, found)
      guard status >= 0 else { return status }
      return owner.read(found, &data.pointee, &size.pointee, &type.pointee, for: backend)
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
      return owner(of: backend).gate.contains(ObjectID(id.pointee)) ? 1 : 0
    }
    backend.pointee.exists_prefix = { found, backend, short, length in
      guard let found, let backend, let short else { return GIT_ERROR.rawValue }
      return owner(of: backend).find(short, length: length, found)
    }
    backend.pointee.refresh = { backend in
      guard let backend, owner(of: backend).gate.refresh() else { return GIT_ENOTFOUND.rawValue }
      return GIT_OK.rawValue
    }
  }
}

extension ObjectBackend {
  private func readHeader(
    _ id: UnsafePointer<git_oid>, _ size: inout Int, _ type: inout git_object_t
  ) -> CInt {
    do throws(ReadRefusal) {
      guard let header = try gate.header(of: ObjectID(id.pointee)) else {
        return GIT_ENOTFOUND.rawValue
      }
      (size, type) = (header.size, header.type.raw)
      return GIT_OK.rawValue
    } catch {
      return refuse(error)
    }
  }

  /// The content of an object, in memory that libgit2 frees.
  private func read(
    _ id: UnsafePointer<git_oid>, _ data: inout UnsafeMutableRawPointer?, _ size: inout Int,
    _ type: inout git_object_t, for backend: UnsafeMutablePointer<git_odb_backend>
  ) -> CInt {
    do throws(ReadRefusal) {
      guard let content = try gate.content(of: ObjectID(id.pointee), ObjectGate.Request()) else {
        return GIT_ENOTFOUND.rawValue
      }
      let count = content.bytes.count
      // One more, for the NUL that libgit2's own readers put behind what they read.
      guard let copy = git_odb_backend_data_alloc(backend, count + 1) else {
        return refuse(.outOfMemory)
      }
      if let start = content.bytes.baseAddress { copy.copyMemory(from: start, byteCount: count) }
      copy.storeBytes(of: 0, toByteOffset: count, as: UInt8.self)
      (data, size, type) = (copy, count, content.type.raw)
      return GIT_OK.rawValue
    } catch {
      return refuse(error)
    }
  }

  /// The only object whose id starts with the first `length` digits of `short`.
  private func find(
    _ short: UnsafePointer<git_oid>, length: Int, _ found: UnsafeMutablePointer<git_oid>
  ) -> CInt {
    let ids = gate.ids(startingWith: ObjectID(short.pointee), digits: length)
    guard let only = ids.first else { return GIT_ENOTFOUND.rawValue }
    guard ids.count == 1 else { return GIT_EAMBIGUOUS.rawValue }
    found.pointee = only.raw
    return GIT_OK.rawValue
  }

  private func refuse(_ refusal: ReadRefusal) -> CInt {
    self.refusal = self.refusal ?? refusal
    return GIT_ERROR.rawValue
  }
}

/// The owner of a backend.
private func owner(of backend: UnsafeMutablePointer<git_odb_backend>) -> ObjectBackend {
  let whole = UnsafeMutableRawPointer(backend).assumingMemoryBound(to: relcheck_odb_backend.self)
  return Unmanaged<ObjectBackend>.fromOpaque(whole.pointee.owner).takeUnretainedValue()
}
