/// What is in a tree and the trees below it, as far as it could be read.
package struct TreeListing: Sendable {
  /// A thing in the tree that is no folder.
  package struct Entry: Hashable, Sendable {
    /// The path from the root, as bytes, with slashes between names.
    package let path: [UInt8]
    package let kind: Kind
    package let id: ObjectID
  }

  /// What the mode of an entry says that it is.
  package enum Kind: Hashable, Sendable {
    case file, executable, link, submodule
  }

  /// A folder of the tree.
  package struct Folder: Hashable, Sendable {
    package let path: [UInt8]
    package let id: ObjectID
  }

  /// A folder whose own tree could not be read; what is in it is not known.
  package struct Unread: Hashable, Sendable {
    package let path: [UInt8]
    package let id: ObjectID
    package let reason: GitError
  }

  /// A line of a tree that no tree of git's own making has. It was not followed.
  package struct Malformed: Hashable, Sendable {
    package let path: [UInt8]
    package let fault: Malformation

    package init(path: [UInt8], fault: Malformation) {
      self.path = path
      self.fault = fault
    }
  }

  /// What is wrong with a malformed line.
  package enum Malformation: String, Hashable, Sendable {
    case emptyName = "empty name"
    case slashInName = "slash in a name"
    case reservedName = "name that is reserved"
    case unknownMode = "unknown mode"
    case duplicate = "name that the folder has already"
    case outOfOrder = "name out of order"
    case pathTooLong = "path too long"
    /// The path is the folder's; its entries up to there are listed.
    case cutOff = "rest of the folder cannot be read"
  }

  /// Files, links and submodules in git's order: a folder's things where the folder stands.
  package internal(set) var entries: [Entry] = []
  /// The folders that were met, in the same order; those that could not be read too.
  package internal(set) var folders: [Folder] = []
  package internal(set) var unread: [Unread] = []
  package internal(set) var malformed: [Malformed] = []
}

extension Repository {
  /// Lists the tree `id`.
  ///
  /// - Parameter prefixes: Paths such as `Lib` or `Include/Python.h`: only what is at or below one
  ///   of them is listed, and only the folders on the way are read. Nil: everything.
  /// - Throws: If the tree itself cannot be read, or a bound is passed. A subtree that cannot be
  ///   read is named in ``TreeListing/unread`` instead.
  package func listing(
    of id: ObjectID, below prefixes: [String]? = nil
  ) throws(GitError) -> TreeListing {
    var walk = TreeWalk(of: self, root: id, below: prefixes)
    try walk.run()
    return walk.listing
  }

  /// What is at `path` in the tree `id`; nil if nothing is. Only the folders on the way are read.
  package func entry(at path: String, in id: ObjectID) throws(GitError) -> TreeItem? {
    let operation = GitError.Operation.find(path: path, in: id)
    let names = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard names.count <= Bound.treeDepth.limit else {
      throw GitError(.pastBound(.treeDepth), during: operation)
    }
    var folder = id
    for (index, name) in names.enumerated() {
      let found = try objects.withObject(folder, wanted: .tree, during: .list(folder)) {
        (_, content) throws(GitError) in
        try Self.find(name, in: content, during: operation)
      }
      guard let found, let kind = found.kind else { return nil }
      if index == names.count - 1 { return TreeItem(kind: kind, id: found.id) }
      guard kind == .folder else { return nil }
      folder = found.id
    }
    return nil
  }

  /// The only well-formed entry called `name`; an error if it cannot be told.
  private static func find(
    _ name: some Collection<UInt8>, in content: UnsafeRawBufferPointer,
    during operation: GitError.Operation
  ) throws(GitError) -> TreeEntry? {
    var reader = TreeReader(content)
    var found: TreeEntry?
    while let entry = reader.next() {
      guard content[entry.name].elementsEqual(name) else { continue }
      guard found == nil else {
        throw GitError(.damaged(reason: "its folder has two of that name"), during: operation)
      }
      guard entry.kind != nil else {
        throw GitError(.damaged(reason: "it has an unknown mode"), during: operation)
      }
      found = entry
    }
    guard !reader.isDamaged else {
      throw GitError(.damaged(reason: "its folder cannot be read to the end"), during: operation)
    }
    return found
  }
}

/// What a path in a tree leads to.
package enum TreeItem: Hashable, Sendable {
  case blob(TreeListing.Kind, ObjectID)
  case folder(ObjectID)

  init(kind: TreeEntry.Kind, id: ObjectID) {
    if let kind = TreeListing.Kind(kind) {
      self = .blob(kind, id)
    } else {
      self = .folder(id)
    }
  }
}

extension TreeListing.Kind {
  /// Nil for a folder.
  init?(_ kind: TreeEntry.Kind) {
    switch kind {
    case .file: self = .file
    case .executable: self = .executable
    case .link: self = .link
    case .submodule: self = .submodule
    case .folder: return nil
    }
  }
}
