internal import Synchronization

/// A pack in memory: where its objects are, and what their heads say.
///
/// All handles of a repository share it: each mapping of a pack counts as memory of its own.
final class PackFile: Sendable {
  /// The path of the pack without its ending.
  let base: [UInt8]
  /// No other pack of this process ever had it.
  let number = PackFile.last.add(1, ordering: .relaxed).newValue
  private let opened = Mutex<Opened?>(nil)

  private static let last = Atomic<Int>(0)

  /// How many chains were followed in all packs.
  private static let followed = Atomic<Int>(0)
  /// After so many, the memory of what was looked at is given back: objects lie far apart, and for each
  /// the system maps its neighbours, too, so that a whole pack would come to be held.
  private static let followedAtOnce = 1024

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

  /// The name of its file without the ending, as git gives it: `pack-` and a checksum.
  var name: String {
    String(decoding: base[((base.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1)...], as: UTF8.self)
  }

  /// Its index; nil if it cannot be read.
  var index: PackIndex? { open().index }

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
  struct Head {
    enum Kind {
      case whole(ObjectType)
      /// The offset of the object that it is a delta of.
      case delta(of: Int)
    }
    let kind: Kind
    /// Of what is inflated: the object, or the delta.
    let size: Int
    /// Where the deflated content begins.
    let content: Int
  }

  /// The heads of an object and of all that it is a delta of, down to a whole one.
  struct Chain {
    /// What they lead to.
    enum Base {
      /// It was made before.
      case known(ObjectContent)
      case stored(ObjectType, Head, place: DeltaBases.Place)

      /// How many bytes it has, or its head declares.
      var size: Int {
        switch self {
        case .known(let content): content.bytes.count
        case .stored(_, let head, _): head.size
        }
      }
    }

    /// The object asked for comes first.
    let deltas: [(place: DeltaBases.Place, head: Head)]
    let base: Base
    /// The pack, without the checksum at its end.
    let pack: UnsafeRawBufferPointer

    /// The type of the object.
    var type: ObjectType {
      switch base {
      case .known(let content): content.type
      case .stored(let type, _, _): type
      }
    }

    /// The stream of an object of this pack, and what follows it.
    func stream(of head: Head) throws(ReadRefusal) -> UnsafeRawBufferPointer {
      guard head.content < pack.count else { throw ReadRefusal.damaged("its pack is cut off") }
      let stream = UnsafeRawBufferPointer(rebasing: pack[head.content...])
      guard head.size / Inflater.largestRatio <= stream.count else {
        throw ReadRefusal.damaged("it is longer than its pack")
      }
      return stream
    }
  }

  /// Follows the deltas from the object that begins at `offset` to the first whose content is known.
  ///
  /// - Throws: `.damaged`, `.tooLarge` or `.pastBound`; nothing is inflated.
  func chain(from offset: Int) throws(ReadRefusal) -> Chain {
    if Self.followed.add(1, ordering: .relaxed).newValue.isMultiple(of: Self.followedAtOnce) {
      OpenPacks.release()
    }
    let opened = open()
    guard let index = opened.index, let bytes = opened.file?.bytes,
      bytes.starts(with: "PACK".utf8), bytes.count >= 12 + ObjectID.byteCount
    else { throw ReadRefusal.damaged("its pack cannot be read") }
    let pack = UnsafeRawBufferPointer(rebasing: bytes.dropLast(ObjectID.byteCount))
    var deltas: [(place: DeltaBases.Place, head: Head)] = []
    var place = DeltaBases.Place(pack: number, offset: offset)
    while true {
      if let known = DeltaBases.content(at: place) {
        return Chain(deltas: deltas, base: .known(known), pack: pack)
      }
      guard let head = Self.head(at: place.offset, in: bytes, index) else {
        throw ReadRefusal.damaged("its pack has no object where its index says")
      }
      if !deltas.isEmpty, head.size > Bound.blobSize.limit {
        throw ReadRefusal.tooLarge(head.size, limit: .blobSize)
      }
      switch head.kind {
      case .whole(let type):
        return Chain(deltas: deltas, base: .stored(type, head, place: place), pack: pack)
      case .delta(let base):
        deltas.append((place, head))
        guard deltas.count <= Bound.deltaChain.limit else {
          throw ReadRefusal(.pastBound(.deltaChain))
        }
        place = DeltaBases.Place(pack: number, offset: base)
      }
    }
  }

  private static func head(
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
    case 6:
      guard let (distance, content) = distance(at: position, in: bytes), distance < offset else {
        return nil
      }
      return Head(kind: .delta(of: offset - distance), size: size, content: content)
    case 7:
      let content = position + ObjectID.byteCount
      guard content <= bytes.count, let address = bytes.baseAddress,
        let base = index.offset(of: ObjectID(twentyBytesAt: address.advanced(by: position)))
      else { return nil }
      return Head(kind: .delta(of: base), size: size, content: content)
    default:
      return ObjectType(packed: type).map {
        Head(kind: .whole($0), size: size, content: position)
      }
    }
  }

  /// How far before a delta its base begins, and where its content does; nil if it is no such
  /// number, or 0.
  private static func distance(
    at start: Int, in bytes: UnsafeRawBufferPointer
  ) -> (value: Int, content: Int)? {
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
    return value > 0 ? (value, position + 1) : nil
  }
}
