internal import CLibgit2

/// The one way by which objects come in: libgit2's pack readers and our reader of loose objects
/// behind the bounds, the type check and the verification of ids.
///
/// libgit2 calls it for every object that is read on behalf of a repository (``ObjectDatabase``
/// installs it as the only backend), so nothing passes it: the size and the type are asked
/// before any content is read, loose objects never reach libgit2 unread, and the id of every
/// commit, tree, tag and loose object is computed anew. libgit2's own switch for that is global
/// and costs 50 to 69 % of the time for blobs; here it is a property of each handle.
final class ObjectGate {
  /// One directory of objects: the repository's own, or one that it borrows from.
  private struct Source {
    let loose: LooseObjects
    let packs: UnsafeMutablePointer<git_odb_backend>
    /// The same packs, to look at what libgit2 would read before it does.
    var files: PackFolder
    /// When the folder of packs was last changed, as of the last look into it.
    var packsChanged: [Int]?

    /// Where the packs are.
    var packFolder: [UInt8] { loose.directory + Array("/pack".utf8) }
  }

  /// What the caller of the next read is prepared to take.
  struct Request {
    /// Nil: any type.
    var wanted: ObjectType?
    /// The most bytes a blob may have.
    var blobLimit = Bound.blobSize.limit
  }

  var request = Request()
  /// Whether the ids of packed blobs are computed anew as well.
  var verifiesBlobs = false
  /// Why the last read failed; nil if it was libgit2 that found the fault.
  private(set) var refusal: GitError.Fault?

  private var sources: [Source] = []

  /// Opens the packs in each of the directories of objects; the first come first.
  init(directories: [[UInt8]], during operation: GitError.Operation) throws(GitError) {
    for directory in directories {
      var packs: UnsafeMutablePointer<git_odb_backend>?
      let path = directory.map { CChar(bitPattern: $0) } + [0]
      let changed = modificationTime(of: directory + Array("/pack".utf8))
      let status = git_odb_backend_pack(&packs, path)
      guard status >= 0, let packs else { throw GitError(status: status, during: operation) }
      sources.append(
        Source(
          loose: LooseObjects(directory: directory), packs: packs,
          files: PackFolder(directory + Array("/pack".utf8)), packsChanged: changed))
    }
  }

  deinit {
    for source in sources { source.packs.pointee.free?(source.packs) }
  }

  /// Lets the pack readers know the database they serve.
  func join(_ database: OpaquePointer) {
    for source in sources { source.packs.pointee.odb = database }
  }

  /// Forgets why the last read failed. Needed before a call that may fail without coming here.
  func clear() { refusal = nil }
}

// What libgit2 asks of a backend, in its terms: statuses and out-pointers.
extension ObjectGate {
  /// The type and size of an object.
  func readHeader(
    _ id: UnsafePointer<git_oid>, _ size: inout Int, _ type: inout git_object_t
  ) -> CInt {
    refusal = nil
    var failure = GIT_ENOTFOUND.rawValue
    let object = ObjectID(id.pointee)
    let activity = CurrentReads.begin(object)
    defer { activity.end() }
    for source in sources where isToBeRead(object, from: source, &failure) {
      let status = source.packs.pointee.read_header(&size, &type, source.packs, id)
      if status >= 0 { return status }
      note(status, in: &failure)
    }
    for source in sources {
      do throws(LooseObjectFault) {
        guard let header = try source.loose.open(object)?.readHeader() else {
          continue
        }
        (size, type) = (header.size, header.type.raw)
        return GIT_OK.rawValue
      } catch {
        refuse(error.fault, in: &failure)
      }
    }
    return failure
  }

  /// The content of an object, in memory that libgit2 frees.
  func read(
    _ id: UnsafePointer<git_oid>, _ data: inout UnsafeMutableRawPointer?, _ size: inout Int,
    _ type: inout git_object_t, for backend: UnsafeMutablePointer<git_odb_backend>
  ) -> CInt {
    refusal = nil
    var failure = GIT_ENOTFOUND.rawValue
    let wanted = ObjectID(id.pointee)
    let activity = CurrentReads.begin(wanted)
    defer { activity.end() }
    for source in sources where isToBeRead(wanted, from: source, &failure) {
      let status = readPacked(id, &data, &size, &type, from: source.packs, for: backend)
      if status >= 0 { return status }
      note(status, in: &failure)
    }
    for source in sources {
      do throws(LooseObjectFault) {
        guard let object = try source.loose.open(wanted) else { continue }
        let status = try read(object, id, &data, &size, &type, for: backend)
        if status >= 0 { return status }
        note(status, in: &failure)
      } catch {
        refuse(error.fault, in: &failure)
      }
    }
    return failure
  }

  /// Whether an object is there; nothing of it is read.
  func contains(_ id: UnsafePointer<git_oid>) -> Bool {
    sources.contains { $0.packs.pointee.exists($0.packs, id) != 0 }
      || sources.contains { $0.loose.contains(ObjectID(id.pointee)) }
  }

  /// The only object whose id starts with the first `length` digits of `short`.
  func find(
    _ short: UnsafePointer<git_oid>, length: Int, _ found: UnsafeMutablePointer<git_oid>
  ) -> CInt {
    let prefix = String(ObjectID(short.pointee).description.prefix(length))
    var ids: Set<ObjectID> = []
    for source in sources {
      var id = git_oid()
      switch source.packs.pointee.exists_prefix(&id, source.packs, short, length) {
      case GIT_OK.rawValue: ids.insert(ObjectID(id))
      case GIT_EAMBIGUOUS.rawValue: return GIT_EAMBIGUOUS.rawValue
      default: break
      }
      ids.formUnion(source.loose.ids(startingWith: prefix, atMost: 2))
    }
    guard let only = ids.first else { return GIT_ENOTFOUND.rawValue }
    guard ids.count == 1 else { return GIT_EAMBIGUOUS.rawValue }
    found.pointee = only.raw
    return GIT_OK.rawValue
  }

  /// Looks for packs that came or went since, as after a repack during the run.
  ///
  /// - Returns: False if there is nothing new, so that what was missed need not be sought again:
  ///   a partial clone misses thousands.
  func refresh() -> Bool {
    var isNew = false
    for index in sources.indices {
      let changed = modificationTime(of: sources[index].packFolder)
      guard changed != sources[index].packsChanged else { continue }
      sources[index].packsChanged = changed
      sources[index].files.refresh(sources[index].packFolder)
      let packs = sources[index].packs
      _ = packs.pointee.refresh?(packs)
      isNew = true
    }
    return isNew
  }
}

extension ObjectGate {
  /// Whether the packs of `source` have the object, and it may be read from them.
  private func isToBeRead(_ id: ObjectID, from source: Source, _ failure: inout CInt) -> Bool {
    switch source.files.finding(of: id) {
    case .absent: return false
    case .sound: return true
    case .faulty(let fault):
      refuse(fault, in: &failure)
      return false
    }
  }

  private func readPacked(
    _ id: UnsafePointer<git_oid>, _ data: inout UnsafeMutableRawPointer?, _ size: inout Int,
    _ type: inout git_object_t, from packs: UnsafeMutablePointer<git_odb_backend>,
    for backend: UnsafeMutablePointer<git_odb_backend>
  ) -> CInt {
    let status = packs.pointee.read_header(&size, &type, packs, id)
    guard status >= 0 else { return status }
    if let fault = fault(ofType: ObjectType(type), size: size) { return refuse(fault) }
    let readStatus = packs.pointee.read(&data, &size, &type, packs, id)
    guard readStatus >= 0, let content = data else { return min(readStatus, -1) }
    guard verifiesBlobs || type != GIT_OBJECT_BLOB else { return readStatus }
    return verified(id, content, size, type, for: backend)
  }

  private func read(
    _ object: LooseObjectStream, _ id: UnsafePointer<git_oid>,
    _ data: inout UnsafeMutableRawPointer?, _ size: inout Int, _ type: inout git_object_t,
    for backend: UnsafeMutablePointer<git_odb_backend>
  ) throws(LooseObjectFault) -> CInt {
    let header = try object.readHeader()
    if let fault = fault(ofType: header.type, size: header.size) { return refuse(fault) }
    // One more, for the NUL that libgit2's own readers put behind what they read.
    guard let content = git_odb_backend_data_alloc(backend, header.size + 1) else {
      return refuse(.unreadable(reason: "out of memory"))
    }
    do throws(LooseObjectFault) {
      let target = UnsafeMutableRawBufferPointer(start: content, count: header.size)
      try object.readContent(into: target)
    } catch {
      git_odb_backend_data_free(backend, content)
      throw error
    }
    content.storeBytes(of: 0, toByteOffset: header.size, as: UInt8.self)
    (data, size, type) = (content, header.size, header.type.raw)
    return verified(id, content, size, type, for: backend)
  }

  /// Frees `content` and refuses it unless its id is the one asked for.
  private func verified(
    _ id: UnsafePointer<git_oid>, _ content: UnsafeMutableRawPointer, _ size: Int,
    _ type: git_object_t, for backend: UnsafeMutablePointer<git_odb_backend>
  ) -> CInt {
    var actual = git_oid()
    let status = git_odb_hash(&actual, content, size, type)
    if status >= 0, ObjectID(actual) == ObjectID(id.pointee) { return GIT_OK.rawValue }
    git_odb_backend_data_free(backend, content)
    return refuse(.damaged(reason: "its content has another id"))
  }

  /// Whether an object of this type and size is not to be read.
  private func fault(ofType type: ObjectType?, size: Int) -> GitError.Fault? {
    guard let type else { return .damaged(reason: "it is of no known type") }
    if let wanted = request.wanted, type != wanted {
      return .wrongType(found: type, wanted: wanted)
    }
    let limit =
      type == .blob
      ? min(request.blobLimit, Bound.blobSize.limit) : Bound.metadataSize.limit
    return size < 0 || size > limit ? .tooLarge(size: size, limit: limit) : nil
  }

  private func refuse(_ fault: GitError.Fault) -> CInt {
    refusal = refusal ?? fault
    return GIT_ERROR.rawValue
  }

  private func refuse(_ fault: GitError.Fault, in failure: inout CInt) {
    failure = refuse(fault)
  }

  /// Keeps the first failure that is more than an absence: another copy may still be whole.
  private func note(_ status: CInt, in failure: inout CInt) {
    guard status != GIT_ENOTFOUND.rawValue else { return }
    if failure == GIT_ENOTFOUND.rawValue { failure = status }
    // libgit2's words are gone with the next pack that is asked.
    if refusal == nil { refusal = GitError(status: status, during: .read(.zero)).storageFault }
  }
}
