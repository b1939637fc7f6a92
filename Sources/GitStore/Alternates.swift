#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The directories of objects that a repository borrows from, found through
/// `objects/info/alternates` (gitrepository-layout(5)).
///
/// They are read here and not by libgit2, because libgit2 would read their loose objects itself.
struct Alternates {
  /// The directory asked for, and all those that it leads to; each once.
  private(set) var directories: [[UInt8]] = []
  /// Those that are named and are not there, as after their repository was moved.
  private(set) var missing: [[UInt8]] = []

  /// git follows alternates of alternates so far and no farther.
  private static let depth = 5
  /// The largest file of alternates that is read.
  private static let fileSize = 1 << 20

  /// Follows the alternates of the directory of objects `directory`.
  init(of directory: [UInt8], during operation: GitError.Operation) throws(GitError) {
    var seen: Set<[UInt8]> = []
    var level = [directory]
    for depth in 0...Self.depth {
      var next: [[UInt8]] = []
      for directory in level {
        guard let real = realPath(directory) else {
          missing.append(directory)
          continue
        }
        guard seen.insert(real).inserted else { continue }
        guard directories.count < Bound.alternates.limit else {
          throw GitError(.pastBound(.alternates), during: operation)
        }
        directories.append(real)
        if depth < Self.depth { next += Self.alternates(in: real) }
      }
      level = next
    }
  }

  /// The directories that the alternates file of `directory` names, as absolute paths.
  private static func alternates(in directory: [UInt8]) -> [[UInt8]] {
    let path = directory + Array("/info/alternates".utf8)
    guard let file = readSmallFile(path, atMost: fileSize) else { return [] }
    return file.split(separator: UInt8(ascii: "\n")).compactMap { line in
      guard line.first != UInt8(ascii: "#") else { return nil }
      let path = unquoted(line) ?? Array(line)
      guard let first = path.first else { return nil }
      return first == UInt8(ascii: "/") ? path : directory + [UInt8(ascii: "/")] + path
    }
  }

  /// What stands between double quotes, with C's escapes taken out; nil if the line is no such.
  private static func unquoted(_ line: ArraySlice<UInt8>) -> [UInt8]? {
    guard line.first == UInt8(ascii: "\"") else { return nil }
    var bytes: [UInt8] = []
    var rest = line.dropFirst()
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\"") { return rest.isEmpty ? bytes : nil }
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      guard let escape = rest.popFirst() else { return nil }
      if (UInt8(ascii: "0")...UInt8(ascii: "3")).contains(escape) {
        let digits = [escape] + rest.prefix(2)
        guard digits.count == 3,
          let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
        else { return nil }
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else if let place = Array("abtnvfr".utf8).firstIndex(of: escape) {
        bytes.append(UInt8(7 + place))
      } else if escape == UInt8(ascii: "\"") || escape == UInt8(ascii: "\\") {
        bytes.append(escape)
      } else {
        return nil
      }
    }
    return nil
  }
}
