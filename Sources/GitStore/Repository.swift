internal import CLibgit2

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A git repository opened for reading its objects and references, never its work tree.
///
/// Opening neither creates nor changes anything, and runs nothing that the repository's
/// configuration names: relcheck uses neither filters, diffs, hooks nor transports. The
/// environment (`GIT_DIR` and its kin) is not looked at. Replacement references and grafts are
/// not followed, so what is read is what the ids name.
///
/// libgit2 does not allow one repository handle on two threads, so this type is
/// not `Sendable`: give each worker its own, through ``location``.
package final class Repository {
  let handle: OpaquePointer
  let objects: ObjectDatabase

  /// Where this repository is, to open it once more in the same way.
  package var location: Location {
    Location(
      path: openedPath, searchesParents: searchesParents, verifiesBlobs: verifiesBlobs,
      faults: faults)
  }

  private let openedPath: String
  private let searchesParents: Bool
  /// The path of the git directory, with a slash at its end.
  package let path: String
  /// The path of the git directory that linked work trees share, with a slash at its end.
  package let commonPath: String
  /// The path of the work tree, with a slash at its end; nil if it is bare.
  package let workTree: String?
  /// Directories of objects that this repository says it borrows from and that are not there.
  package let missingAlternates: [String]
  /// Objects that this handle, or another that its ``location`` opened, could not read.
  package let faults: ReadFaults
  /// Set when ``shallowCommits`` was read.
  var knownShallowCommits: Set<ObjectID>?

  /// The place of a repository, which any worker can open for itself.
  package struct Location: Hashable, Sendable {
    /// Absolute.
    let path: String
    let searchesParents: Bool
    var verifiesBlobs = false
    var faults = ReadFaults()

    /// Opens the repository, with the same checks as the first time.
    package func open() throws(GitError) -> Repository { try Repository(self) }
  }

  /// Opens the repository that `path` is in: its own, or that of the nearest folder above it
  /// on the same file system. `path` may be in a work tree, a linked one or a bare repository.
  package convenience init(discoveringFrom path: String) throws(GitError) {
    try self.init(Location(path: Self.absolute(path), searchesParents: true), givenAs: path)
  }

  /// Opens the repository at `path` and nowhere else: the top folder of a work tree, the `.git`
  /// in it, or a bare repository.
  package convenience init(at path: String) throws(GitError) {
    try self.init(Location(path: Self.absolute(path), searchesParents: false), givenAs: path)
  }

  private init(_ location: Location, givenAs path: String? = nil) throws(GitError) {
    GitLibrary.start()
    let operation = GitError.Operation.open(path: path ?? location.path)
    let opened = try RepositoryOpening(location, during: operation).run()
    handle = opened
    openedPath = location.path
    faults = location.faults
    searchesParents = location.searchesParents
    self.path = git_repository_path(opened).map { String(cString: $0) } ?? location.path
    commonPath = git_repository_commondir(opened).map { String(cString: $0) } ?? self.path
    workTree = git_repository_workdir(opened).map { String(cString: $0) }
    do throws(GitError) {
      let alternates = try Alternates(of: Self.objectsDirectory(of: opened), during: operation)
      guard !alternates.directories.isEmpty else {
        throw GitError(.notARepository, during: operation)
      }
      missingAlternates = alternates.missing.map { String(decoding: $0, as: UTF8.self) }
      objects = try ObjectDatabase(
        directories: alternates.directories, faults: faults, during: operation)
    } catch {
      git_repository_free(opened)
      throw error
    }
    git_repository_set_odb(opened, objects.handle)
    verifiesBlobs = location.verifiesBlobs
  }

  deinit { git_repository_free(handle) }

  /// Whether the repository has no work tree.
  package var isBare: Bool { workTree == nil }

  /// Whether the ids of packed blobs are computed anew when they are read.
  ///
  /// Off at first: it costs half as much again and more. Commits, trees, tags and loose objects
  /// are always verified. The switch is this handle's own, and goes with its ``location``.
  package var verifiesBlobs: Bool {
    get { objects.gate.verifiesBlobs }
    set { objects.gate.verifiesBlobs = newValue }
  }

  private static func objectsDirectory(of handle: OpaquePointer) -> [UInt8] {
    var buffer = git_buf()
    defer { git_buf_dispose(&buffer) }
    let status = git_repository_item_path(&buffer, handle, GIT_REPOSITORY_ITEM_OBJECTS)
    guard status >= 0, let path = buffer.ptr else { return [] }
    return bytes(of: path)
  }

  /// `path` from the root of the file system.
  private static func absolute(_ path: String) -> String {
    guard !path.isEmpty, !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
  }
}
