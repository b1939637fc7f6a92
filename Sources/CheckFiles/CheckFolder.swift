#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A folder of check data: one on disk, or the one inside the program.
struct CheckFolder {
  /// Why a file gave no bytes.
  enum ReadFailure: Error, Hashable {
    case missing
    case tooLarge
    case unreadable(String)
  }

  /// The most that a file may hold, in bytes.
  static let sizeLimit = 4 << 20
  /// The most files that a folder may hold.
  static let countLimit = 512

  private enum Place {
    case disk(String)
    case memory([String: String])
  }

  private let place: Place
  /// What stands before a file's path in a message.
  let shownRoot: String

  /// Opens the folder of `source`.
  init(_ source: CheckSource) throws(CheckDataError) {
    switch source {
    case .embedded:
      self.init(files: EmbeddedChecks.files)
    case .directory(let path), .installed(let path):
      guard let attributes = Self.attributes(of: path) else { throw .noDirectory(path) }
      guard attributes.type == .typeDirectory else { throw .notDirectory(path) }
      self.init(root: path)
    }
  }

  private init(root path: String) {
    place = .disk(path)
    shownRoot = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// - Parameter files: Texts by their path in the folder.
  init(files: [String: String]) {
    place = .memory(files)
    shownRoot = "checks"
  }

  /// As the user would open it.
  func shown(_ path: String) -> String {
    shownRoot == "/" ? "/" + path : shownRoot + "/" + path
  }

  /// The paths of the `.toml` files directly in `subfolder`, sorted. A folder that is missing
  /// has none.
  func files(in subfolder: String) throws(ReadFailure) -> [String] {
    let names: [String]
    switch place {
    case .memory(let files):
      names = files.keys.filter { $0.hasPrefix(subfolder + "/") }
        .map { String($0.dropFirst(subfolder.count + 1)) }
    case .disk(let root):
      let path = root + "/" + subfolder
      guard Self.attributes(of: path) != nil else { return [] }
      do {
        names = try FileManager.default.contentsOfDirectory(atPath: path)
      } catch {
        throw .unreadable("not a folder that can be listed")
      }
    }
    let wanted = names.filter { $0.hasSuffix(".toml") && !$0.hasPrefix(".") && !$0.contains("/") }
    return wanted.sorted().map { subfolder + "/" + $0 }
  }

  /// The bytes of a file.
  func bytes(of path: String) throws(ReadFailure) -> [UInt8] {
    switch place {
    case .memory(let files):
      guard let text = files[path] else { throw .missing }
      guard text.utf8.count <= Self.sizeLimit else { throw .tooLarge }
      return Array(text.utf8)
    case .disk(let root): return try Self.contents(of: root + "/" + path)
    }
  }

  /// The bytes of a regular file, which may be a link to one.
  static func contents(of path: String) throws(ReadFailure) -> [UInt8] {
    guard let attributes = attributes(of: path) else { throw .missing }
    // A device or a pipe has no end.
    guard attributes.type == .typeRegular else { throw .unreadable("not a regular file") }
    guard attributes.size <= sizeLimit else { throw .tooLarge }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .unreadable("permission denied")
    }
    guard data.count <= sizeLimit else { throw .tooLarge }
    return Array(data)
  }

  /// The kind and size of what a path leads to, through symbolic links; nil if it leads nowhere.
  private static func attributes(of path: String) -> (type: FileAttributeType, size: Int)? {
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    guard let all = try? FileManager.default.attributesOfItem(atPath: target),
      let type = all[.type] as? FileAttributeType
    else { return nil }
    return (type, (all[.size] as? UInt64).flatMap(Int.init(exactly:)) ?? all[.size] as? Int ?? 0)
  }
}
