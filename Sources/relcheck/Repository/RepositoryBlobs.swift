internal import GitStore
internal import Readiness

/// The blobs of a git repository, for the domain, which does not know git.
final class RepositoryBlobs: BlobReader {
  private let repository: Repository
  private let log: BlobLog?

  /// - Parameter log: Where each blob that is read is noted.
  init(_ repository: Repository, log: BlobLog? = nil) {
    self.repository = repository
    self.log = log
  }

  func withBlob(
    _ id: ContentID, limit: Int, _ body: (Span<UInt8>) -> Void
  ) throws(ReadError.Reason) {
    do throws(GitError) {
      try repository.withBlob(ObjectID(id), limit: limit) { body($0) }
      log?.add(id)
    } catch {
      throw ReadError.Reason(error, of: id)
    }
  }
}

extension ReadError.Reason {
  init(_ error: GitError, of id: ContentID) {
    self =
      switch error.fault {
      case .notFound: .missingObject(id)
      case .tooLarge(let size, let limit): .tooLarge(size: size, limit: limit)
      default: .damagedObject(id, error.message)
      }
  }
}

extension BlobStore {
  /// Readers on a repository, each with a handle of its own.
  init(_ location: Repository.Location, verifiesBlobs: Bool, log: BlobLog? = nil) {
    self.init { () throws(ReadError.Reason) -> any BlobReader in
      do throws(GitError) {
        let repository = try location.open()
        repository.verifiesBlobs = verifiesBlobs
        return RepositoryBlobs(repository, log: log)
      } catch {
        throw .notOpened(error.description)
      }
    }
  }
}

extension ContentID {
  init(_ id: ObjectID) { self.init(words: id.words) }
}

extension ObjectID {
  init(_ id: ContentID) { self.init(words: id.words) }
}

extension Readiness.TreeListing {
  init(_ listing: GitStore.TreeListing) {
    self.init(
      entries: listing.entries.map { entry in
        let kind: Kind =
          switch entry.kind {
          case .file: .file
          case .executable: .executable
          case .link: .link
          case .submodule: .submodule
          }
        return Entry(path: RepoPath(bytes: entry.path), kind: kind, id: ContentID(entry.id))
      },
      gaps: listing.unread.map { unread in
        Gap(
          folder: RepoPath(bytes: unread.path), id: ContentID(unread.id),
          reason: unread.reason.fault == .notFound
            ? "it is not in this repository" : unread.reason.message)
      }
        + listing.malformed.map { malformed in
          Gap(
            folder: RepoPath(bytes: malformed.path), id: .zero,
            reason: malformed.fault.rawValue)
        })
  }
}

extension Actor {
  init(_ signature: Signature) {
    self.init(
      name: signature.name, email: signature.email,
      moment: Moment(seconds: signature.time, offset: signature.offset))
  }
}
