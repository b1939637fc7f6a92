internal import Synchronization

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

  /// Whether one of them has the object; nothing of it is read.
  func contains(_ id: ObjectID) -> Bool { packs.contains { $0.index?.offset(of: id) != nil } }

  /// At most two of the ids that start with the first `digits` hexadecimal digits of `short`.
  func ids(startingWith short: ObjectID, digits: Int) -> Set<ObjectID> {
    packs.reduce(into: []) { ids, pack in
      ids.formUnion(pack.index?.ids(startingWith: short, digits: digits, atMost: 2) ?? [])
    }
  }
}
