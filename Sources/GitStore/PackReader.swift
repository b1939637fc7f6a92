#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Makes objects from what packs hold: a whole object, and deltas of it, one on top of the other.
///
/// One handle's, as its state is; packs and ``DeltaBases`` are shared by all.
final class PackReader {
  private let inflater = Inflater()
  /// The delta that is being applied.
  private var delta = Room()
  /// The delta of the object asked for, which is inflated first, for the size that it declares.
  private var first = Room()

  /// The type and size of the object that begins at `offset` of the pack.
  ///
  /// The size that a delta declares is not proven by this.
  func header(at offset: Int, in pack: PackFile) throws(ReadRefusal) -> (
    type: ObjectType, size: Int
  ) {
    let chain = try pack.chain(from: offset)
    guard let top = chain.deltas.first?.head else {
      return (chain.type, chain.base.size)
    }
    let beginning = Inflater.beginning(of: try chain.stream(of: top), count: Delta.headSize)
    guard let delta = beginning.withUnsafeBytes({ Delta($0) }) else {
      throw ReadRefusal.damaged("its delta declares no size")
    }
    return (chain.type, delta.size)
  }

  /// The object that begins at `offset` of the pack.
  ///
  /// - Parameter admit: Asked for the type and size before anything else is made; throws if it is
  ///   not wanted.
  /// - Throws: What `admit` throws, and `.damaged`, `.tooLarge` or `.pastBound`.
  func content(
    at offset: Int, in pack: PackFile,
    admit: (ObjectType, Int) throws(ReadRefusal) -> Void
  ) throws(ReadRefusal) -> ObjectContent {
    let chain = try pack.chain(from: offset)
    guard let top = chain.deltas.first?.head else {
      try admit(chain.type, chain.base.size)
      return try base(of: chain)
    }
    try first.inflate(top, of: chain, with: inflater)
    try admit(chain.type, try Self.delta(in: first.bytes).size)
    var content = try base(of: chain)
    for (place, head) in chain.deltas.dropFirst().reversed() {
      try delta.inflate(head, of: chain, with: inflater)
      content = try Self.applied(delta.bytes, to: content)
      DeltaBases.keep(content, at: place)
    }
    content = try Self.applied(first.bytes, to: content)
    if let place = chain.deltas.first?.place { DeltaBases.keep(content, at: place) }
    return content
  }

  /// The content that the chain ends with.
  private func base(of chain: PackFile.Chain) throws(ReadRefusal) -> ObjectContent {
    switch chain.base {
    case .known(let content): return content
    case .stored(let type, let head, let place):
      let stream = try chain.stream(of: head)
      let content = try ObjectContent(type, size: head.size) { target throws(ReadRefusal) in
        try inflater.inflate(stream, into: target)
      }
      DeltaBases.keep(content, at: place)
      return content
    }
  }

  private static func delta(in bytes: UnsafeRawBufferPointer) throws(ReadRefusal) -> Delta {
    guard let delta = Delta(bytes) else {
      throw ReadRefusal.damaged("its delta declares no size")
    }
    return delta
  }

  private static func applied(
    _ bytes: UnsafeRawBufferPointer, to base: ObjectContent
  ) throws(ReadRefusal) -> ObjectContent {
    let delta = try delta(in: bytes)
    guard delta.baseSize == base.bytes.count else {
      throw ReadRefusal.damaged("it is a delta of something else")
    }
    guard delta.size <= Bound.blobSize.limit else {
      throw ReadRefusal.tooLarge(delta.size, limit: .blobSize)
    }
    return try ObjectContent(base.type, size: delta.size) { target throws(ReadRefusal) in
      guard delta.apply(bytes, to: base.bytes, into: target) else {
        throw ReadRefusal.damaged("its delta does not fit")
      }
    }
  }

  /// Memory that is used again for each delta.
  private struct Room: ~Copyable {
    private var memory: UnsafeMutableRawPointer?
    private var capacity = 0
    private var count = 0

    /// What was inflated last.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: memory, count: count) }

    /// More is not kept from one delta to the next.
    private static let kept = 1 << 20

    init() {}

    deinit { free(memory) }

    /// Inflates the delta with that head.
    mutating func inflate(
      _ head: PackFile.Head, of chain: borrowing PackFile.Chain, with inflater: Inflater
    ) throws(ReadRefusal) {
      guard head.size <= Bound.blobSize.limit else {
        throw ReadRefusal.tooLarge(head.size, limit: .blobSize)
      }
      let stream = try chain.stream(of: head)
      count = 0
      if head.size > capacity || capacity > Self.kept {
        free(memory)
        capacity = max(head.size, 1 << 12)
        memory = malloc(capacity)
        guard memory != nil else {
          capacity = 0
          throw ReadRefusal.outOfMemory
        }
      }
      try inflater.inflate(
        stream, into: UnsafeMutableRawBufferPointer(start: memory, count: head.size))
      count = head.size
    }
  }
}
