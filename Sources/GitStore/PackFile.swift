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
final class PackFile {
  /// The path of the pack without its ending.
  let base: [UInt8]
  private var isOpened = false
  private var index: PackIndex?
  private var file: MappedFile?

  /// A pack that is opened when it is first asked.
  init(base: [UInt8]) { self.base = base }

  private func offset(of id: ObjectID) -> Int? {
    if !isOpened {
      isOpened = true
      index = PackIndex(at: base + Array(".idx".utf8))
      if index != nil { file = MappedFile(base + Array(".pack".utf8)) }
    }
    return index?.offset(of: id)
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
    guard let offset = offset(of: id) else { return .absent }
    return fault(at: offset).map { .faulty($0) } ?? .sound
  }

  private func fault(at start: Int) -> GitError.Fault? {
    guard let bytes = file?.bytes, bytes.starts(with: "PACK".utf8) else {
      return .damaged(reason: "its pack cannot be read")
    }
    var offset = start
    var links = 0
    while true {
      guard let head = head(at: offset, in: bytes) else {
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

  private func head(at offset: Int, in bytes: UnsafeRawBufferPointer) -> Head? {
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
        let base = index?.offset(of: ObjectID(twentyBytesAt: address.advanced(by: position)))
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

/// The packs of one directory of objects.
struct PackFolder {
  private(set) var packs: [PackFile]

  /// Lists the packs in `folder`: those that have an index.
  init(_ folder: [UInt8]) {
    let ending = Array(".idx".utf8)
    packs = fileNames(in: folder).filter { $0.count > ending.count && $0.suffix(4) == ending[...] }
      .sorted { $0.lexicographicallyPrecedes($1) }
      .map { PackFile(base: folder + [UInt8(ascii: "/")] + $0.dropLast(ending.count)) }
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
