/// Why the contents of a file could not be read. Never that there is no such file.
package struct ReadError: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// The tree names an object that the repository does not have (partial clone, lost pack).
    case missingObject(ContentID)
    /// The object is there and cannot be trusted or decoded.
    case damagedObject(ContentID, String)
    /// More bytes than the reader allows.
    case tooLarge(size: Int, limit: Int)
    /// A link or a submodule stands where a file is expected.
    case notAFile(TreeListing.Kind)
    /// The release to compare with has no tag here, or its tree cannot be read.
    case missingRelease(String)
    /// The repository could not be opened once more.
    case notOpened(String)
  }

  package var path: RepoPath
  package var reason: Reason

  package init(path: RepoPath, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// The path; the top of the tree has none.
  private var place: Message { path.text.isEmpty ? "the top of the tree" : "\(path)" }

  /// The reason as a sentence without a full stop, for a finding.
  package var message: Message {
    switch reason {
    case .missingObject(let id):
      "\(path) is in the tree, but its object \(id.short) is not in this repository"
    case .damagedObject(.zero, let why):
      "\(place) cannot be read: \(why)"
    case .damagedObject(let id, let why):
      "\(place) cannot be read: object \(id.short): \(why)"
    case .tooLarge(let size, let limit):
      "\(path) has \(size) bytes, more than the \(limit) that are read"
    case .missingRelease(let tag):
      "\(path) is to be compared with \(tag), which is not in this repository or cannot be read"
    case .notOpened(let why):
      "\(path) cannot be read: \(why)"
    case .notAFile(.link):
      "\(path) is a symbolic link, not a file"
    case .notAFile:
      "\(path) is a submodule, not a file"
    }
  }
}
