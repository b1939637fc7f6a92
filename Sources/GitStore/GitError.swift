internal import CLibgit2

/// Something that could not be read from a repository, and what relcheck was doing then.
package struct GitError: Error, Hashable, Sendable {
  /// What relcheck asked of the repository.
  package enum Operation: Hashable, Sendable {
    case open(path: String)
    case readConfiguration
    case listTags
    case listBranches
    case resolveTag(String)
    case resolveRevision(String)
    case read(ObjectID)
    case list(ObjectID)
    case find(path: String, in: ObjectID)
    case walk(from: ObjectID)
  }

  /// Why it could not be had.
  package enum Fault: Hashable, Sendable {
    /// The path given is not there.
    case doesNotExist
    /// There is something at the path, but no repository (nor above it, if parents were searched).
    case notARepository
    /// Another user owns the repository. The path is the one that git's `safe.directory` must name.
    case wrongOwner(path: String)
    /// The operating system refused access.
    case permissionDenied
    /// No such reference or object in this repository.
    case notFound
    /// The name cannot be the name of a reference.
    case invalidName
    /// More than one object has an id that starts so.
    case ambiguous
    /// The object is of another type than the one needed.
    case wrongType(found: ObjectType, wanted: ObjectType)
    /// The object is larger than what is read. Sizes in bytes.
    case tooLarge(size: Int, limit: Int)
    /// The object is there, but it is not what its id and type promise.
    case damaged(reason: String)
    /// The operating system could not read the file that holds the object.
    case unreadable(reason: String)
    /// More of something than relcheck follows.
    case pastBound(Bound)
    /// A shallow clone's history was cut at this commit, whose parents are not here.
    case historyEnds(at: ObjectID)
    /// Anything else; the message tells.
    case other
  }

  /// The status libgit2 returned. An open set: a newer libgit2 may add codes.
  package struct Code: RawRepresentable, Hashable, Sendable {
    package let rawValue: CInt

    package init(rawValue: CInt) { self.rawValue = rawValue }

    /// relcheck itself found the fault.
    package static let none = Self(rawValue: GIT_OK.rawValue)
    package static let notFound = Self(rawValue: GIT_ENOTFOUND.rawValue)
    package static let ambiguous = Self(rawValue: GIT_EAMBIGUOUS.rawValue)
    package static let invalidName = Self(rawValue: GIT_EINVALIDSPEC.rawValue)
    package static let wrongOwner = Self(rawValue: GIT_EOWNER.rawValue)
  }

  package let operation: Operation
  package let fault: Fault
  package let code: Code
  /// Why, in words: libgit2's own where it gave the error.
  package let message: String
}

extension GitError: CustomStringConvertible {
  package var description: String {
    switch operation {
    case .open(let path): "cannot open \(path): \(message)"
    case .readConfiguration: "cannot read the repository's configuration: \(message)"
    case .listTags: "cannot list the tags: \(message)"
    case .listBranches: "cannot list the branches: \(message)"
    case .resolveTag(let tag): "cannot resolve tag \(tag): \(message)"
    case .resolveRevision(let revision): "cannot resolve revision \(revision): \(message)"
    case .read(let id): "cannot read object \(id): \(message)"
    case .list(let id): "cannot list tree \(id): \(message)"
    case .find(let path, let tree): "cannot find \(path) in tree \(tree): \(message)"
    case .walk(let id): "cannot walk the history of \(id): \(message)"
    }
  }
}

extension GitError.Fault {
  /// The fault in words, for those that relcheck itself finds.
  var message: String {
    switch self {
    case .doesNotExist: "no such file or directory"
    case .notARepository: "not a git repository"
    case .wrongOwner(let path): "'\(path)' belongs to another user"
    case .permissionDenied: "permission denied"
    case .notFound: "not found"
    case .invalidName: "not a valid name"
    case .ambiguous: "more than one object has this abbreviated id"
    case .wrongType(let found, let wanted): "it is a \(found.rawValue), not a \(wanted.rawValue)"
    case .tooLarge(let size, let limit): "its \(size) bytes are more than the \(limit) allowed"
    case .damaged(let reason): "damaged: \(reason)"
    case .unreadable(let reason): reason
    case .pastBound(let bound): "more than \(bound.limit), the bound on the \(bound.rawValue)"
    case .historyEnds(let commit): "history ends at \(commit) (shallow clone)"
    case .other: "unknown error"
    }
  }
}

extension GitError {
  /// A fault that relcheck itself found.
  init(_ fault: Fault, during operation: Operation) {
    self.init(operation: operation, fault: fault, code: .none, message: fault.message)
  }

  /// Captures libgit2's thread-local error, and clears it so that it cannot be
  /// mistaken for the cause of a later failure that sets none.
  init(status: CInt, during operation: Operation) {
    let last = git_error_last()
    let message =
      if let text = last?.pointee.message {
        String(cString: text)
      } else {
        "libgit2 status \(status)"
      }
    let isOfTheSystem =
      last.map {
        $0.pointee.klass == CInt(GIT_ERROR_OS.rawValue)
          || $0.pointee.klass == CInt(GIT_ERROR_NOMEMORY.rawValue)
      } ?? false
    git_error_clear()
    self.init(
      operation: operation,
      fault: Self.fault(
        status: status, during: operation, message: message, isOfTheSystem: isOfTheSystem),
      code: Code(rawValue: status), message: message)
  }

  private static func fault(
    status: CInt, during operation: Operation, message: String, isOfTheSystem: Bool
  ) -> Fault {
    switch Code(rawValue: status) {
    case .notFound:
      return .notFound
    case .ambiguous: return .ambiguous
    case .invalidName: return .invalidName
    case .wrongOwner: return .wrongOwner(path: quotedPath(in: message) ?? "")
    default: break
    }
    switch operation {
    case .read, .list, .find, .walk:
      return isOfTheSystem ? .other : .damaged(reason: message)
    case .open, .readConfiguration, .listTags, .listBranches, .resolveTag, .resolveRevision:
      return .other
    }
  }

  /// The fault, where an object is known to be stored and only the reading of it failed.
  var storageFault: Fault { fault == .other ? .unreadable(reason: message) : fault }

  /// The path that libgit2 put between single quotes.
  private static func quotedPath(in message: String) -> String? {
    guard let start = message.firstIndex(of: "'"), let end = message.lastIndex(of: "'"), start < end
    else { return nil }
    return String(message[message.index(after: start)..<end])
  }
}

/// Calls libgit2 for a new object. The caller owns the pointer it returns.
func create(
  _ operation: @autoclosure () -> GitError.Operation,
  _ call: (inout OpaquePointer?) -> CInt
) throws(GitError) -> OpaquePointer {
  var pointer: OpaquePointer?
  let status = call(&pointer)
  guard status >= 0, let pointer else {
    throw GitError(status: status, during: operation())
  }
  return pointer
}
