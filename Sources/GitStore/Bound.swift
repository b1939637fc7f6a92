internal import CLibgit2

/// The limits of what is read from a repository, so that none can exhaust the machine.
///
/// CPython's own largest figures, for comparison: a tree of 4,506 blobs at v3.12.0a1, folders
/// nested 9 deep, a blob of 3 MB, tags that point at commits directly.
package enum Bound: String, CaseIterable, Hashable, Sendable {
  /// The bytes of one commit, tree or tag.
  case metadataSize = "size of a commit, tree or tag"
  /// The bytes of one blob, whatever the caller allows.
  case blobSize = "size of a blob"
  /// Tag objects between a name and what it marks.
  case tagNesting = "nesting of tags"
  /// Folders within folders.
  case treeDepth = "depth of a tree"
  /// Files and folders in one listing.
  case treeEntries = "entries of a tree"
  /// The bytes of all paths of one listing together.
  case pathBytes = "length of all paths of a tree"
  /// The bytes of one path.
  case pathLength = "length of a path"
  /// Commits visited by one question about history.
  case historySteps = "commits of a history"
  /// Directories of objects that a repository borrows from.
  case alternates = "alternates"
  /// Names of tags.
  case references = "references"
  /// Deltas between an object of a pack and a whole one. git itself makes no longer chains.
  case deltaChain = "length of a delta chain"
  /// The bytes that libgit2 may ask for at once: what a delta makes of another may be larger than
  /// what both ends of the chain declare.
  case allocation = "memory that libgit2 takes at once"

  /// The largest value that is still read.
  package var limit: Int {
    switch self {
    case .metadataSize: 64 << 20
    case .blobSize: 256 << 20
    case .tagNesting: 8
    case .treeDepth: 64
    case .treeEntries: 2_000_000
    case .pathBytes: 256 << 20
    case .pathLength: 4096
    case .historySteps: 2_000_000
    case .alternates: 64
    case .references: 1_000_000
    case .deltaChain: 4095
    case .allocation: Int(relcheck_allocation_limit)
    }
  }
}
