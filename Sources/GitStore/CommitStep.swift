/// What a commit leads to: its tree and its parents, without who made it and why.
package struct CommitStep: Hashable, Sendable {
  package let tree: ObjectID
  /// In order; those that a shallow clone cut off included.
  package let parents: [ObjectID]

  /// Reads the first lines of a commit object; nil if they are not those of one.
  init?(_ content: UnsafeRawBufferPointer) {
    var rest = content[...]
    guard let tree = Self.id(after: "tree ", in: &rest) else { return nil }
    var parents: [ObjectID] = []
    while let parent = Self.id(after: "parent ", in: &rest) { parents.append(parent) }
    guard rest.starts(with: "author ".utf8) else { return nil }
    self.tree = tree
    self.parents = parents
  }

  /// The id on the line that starts with `key`, which is passed then; nil if another line comes.
  private static func id(
    after key: StaticString, in rest: inout Slice<UnsafeRawBufferPointer>
  ) -> ObjectID? {
    let digits = 2 * ObjectID.byteCount
    let length = key.utf8CodeUnitCount
    guard rest.count > length + digits,
      rest.starts(with: UnsafeBufferPointer(start: key.utf8Start, count: length)),
      rest[rest.startIndex + length + digits] == UInt8(ascii: "\n"),
      let id = ObjectID(
        hex: String(decoding: rest.dropFirst(length).prefix(digits), as: UTF8.self))
    else { return nil }
    rest = rest.dropFirst(length + digits + 1)
    return id
  }
}

extension Repository {
  /// The tree and the parents of the commit `id`.
  package func step(_ id: ObjectID) throws(GitError) -> CommitStep {
    let step = try objects.withObject(id, wanted: .commit, during: .read(id)) { _, content in
      CommitStep(content)
    }
    guard let step else {
      throw GitError(.damaged(reason: "it is no well-formed commit"), during: .read(id))
    }
    return step
  }
}
