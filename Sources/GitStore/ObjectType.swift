internal import CLibgit2

/// The four kinds of objects that git stores.
package enum ObjectType: String, CaseIterable, Hashable, Sendable {
  case commit, tree, blob, tag

  /// libgit2's number of the type; nil for a delta or an unknown one.
  init?(_ raw: git_object_t) {
    switch raw {
    case GIT_OBJECT_COMMIT: self = .commit
    case GIT_OBJECT_TREE: self = .tree
    case GIT_OBJECT_BLOB: self = .blob
    case GIT_OBJECT_TAG: self = .tag
    default: return nil
    }
  }

  /// The type that a pack has under that number, which is libgit2's too (gitformat-pack(5)); nil for a
  /// delta or an unknown one.
  init?(packed number: UInt8) { self.init(git_object_t(rawValue: CInt(number))) }

  /// The type as libgit2 numbers it.
  var raw: git_object_t {
    switch self {
    case .commit: GIT_OBJECT_COMMIT
    case .tree: GIT_OBJECT_TREE
    case .blob: GIT_OBJECT_BLOB
    case .tag: GIT_OBJECT_TAG
    }
  }
}
