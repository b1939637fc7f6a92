internal import CLibgit2
internal import Foundation
package import GitStore

/// A file of a fixture's tree. A string literal is a regular file with that text.
package struct FixtureFile: ExpressibleByStringLiteral, Sendable {
  /// The mode as trees write it, such as "100644".
  let mode: String
  let content: Content

  enum Content: Sendable {
    case bytes([UInt8])
    case object(ObjectID)
  }

  package init(stringLiteral text: String) { self = .text(text) }

  /// A regular file with this text.
  package static func text(_ text: String) -> Self { .bytes(Array(text.utf8)) }
  /// A regular file with these bytes.
  package static func bytes(_ bytes: [UInt8]) -> Self {
    Self(mode: "100644", content: .bytes(bytes))
  }
  /// An executable file with this text.
  package static func executable(_ text: String) -> Self {
    Self(mode: "100755", content: .bytes(Array(text.utf8)))
  }
  /// A symbolic link to `target`.
  package static func link(_ target: String) -> Self {
    Self(mode: "120000", content: .bytes(Array(target.utf8)))
  }
  /// A submodule at the commit `id`.
  package static func submodule(_ id: ObjectID) -> Self {
    Self(mode: "160000", content: .object(id))
  }
  /// A regular file whose blob is `id`, which need not exist.
  package static func blob(_ id: ObjectID) -> Self { Self(mode: "100644", content: .object(id)) }

  private init(mode: String, content: Content) {
    self.mode = mode
    self.content = content
  }
}

/// Who made a fixture's commit or tag, and when.
package struct FixtureIdentity: Sendable {
  package var name: String
  package var email: String
  /// Seconds since 1970.
  package var time: Int
  /// As commits write it, such as "+0100".
  package var zone: String

  package init(
    _ name: String = "Fixture", email: String = "fixture@example.org", time: Int = 0,
    zone: String = "+0000"
  ) {
    self.name = name
    self.email = email
    self.time = time
    self.zone = zone
  }

  package var line: String { "\(name) <\(email)> \(time) \(zone)" }
}

/// A line of a tree, as it is to be written whatever git thinks of it.
package struct FixtureTreeEntry: Sendable {
  package let mode: String
  package let name: [UInt8]
  package let id: ObjectID

  package init(mode: String, name: [UInt8], id: ObjectID) {
    self.mode = mode
    self.name = name
    self.id = id
  }

  package init(mode: String, name: String, id: ObjectID) {
    self.init(mode: mode, name: Array(name.utf8), id: id)
  }
}

extension FixtureRepository {
  /// Writes an object with any content, well-formed or not.
  @discardableResult
  package func object(_ type: ObjectType, _ content: [UInt8]) throws -> ObjectID {
    var oid = git_oid()
    let raw: git_object_t =
      switch type {
      case .commit: GIT_OBJECT_COMMIT
      case .tree: GIT_OBJECT_TREE
      case .blob: GIT_OBJECT_BLOB
      case .tag: GIT_OBJECT_TAG
      }
    try check(git_odb_write(&oid, database, content, content.count, raw))
    guard let id = withUnsafeBytes(of: &oid, { ObjectID(bytes: $0) }) else {
      throw FixtureError(description: "libgit2's ids are not of twenty bytes")
    }
    return id
  }

  /// Writes a blob.
  package func blob(_ text: String) throws -> ObjectID { try object(.blob, Array(text.utf8)) }

  /// Writes the trees of `files`, by path, and their blobs.
  package func tree(_ files: [String: FixtureFile]) throws -> ObjectID {
    var entries: [FixtureTreeEntry] = []
    var folders: [String: [String: FixtureFile]] = [:]
    for (path, file) in files {
      if let slash = path.firstIndex(of: "/") {
        folders[String(path[..<slash]), default: [:]][String(path[path.index(after: slash)...])] =
          file
        continue
      }
      let id =
        switch file.content {
        case .bytes(let bytes): try object(.blob, bytes)
        case .object(let id): id
        }
      entries.append(.init(mode: file.mode, name: path, id: id))
    }
    for (name, files) in folders {
      entries.append(.init(mode: "40000", name: name, id: try tree(files)))
    }
    return try tree(
      entries: entries.sorted { $0.sortingName.lexicographicallyPrecedes($1.sortingName) })
  }

  /// Writes a tree of just these lines, in this order.
  package func tree(entries: [FixtureTreeEntry]) throws -> ObjectID {
    try object(
      .tree, entries.flatMap { Array("\($0.mode) ".utf8) + $0.name + [0] + $0.id.bytes })
  }

  /// Writes a commit.
  package func commit(
    tree: ObjectID, parents: [ObjectID] = [], message: String = "fixture\n",
    author: FixtureIdentity = .init(), committer: FixtureIdentity? = nil
  ) throws -> ObjectID {
    let text =
      "tree \(tree)\n" + parents.map { "parent \($0)\n" }.joined()
      + "author \(author.line)\ncommitter \((committer ?? author).line)\n\n" + message
    return try object(.commit, Array(text.utf8))
  }

  /// Writes a commit of `files`, by path.
  package func commit(
    _ files: [String: FixtureFile], parents: [ObjectID] = [], message: String = "fixture\n",
    author: FixtureIdentity = .init(), committer: FixtureIdentity? = nil
  ) throws -> ObjectID {
    try commit(
      tree: tree(files), parents: parents, message: message, author: author, committer: committer)
  }

  /// Makes a lightweight tag: `refs/tags/NAME` names the object itself.
  package func lightweightTag(_ name: String, at id: ObjectID) throws {
    try reference("refs/tags/" + name, at: id)
  }

  /// Makes an annotated tag and gives the id of its tag object.
  ///
  /// - Parameters:
  ///   - tagger: Nil leaves the line out.
  ///   - message: What follows the head, a signature included.
  @discardableResult
  package func annotatedTag(
    _ name: String, at id: ObjectID, type: ObjectType = .commit,
    tagger: FixtureIdentity? = .init(), message: String = "fixture\n"
  ) throws -> ObjectID {
    let text =
      "object \(id)\ntype \(type.rawValue)\ntag \(name)\n"
      + (tagger.map { "tagger \($0.line)\n" } ?? "") + "\n" + message
    let tag = try object(.tag, Array(text.utf8))
    try reference("refs/tags/" + name, at: tag)
    return tag
  }
}

extension FixtureTreeEntry {
  /// git sorts a folder as if a slash followed its name.
  package var sortingName: [UInt8] { mode == "40000" ? name + [UInt8(ascii: "/")] : name }
}
