#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Why an object that is there was not read.
struct ReadRefusal: Error, Hashable {
  let fault: GitError.Fault

  /// A refusal for that fault.
  init(_ fault: GitError.Fault) { self.fault = fault }

  /// It is not what its id and type promise.
  static func damaged(_ reason: String) -> Self { Self(.damaged(reason: reason)) }

  /// The operating system's error number.
  static func system(_ number: CInt) -> Self {
    guard number != EACCES else { return Self(.permissionDenied) }
    let reason = strerror(number).map { String(cString: $0) } ?? "errno \(number)"
    return Self(.unreadable(reason: reason))
  }

  /// Its size in bytes is past the bound.
  static func tooLarge(_ size: Int, limit: Bound) -> Self {
    Self(.tooLarge(size: size, limit: limit.limit))
  }

  /// There is no memory for it.
  static let outOfMemory = Self(.unreadable(reason: "out of memory"))
}
