internal import CLibgit2
internal import CZlib
internal import Foundation
package import GitStore

// How the objects of a fixture are stored, and how to break that.
extension FixtureRepository {
  /// The path of the file of a loose object within the git directory.
  package func looseName(_ id: ObjectID) -> String {
    let hex = id.description
    return "objects/\(hex.prefix(2))/\(hex.dropFirst(2))"
  }

  /// The bytes of the file of a loose object.
  package func looseFile(_ id: ObjectID) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(filePath: gitDirectory).appending(path: looseName(id))))
  }

  /// Puts `bytes` in the place of the loose object `id`, as they are.
  package func replaceLooseFile(_ id: ObjectID, with bytes: [UInt8]) throws {
    try write(looseName(id), bytes)
  }

  /// Puts a zlib stream of `header` and `content` in the place of the loose object `id`.
  package func replaceLooseObject(_ id: ObjectID, header: String, content: [UInt8]) throws {
    try replaceLooseFile(id, with: Self.deflated(Array(header.utf8) + [0] + content))
  }

  /// Removes the loose object `id`.
  package func delete(_ id: ObjectID) throws {
    try FileManager.default.removeItem(
      at: URL(filePath: gitDirectory).appending(path: looseName(id)))
  }

  /// Moves all objects into one pack and gives the name of the pack without its extension,
  /// within the git directory.
  @discardableResult
  package func pack() throws -> String {
    let builder = try make { git_packbuilder_new(&$0, handle) }
    defer { git_packbuilder_free(builder) }
    _ = git_packbuilder_set_threads(builder, 1)
    let ids = try looseIDs()
    for id in ids {
      var oid = try rawID(id)
      try check(git_packbuilder_insert(builder, &oid, nil))
    }
    let folder = gitDirectory + "/objects/pack"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    let before = Set(try FileManager.default.contentsOfDirectory(atPath: folder))
    try check(git_packbuilder_write(builder, folder, 0, nil, nil))
    for id in ids { try delete(id) }
    let after = try FileManager.default.contentsOfDirectory(atPath: folder)
    guard let pack = after.first(where: { $0.hasSuffix(".pack") && !before.contains($0) }) else {
      throw FixtureError(description: "no pack was written")
    }
    return "objects/pack/" + pack.dropLast(".pack".count)
  }

  /// The ids of the loose objects.
  package func looseIDs() throws -> [ObjectID] {
    let objects = gitDirectory + "/objects"
    let manager = FileManager.default
    return try manager.contentsOfDirectory(atPath: objects).sorted().filter { $0.count == 2 }
      .flatMap { folder in
        try manager.contentsOfDirectory(atPath: objects + "/" + folder).sorted()
          .compactMap { ObjectID(hex: folder + $0) }
      }
  }

  /// `bytes` as a zlib stream.
  package static func deflated(_ bytes: [UInt8]) throws -> [UInt8] {
    var count = compressBound(uLong(bytes.count))
    var target = [UInt8](repeating: 0, count: Int(count))
    guard compress(&target, &count, bytes, uLong(bytes.count)) == Z_OK else {
      throw FixtureError(description: "zlib cannot deflate")
    }
    return Array(target[..<Int(count)])
  }
}

extension FixtureRepository {
  /// Makes a linked work tree, as `git worktree add` does, and gives its folder, which is below
  /// this repository's own.
  package func linkedWorkTree(_ name: String) throws -> String {
    let folder = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    try Data("gitdir: \(gitDirectory)/worktrees/\(name)\n".utf8)
      .write(to: URL(filePath: folder + "/.git"))
    try write("worktrees/\(name)/commondir", "../..\n")
    try write("worktrees/\(name)/gitdir", "\(folder)/.git\n")
    try write("worktrees/\(name)/HEAD", "ref: refs/heads/main\n")
    return folder
  }

  /// Makes a folder below the work tree and gives its path.
  package func folder(_ name: String) throws -> String {
    try FileManager.default.createDirectory(
      atPath: path + "/" + name, withIntermediateDirectories: true)
    return path + "/" + name
  }

  /// Puts a deflated `other` in the place of the deflated `content` in a pack, so that nothing but
  /// the id tells that it was changed. Both must deflate to as many bytes.
  package func exchange(_ content: [UInt8], for other: [UInt8], inPack name: String) throws {
    try replace(try Self.deflated(content), by: try Self.deflated(other), inPack: name)
  }

  /// Turns every bit of the deflated `content` in a pack.
  package func damage(_ content: [UInt8], inPack name: String) throws {
    let old = try Self.deflated(content)
    try replace(old, by: old.map { ~$0 }, inPack: name)
  }

  private func replace(_ old: [UInt8], by new: [UInt8], inPack name: String) throws {
    var pack = Array(try Data(contentsOf: URL(filePath: gitDirectory + "/" + name + ".pack")))
    guard old.count == new.count,
      let start = pack.indices.first(where: { pack[$0...].starts(with: old) })
    else { throw FixtureError(description: "the pack does not hold these bytes") }
    pack.replaceSubrange(start..<(start + old.count), with: new)
    try write(name + ".pack", pack)
  }
}

// What may stand where a file is expected.
extension FixtureRepository {
  /// The type of an object, as headers write it.
  package func type(of id: ObjectID) throws -> String {
    var oid = try rawID(id)
    var size = 0
    var type = GIT_OBJECT_INVALID
    try check(git_odb_read_header(&size, &type, database, &oid))
    return String(cString: git_object_type2string(type))
  }

  /// Makes a named pipe of the git directory, which nobody writes to.
  package func pipe(_ name: String) throws {
    guard mkfifo(gitDirectory + "/" + name, 0o644) == 0 else {
      throw FixtureError(description: "no pipe \(name)")
    }
  }

  /// Makes a symbolic link of the git directory.
  package func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: gitDirectory + "/" + name, withDestinationPath: target)
  }

  /// Removes a file of the git directory, or a folder with all that is in it.
  package func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: gitDirectory + "/" + name)
  }

  /// The bytes of a file of the git directory.
  package func bytes(of name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(filePath: gitDirectory + "/" + name)))
  }
}
