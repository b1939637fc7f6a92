internal import CLibgit2

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The opening of a repository by libgit2, and why it failed, which libgit2 often calls "not
/// found" whatever the reason.
struct RepositoryOpening {
  private let path: String
  private let flags: UInt32
  private let operation: GitError.Operation

  /// An opening of the repository at `location`.
  init(_ location: Repository.Location, during operation: GitError.Operation) {
    path = location.path
    flags = location.searchesParents ? 0 : GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue
    self.operation = operation
  }

  /// Opens it. The caller owns the handle.
  func run() throws(GitError) -> OpaquePointer {
    if let special = SpecialFiles.first(openingFrom: path, searchesParents: flags == 0) {
      throw GitError(.unreadable(reason: "'\(special)' is no regular file"), during: operation)
    }
    var opened: OpaquePointer?
    var status = git_repository_open_ext(&opened, path, flags, nil)
    if status >= 0, let opened { return opened }
    var error = explained(status)
    if case .wrongOwner = error.fault, Self.trustsEveryOwner() {
      // The user says so for all of them, so it may be said for the rest of the process.
      _ = relcheck_git_set_owner_validation(0)
      status = git_repository_open_ext(&opened, path, flags, nil)
      if status >= 0, let opened { return opened }
      error = explained(status)
    }
    throw error
  }

  /// The fault behind the status, with libgit2's last error.
  private func explained(_ status: CInt) -> GitError {
    let error = GitError(status: status, during: operation)
    let fault = fault(behind: error)
    return GitError(
      operation: operation, fault: fault, code: error.code,
      message: fault == .other ? error.message : fault.message)
  }

  private func fault(behind error: GitError) -> GitError.Fault {
    if case .wrongOwner(let folder) = error.fault {
      return .wrongOwner(path: Self.withoutSlash(folder))
    }
    // libgit2 1.5 reports so that the owner is another one, if no exception is configured at all.
    if error.code == .notFound, error.message.contains("safe.directory") {
      return .wrongOwner(path: trustedPath)
    }
    if path.isEmpty || access(path, F_OK) != 0 && errno != EACCES { return .doesNotExist }
    if isRefused { return .permissionDenied }
    return error.fault == .notFound ? .notARepository : .other
  }

  /// The path that `safe.directory` has to name: the work tree, or a bare repository itself.
  private var trustedPath: String {
    var buffer = git_buf()
    defer {
      git_buf_dispose(&buffer)
      git_error_clear()
    }
    var folder = realPath(Array(path.utf8)).map { String(decoding: $0, as: UTF8.self) } ?? path
    if flags == 0, git_repository_discover(&buffer, path, 0, nil) >= 0, let found = buffer.ptr {
      let gitDirectory = Self.withoutSlash(String(cString: found))
      // The folder whose `.git` leads there, which in a linked work tree is a file.
      while folder != "/", folder != gitDirectory, access(folder + "/.git", F_OK) != 0 {
        folder = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? ""
        if folder.isEmpty { folder = "/" }
      }
      if folder == "/" { folder = gitDirectory }
    }
    return folder.hasSuffix("/.git") ? String(folder.dropLast("/.git".count)) : folder
  }

  private static func withoutSlash(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// Whether the system refuses to let us look at the repository's files.
  private var isRefused: Bool {
    ["", "/config", "/HEAD", "/objects", "/.git", "/.git/config", "/.git/HEAD", "/.git/objects"]
      .contains { access(path + $0, R_OK) != 0 && errno == EACCES }
  }

  /// Whether `safe.directory` is `*` in the user's or the system's configuration, which git obeys
  /// and libgit2 1.5 does not know. A repository's own configuration is not asked.
  private static func trustsEveryOwner() -> Bool {
    defer { git_error_clear() }
    var config: OpaquePointer?
    guard git_config_open_default(&config) >= 0, let config else { return false }
    defer { git_config_free(config) }
    var iterator: OpaquePointer?
    guard git_config_multivar_iterator_new(&iterator, config, "safe.directory", nil) >= 0,
      let iterator
    else { return false }
    defer { git_config_iterator_free(iterator) }
    var trusts = false
    var entry: UnsafeMutablePointer<git_config_entry>?
    while git_config_next(&entry, iterator) >= 0, let value = entry?.pointee.value {
      // An empty value forgets those before it (git-config(1)).
      switch String(cString: value) {
      case "": trusts = false
      case "*": trusts = true
      default: break
      }
    }
    return trusts
  }
}
