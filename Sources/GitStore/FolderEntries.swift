/// A line of one folder: a name and what it leads to.
package struct FolderEntry: Hashable, Sendable {
  /// As bytes; it holds no slash.
  package let name: [UInt8]
  package let item: TreeItem
}

extension Repository {
  /// What stands directly in the tree `id`; nothing below it is read.
  ///
  /// - Throws: Also if a line of it is malformed, since then it cannot be told what is not there.
  package func folder(_ id: ObjectID) throws(GitError) -> [FolderEntry] {
    try objects.withObject(id, wanted: .tree, during: .list(id)) {
      (_, content) throws(GitError) in
      var reader = TreeReader(content)
      var names = TreeNameCheck(content)
      var entries: [FolderEntry] = []
      while let entry = reader.next() {
        guard names.fault(of: entry) == nil, let kind = entry.kind else {
          throw GitError(.damaged(reason: "it has a malformed line"), during: .list(id))
        }
        entries.append(
          FolderEntry(
            name: Array(content[entry.name]), item: TreeItem(kind: kind, id: entry.id)))
      }
      guard !reader.isDamaged else {
        throw GitError(.damaged(reason: "it cannot be read to the end"), during: .list(id))
      }
      return entries
    }
  }
}
