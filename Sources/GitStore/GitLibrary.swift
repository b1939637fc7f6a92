internal import CLibgit2

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// libgit2's global state.
package enum GitLibrary {
  /// Sets libgit2 up, once for the process; every `Repository` does so by itself.
  ///
  /// It takes 4 to 5 ms, most of it for TLS certificates that relcheck never uses and libgit2
  /// offers no way to leave out. A program may call this early on another thread meanwhile.
  package static func start() { _ = isStarted }

  /// Gives memory back to the system that is not needed now: freed blocks, what was made of packs, and
  /// their pages, which are mapped again where they are looked at again. For runs over many trees, between two of them.
  package static func giveBackMemory() {
    OpenPacks.release()
    DeltaBases.release()
    relcheck_trim_memory()
  }

  /// libgit2's version, as in "1.5.1".
  package static var version: String {
    var (major, minor, revision): (CInt, CInt, CInt) = (0, 0, 0)
    git_libgit2_version(&major, &minor, &revision)
    return "\(major).\(minor).\(revision)"
  }

  private static let isStarted: Bool = {
    // Has to be the first of all: what was taken by one allocator is not freed by another.
    _ = relcheck_git_bound_allocations()
    let count = git_libgit2_init()
    // ObjectGate verifies, by handle and type of object. libgit2's switch would do it twice.
    _ = relcheck_git_set_strict_object_hashes(0)
    // These change where the configuration is, what may be missing and what must not be pruned,
    // nothing of how objects are read, and libgit2 1.5 would refuse to open such a repository.
    let names = ["partialclone", "worktreeconfig", "preciousobjects"].map { name in
      name.withCString { strdup($0) }
    }
    var extensions: [UnsafePointer<CChar>?] = names.map { UnsafePointer($0) }
    _ = relcheck_git_add_extensions(&extensions, extensions.count)
    for name in names { free(name) }
    return count > 0
  }()
}
