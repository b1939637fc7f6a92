#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// An object's type and bytes, in memory of its own: an array would end the program where there is no
/// room for what a repository declares.
///
/// Whoever makes it fills the memory before anyone else has it, and nobody writes to it later, so
/// threads may share it.
final class ObjectContent: @unchecked Sendable {
  let type: ObjectType
  let bytes: UnsafeRawBufferPointer
  private let memory: UnsafeMutableRawPointer

  /// Takes memory for `size` bytes and lets `fill` write all of them.
  init(
    _ type: ObjectType, size: Int,
    fill: (UnsafeMutableRawBufferPointer) throws(ReadRefusal) -> Void
  ) throws(ReadRefusal) {
    guard let memory = malloc(max(size, 1)) else {
      throw ReadRefusal.outOfMemory
    }
    self.type = type
    self.memory = memory
    bytes = UnsafeRawBufferPointer(start: memory, count: size)
    // deinit runs from here on, as every member is set.
    try fill(UnsafeMutableRawBufferPointer(start: memory, count: size))
  }

  deinit { free(memory) }
}
