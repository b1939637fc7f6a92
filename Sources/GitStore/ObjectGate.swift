internal import CLibgit2

/// The one way by which objects come in: our readers of packs and of loose objects behind the
/// bounds, the type check and the verification of ids.
///
/// libgit2 calls it for every object that it reads on behalf of a repository (``ObjectDatabase``
/// installs it as the only backend), so nothing passes it: the size and the type are asked
/// before any content is made, no stored object reaches libgit2 unread, and the id of every
/// commit, tree, tag and loose object is computed anew; of packed blobs where ``verifiesBlobs``
/// says so, which costs half of the time again and more.
final class ObjectGate {
  /// One directory of objects: the repository's own, or one that it borrows from.
  private struct Source {
    let loose: LooseObjects
    var packs: PackFolder
    /// When the folder of packs was last changed, as of the last look into it.
    var packsChanged: [Int]?

    /// Where the packs are.
    var packFolder: [UInt8] { loose.directory + Array("/pack".utf8) }
  }

  /// What the caller of a read is prepared to take.
  struct Request {
    /// Nil: any type.
    var wanted: ObjectType?
    /// The most bytes a blob may have.
    var blobLimit = Bound.blobSize.limit

    /// Refuses an object of this type and size unless it is to be read.
    func admit(_ type: ObjectType, size: Int) throws(ReadRefusal) {
      if let wanted, type != wanted {
        throw ReadRefusal(.wrongType(found: type, wanted: wanted))
      }
      let limit =
        type == .blob ? min(blobLimit, Bound.blobSize.limit) : Bound.metadataSize.limit
      guard (0...limit).contains(size) else {
        throw ReadRefusal(.tooLarge(size: size, limit: limit))
      }
    }
  }

  /// Whether the ids of packed blobs are computed anew as well.
  var verifiesBlobs = false

  private var sources: [Source]
  private let reader = PackReader()

  /// Lists the packs in each of the directories of objects; the first come first.
  init(directories: [[UInt8]]) {
    sources = directories.map { directory in
      let packs = directory + Array("/pack".utf8)
      let changed = modificationTime(of: packs)
      return Source(
        loose: LooseObjects(directory: directory), packs: PackFolder(packs), packsChanged: changed)
    }
  }

  /// The content of an object; nil if it is not here.
  ///
  /// - Throws: Why the first copy of it that was found could not be read, if no other could.
  func content(of id: ObjectID, _ request: Request) throws(ReadRefusal) -> ObjectContent? {
    let activity = CurrentReads.begin(id)
    defer { activity.end() }
    return try first(
      id,
      packed: { pack, offset throws(ReadRefusal) in
        let content = try reader.content(at: offset, in: pack, admit: request.admit)
        if verifiesBlobs || content.type != .blob { try Self.verify(content, id) }
        return content
      },
      loose: { stream throws(ReadRefusal) in
        let content = try Self.content(of: stream, request)
        try Self.verify(content, id)
        return content
      })
  }

  /// The type and size of an object; nil if it is not here. Neither is proven by this.
  ///
  /// - Throws: As ``content(of:_:)``.
  func header(of id: ObjectID) throws(ReadRefusal) -> (type: ObjectType, size: Int)? {
    let activity = CurrentReads.begin(id)
    defer { activity.end() }
    return try first(
      id,
      packed: { pack, offset throws(ReadRefusal) in try reader.header(at: offset, in: pack) },
      loose: { stream throws(ReadRefusal) in
        let header = try stream.readHeader()
        return (header.type, header.size)
      })
  }

  /// The packs of all directories.
  var packs: [PackFile] { sources.flatMap(\.packs.packs) }

  /// Whether an object is here; nothing of it is read.
  func contains(_ id: ObjectID) -> Bool {
    sources.contains { $0.packs.contains(id) || $0.loose.contains(id) }
  }

  /// At most two of the ids that start with the first `digits` hexadecimal digits of `short`.
  func ids(startingWith short: ObjectID, digits: Int) -> Set<ObjectID> {
    let prefix = String(short.description.prefix(digits))
    var ids: Set<ObjectID> = []
    for source in sources where ids.count < 2 {
      ids.formUnion(source.packs.ids(startingWith: short, digits: digits))
      ids.formUnion(source.loose.ids(startingWith: prefix, atMost: 2))
    }
    return ids
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
      sources[index].packs.refresh(sources[index].packFolder)
      isNew = true
    }
    return isNew
  }
}

extension ObjectGate {
  /// What the first copy of an object gives that can be read: packs come before loose objects, as in git.
  private func first<R>(
    _ id: ObjectID, packed: (PackFile, _ offset: Int) throws(ReadRefusal) -> R,
    loose: (LooseObjectStream) throws(ReadRefusal) -> R
  ) throws(ReadRefusal) -> R? {
    // The first failure is kept: another copy may still be whole.
    var refusal: ReadRefusal?
    for source in sources {
      for pack in source.packs.packs {
        guard let offset = pack.index?.offset(of: id) else { continue }
        do throws(ReadRefusal) { return try packed(pack, offset) } catch {
          refusal = refusal ?? error
        }
      }
    }
    for source in sources {
      do throws(ReadRefusal) {
        guard let stream = try source.loose.open(id) else { continue }
        return try loose(stream)
      } catch {
        refusal = refusal ?? error
      }
    }
    if let refusal { throw refusal }
    // It may well be in a pack whose index cannot tell.
    for source in sources {
      for pack in source.packs.packs where pack.index == nil {
        throw .damaged("it is not found, and the index of \(pack.name) cannot be read")
      }
    }
    return nil
  }

  private static func content(
    of stream: LooseObjectStream, _ request: Request
  ) throws(ReadRefusal) -> ObjectContent {
    let header = try stream.readHeader()
    try request.admit(header.type, size: header.size)
    return try ObjectContent(header.type, size: header.size) { target throws(ReadRefusal) in
      try stream.readContent(into: target)
    }
  }

  /// Refuses the content unless its id is the one asked for.
  private static func verify(_ content: ObjectContent, _ id: ObjectID) throws(ReadRefusal) {
    var actual = git_oid()
    let status = git_odb_hash(
      &actual, content.bytes.baseAddress, content.bytes.count, content.type.raw)
    guard status >= 0, ObjectID(actual) == id else {
      throw ReadRefusal(.damaged(reason: "its content has another id"))
    }
  }
}
