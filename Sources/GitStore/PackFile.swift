internal import Synchronization

/// What a look into packs says of an object.
enum PackFinding: Hashable {
  case absent, sound
  /// It is there, and must not be read.
  case faulty(GitError.Fault)
}

/// A pack, read only as far as the heads of its objects: what each is a delta of.
///
/// libgit2 follows deltas of deltas without end or bound, so a pack whose deltas lead in a circle
/// would hang it. Here the way to the whole object at the end is followed first.
///
/// All handles of a repository share it: each mapping of a pack counts as memory of its own.
final class PackFile: Sendable {
  /// The path of the pack without its ending.
  let base: [UInt8]
  private let opened = Mutex<Opened?>(nil)

  /// The pack and its index; each nil if it cannot be read.
  private struct Opened {
    let index: PackIndex?
    let file: MappedFile?
  }

  /// A pack that is opened when it is first asked.
  init(base: [UInt8]) { self.base = base }

  /// Gives back the memory of what was looked at so far.
  func release() {
    opened.withLock { opened in
      opened?.index?.release()
      opened?.file?.release()
    }
  }

  private func open() -> Opened {
    opened.withLock { opened in
      if let opened { return opened }
      let index = PackIndex(at: base + Array(".idx".utf8))
      let file = index == nil ? nil : MappedFile(base + Array(".pack".utf8))
      let now = Opened(index: index, file: file)
      opened = now
      return now
    }
  }

  /// What the head of an object says (gitformat-pack(5)).
  private struct Head {
    enum Kind {
      case whole
      case delta(of: Int)
    }
    let kind: Kind
    /// Of what is inflated: the object, or the delta's instructions.
    let size: Int
  }

  /// Whether the object is in this pack, and may be read from it.
  func finding(of id: ObjectID) -> PackFinding {
    let opened = open()
    guard let index = opened.index, let offset = index.offset(of: id) else { return .absent }
    return fault(at: offset, in: opened.file, index).map { .faulty($0) } ?? .sound
  }

  private func fault(
    at start: Int, in file: MappedFile?, _ index: PackIndex
  ) -> GitError.Fault? {
    guard let bytes = file?.bytes, bytes.starts(with: "PACK".utf8) else {
      return .damaged(reason: "its pack cannot be read")
    }
    var offset = start
    var links = 0
    while true {
      guard let head = head(at: offset, in: bytes, index) else {
        return .damaged(reason: "its pack has no object where its index says")
      }
      if links > 0, head.size > Bound.blobSize.limit {
        return .tooLarge(size: head.size, limit: Bound.blobSize.limit)
      }
      guard case .delta(let base) = head.kind else { return nil }
      links += 1
      guard links <= Bound.deltaChain.limit else { return .pastBound(.deltaChain) }
      offset = base
    }
  }

  private func head(
    at offset: Int, in bytes: UnsafeRawBufferPointer, _ index: PackIndex
  ) -> Head? {
    // No object begins before the pack's own head of twelve bytes.
    guard offset >= 12, offset < bytes.count else { return nil }
    var position = offset
    var byte = bytes[position]
    let type = byte >> 4 & 7
    var size = Int(byte & 15)
    var shift = 4
    while byte & 0x80 != 0 {
      position += 1
      guard position < bytes.count, shift < 56 else { return nil }
      byte = bytes[position]
      size |= Int(byte & 0x7F) << shift
      shift += 7
    }
    position += 1
    switch type {
    case 1...4: return Head(kind: .whole, size: size)
    case 6:
      guard let distance = Self.distance(at: position, in: bytes), distance < offset else {
        return nil
      }
      return Head(kind: .delta(of: offset - distance), size: size)
    case 7:
      guard position + ObjectID.byteCount <= bytes.count, let address = bytes.baseAddress,
        let base = index.offset(of: ObjectID(twentyBytesAt: address.advanced(by: position)))
      else { return nil }
      return Head(kind: .delta(of: base), size: size)
    default: return nil
    }
  }

  /// How far before a delta its base begins; nil if it is no such number, or 0.
  private static func distance(at start: Int, in bytes: UnsafeRawBufferPointer) -> Int? {
    var position = start
    guard position < bytes.count else { return nil }
    var byte = bytes[position]
    var value = Int(byte & 0x7F)
    while byte & 0x80 != 0 {
      position += 1
      guard position < bytes.count, value < 1 << 48 else { return nil }
      byte = bytes[position]
      value = (value + 1) << 7 | Int(byte & 0x7F)
    }
    return value > 0 ? value : nil
  }
}

/// The packs that some handle has open.
enum OpenPacks {
  /// A pack, and the index that it was opened by.
  private struct Place: Hashable {
    let base: [UInt8]
    let changed: [Int]?
  }

  private struct Holder: Sendable {
    weak let pack: PackFile?
  }

  private static let packs = Mutex<[Place: Holder]>([:])

  /// Gives back the memory of what was looked at so far in all packs.
  static func release() {
    for pack in packs.withLock({ $0.values.compactMap(\.pack) }) { pack.release() }
  }

  /// The pack at `base`, which is opened once as long as anyone holds it and its index stays as it is.
  static func pack(at base: [UInt8]) -> PackFile {
    let place = Place(base: base, changed: modificationTime(of: base + Array(".idx".utf8)))
    return packs.withLock { packs in
      if let known = packs[place]?.pack { return known }
      // Now and then, so that many packs are not gone through for each of them.
      if packs.count.nonzeroBitCount == 1 { packs = packs.filter { $0.value.pack != nil } }
      let pack = PackFile(base: base)
      packs[place] = Holder(pack: pack)
      return pack
    }
  }
}

/// The packs of one directory of objects.
struct PackFolder {
  private(set) var packs: [PackFile]

  /// Lists the packs in `folder`: those that have an index.
  init(_ folder: [UInt8]) {
    let ending = Array(".idx".utf8)
    packs = fileNames(in: folder).filter { $0.count > ending.count && $0.suffix(4) == ending[...] }
      .sorted { $0.lexicographicallyPrecedes($1) }
      .map { OpenPacks.pack(at: folder + [UInt8(ascii: "/")] + $0.dropLast(ending.count)) }
  }

  /// Lists them anew; those that are known already stay open.
  mutating func refresh(_ folder: [UInt8]) {
    let known = Dictionary(packs.map { ($0.base, $0) }) { first, _ in first }
    packs = PackFolder(folder).packs.map { known[$0.base] ?? $0 }
  }

  /// Whether the object is in these packs, and may be read from them all: which one libgit2 takes
  /// is not known.
  func finding(of id: ObjectID) -> PackFinding {
    var isFound = false
    for pack in packs {
      switch pack.finding(of: id) {
      case .absent: continue
      case .sound: isFound = true
      case .faulty(let fault): return .faulty(fault)
      }
    }
    return isFound ? .sound : .absent
  }
}
