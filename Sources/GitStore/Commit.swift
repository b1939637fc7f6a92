/// A commit as git recorded it.
package struct Commit: Hashable, Sendable {
  package let id: ObjectID
  package let tree: ObjectID
  /// The parents in order; those that a shallow clone cut off included.
  package let parents: [ObjectID]
  package let author: Signature
  package let committer: Signature
  /// The bytes of the message, whatever their encoding.
  package let messageBytes: [UInt8]
  /// The head of the object: its fields, with signatures, as bytes.
  package let rawHeader: [UInt8]

  /// The message, decoded as UTF-8 with repair.
  package var message: String { String(decoding: messageBytes, as: UTF8.self) }

  /// The first paragraph of the message, on one line, as `git log --format=%s` has it.
  package var summary: String {
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || (9...13).contains(byte) }
    let lines = messageBytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .drop { $0.allSatisfy(isBlank) }
      .prefix { !$0.allSatisfy(isBlank) }
      .map { line in line[...(line.lastIndex { !isBlank($0) } ?? line.startIndex)] }
    return String(decoding: Array(lines.joined(separator: " ".utf8)), as: UTF8.self)
  }

  /// Parses the content of a commit object.
  init(id: ObjectID, content: [UInt8]) throws(GitError) {
    let header = ObjectHeader(content)
    guard let tree = header.id("tree") else { throw Self.damaged(id, "it names no tree") }
    guard let author = header.value("author").flatMap(Signature.init(line:)),
      let committer = header.value("committer").flatMap(Signature.init(line:))
    else { throw Self.damaged(id, "its author or committer is faulty") }
    var parents: [ObjectID] = []
    for field in header.fields where field.key.elementsEqual("parent".utf8) {
      guard let parent = ObjectID(hex: String(decoding: field.value, as: UTF8.self)) else {
        throw Self.damaged(id, "a parent of it is faulty")
      }
      parents.append(parent)
    }
    self.id = id
    self.tree = tree
    self.parents = parents
    self.author = author
    self.committer = committer
    messageBytes = Array(header.message)
    rawHeader = Array(header.head)
  }

  private static func damaged(_ id: ObjectID, _ reason: String) -> GitError {
    GitError(.damaged(reason: reason), during: .read(id))
  }
}

extension Repository {
  /// The commit `id`.
  package func commit(_ id: ObjectID) throws(GitError) -> Commit {
    let content = try objects.withObject(id, wanted: .commit, during: .read(id)) { _, bytes in
      Array(bytes)
    }
    return try Commit(id: id, content: content)
  }
}
