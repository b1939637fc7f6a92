internal import CLibgit2
internal import Foundation
package import GitStore

/// A small repository in a temporary directory, built object by object.
///
/// It is made through libgit2 rather than the `git` command so that no configuration of the
/// machine, hook or template can reach it. It is removed with the last reference to it.
package final class FixtureRepository {
  /// The folder to open: the work tree, or the git directory of a bare repository.
  package let path: String
  /// The git directory, without a slash at its end.
  package let gitDirectory: String

  let handle: OpaquePointer
  let database: OpaquePointer

  /// Makes an empty repository, whose branch to come is `main`.
  package init(bare: Bool = true) throws {
    GitLibrary.start()
    let path = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "relcheck-\(UUID().uuidString)").path
    self.path = path
    gitDirectory = bare ? path : path + "/.git"
    var options = git_repository_init_options()
    try check(
      git_repository_init_options_init(
        &options, UInt32(GIT_REPOSITORY_INIT_OPTIONS_VERSION)))
    options.flags = GIT_REPOSITORY_INIT_MKPATH.rawValue | GIT_REPOSITORY_INIT_MKDIR.rawValue
    if bare { options.flags |= GIT_REPOSITORY_INIT_BARE.rawValue }
    let handle = try "main".withCString { name in
      options.initial_head = name
      return try make { git_repository_init_ext(&$0, path, &options) }
    }
    self.handle = handle
    do {
      database = try make { git_repository_odb(&$0, handle) }
    } catch {
      git_repository_free(handle)
      throw error
    }
  }

  deinit {
    git_odb_free(database)
    git_repository_free(handle)
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Sets the reference with the full name `name`, such as `refs/heads/main`.
  package func reference(_ name: String, at id: ObjectID) throws {
    var oid = try rawID(id)
    let reference = try make { git_reference_create(&$0, handle, name, &oid, 1, nil) }
    git_reference_free(reference)
  }

  /// Sets the local branch `name`.
  package func branch(_ name: String, at id: ObjectID) throws {
    try reference("refs/heads/" + name, at: id)
  }

  /// Makes `name` a symbolic reference to `target`; both are full names.
  package func symbolicReference(_ name: String, to target: String) throws {
    let reference = try make {
      git_reference_symbolic_create(&$0, handle, name, target, 1, nil)
    }
    git_reference_free(reference)
  }

  /// Writes a file of the git directory, such as `shallow` or `config`, and the folders it needs.
  package func write(_ name: String, _ bytes: [UInt8]) throws {
    let file = URL(filePath: gitDirectory).appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    // A file of git's objects is read-only; it is replaced, not opened.
    if FileManager.default.fileExists(atPath: file.path) {
      try FileManager.default.removeItem(at: file)
    }
    try Data(bytes).write(to: file)
  }

  /// Writes a file of the git directory as text.
  package func write(_ name: String, _ text: String) throws {
    try write(name, Array(text.utf8))
  }

  /// Appends to the repository's configuration.
  package func configure(_ text: String) throws {
    let file = URL(filePath: gitDirectory).appending(path: "config")
    let old = try String(contentsOf: file, encoding: .utf8)
    try (old + text).write(to: file, atomically: true, encoding: .utf8)
  }
}

/// A call of libgit2 that failed while a fixture was made.
package struct FixtureError: Error, CustomStringConvertible {
  package let description: String

  package init(description: String) { self.description = description }
}

/// Throws libgit2's last error if `status` is one.
func check(_ status: CInt) throws {
  guard status < 0 else { return }
  let message = git_error_last()?.pointee.message.map { String(cString: $0) }
  git_error_clear()
  throw FixtureError(description: message ?? "libgit2 status \(status)")
}

/// Calls libgit2 for a new object.
func make(_ call: (inout OpaquePointer?) -> CInt) throws -> OpaquePointer {
  var pointer: OpaquePointer?
  try check(call(&pointer))
  guard let pointer else { throw FixtureError(description: "libgit2 gave nothing") }
  return pointer
}

/// The id as libgit2 wants it.
func rawID(_ id: ObjectID) throws -> git_oid {
  var oid = git_oid()
  try check(git_oid_fromstr(&oid, id.description))
  return oid
}
