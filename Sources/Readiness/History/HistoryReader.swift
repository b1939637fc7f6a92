/// A way to commits and to single folders of their trees.
///
/// The domain does not know git; the program gives it one of these.
package protocol HistoryReader: BlobReader {
  /// What a walk needs of a commit.
  func step(_ commit: ContentID) throws(HistoryFault) -> HistoryStep

  /// What a commit says of itself.
  func note(_ commit: ContentID) throws(HistoryFault) -> CommitNote

  /// What stands directly in a tree, in git's order.
  func folder(_ tree: ContentID) throws(HistoryFault) -> [FolderLine]

  /// What one name directly in a tree leads to; nil if the tree has no such name.
  func child(_ name: String, of tree: ContentID) throws(HistoryFault) -> FolderItem?
}

/// A commit as a walk sees it.
package struct HistoryStep: Hashable, Sendable {
  package let commit: ContentID
  package let tree: ContentID
  package let parents: [ContentID]

  package init(commit: ContentID, tree: ContentID, parents: [ContentID]) {
    self.commit = commit
    self.tree = tree
    self.parents = parents
  }
}

/// What a commit says of itself.
package struct CommitNote: Hashable, Sendable {
  package let commit: ContentID
  /// The first paragraph of the message, on one line.
  package let summary: String
  /// The whole message.
  package let message: String
  /// When it was committed.
  package let moment: Moment

  package init(commit: ContentID, summary: String, message: String, moment: Moment) {
    self.commit = commit
    self.summary = summary
    self.message = message
    self.moment = moment
  }
}

/// What a name in a folder leads to.
package enum FolderItem: Hashable, Sendable {
  case folder(ContentID)
  case file(TreeListing.Kind, ContentID)

  package var id: ContentID {
    switch self {
    case .folder(let id), .file(_, let id): id
    }
  }
}

/// A name directly in a folder.
package struct FolderLine: Hashable, Sendable {
  /// One component; its bytes are kept where they are no UTF-8.
  package let name: RepoPath
  package let item: FolderItem

  package init(name: RepoPath, item: FolderItem) {
    self.name = name
    self.item = item
  }
}

/// Why history, or a folder of an old tree, could not be read.
package struct HistoryFault: Error, Hashable, Sendable {
  package let reason: Message

  package init(_ reason: Message) { self.reason = reason }
}

/// The limits of one question about history, so that none makes it run away.
package enum HistoryBound {
  /// Commits that one search for a removal visits. CPython's longest line from one release to the
  /// next, 2.6 to 3.0, has about 10,000.
  package static let steps = 30_000
  /// How often a search begins anew because the symbol was somewhere else in between.
  package static let restarts = 8
  /// Absences between the first and the last tag whose removal is sought.
  package static let absences = 8
  /// Folders that are compared to find where a file went.
  package static let comparedFolders = 4096
  /// New files that a vanished file is compared with.
  package static let moveCandidates = 64
  /// The most bytes of a file that is compared line by line.
  package static let comparedBytes = 1 << 20
  /// Folders that are kept in memory.
  package static let keptFolders = 8192
  /// Trees that are read in full before what was read is forgotten.
  package static let fullReadings = 16
}
