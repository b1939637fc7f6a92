internal import CPythonSource
internal import GitStore
internal import Readiness

/// The commits, tags and branches of a git repository, for the domain, which does not know git.
final class RepositoryLineage: Lineage {
  let history: any HistoryReader
  let releases: [ReleaseTag]
  private let repository: Repository
  private let keys: [SigningKey]
  private let verifier: SignatureVerifier?
  private var knownBranches: [Branch]?

  /// - Parameter verifier: Nil if no keyring was given.
  init(_ opened: OpenedRepository, keys: [SigningKey], verifier: SignatureVerifier?) {
    repository = opened.repository
    releases = opened.tags
    self.keys = keys
    self.verifier = verifier
    history = RepositoryHistory(opened.repository)
  }

  func branches() throws(HistoryFault) -> [Branch] {
    if let knownBranches { return knownBranches }
    let branches = try reading { () throws(GitError) in try repository.branches() }
      .map { Branch(reference: $0.reference, tip: ContentID($0.tip)) }
    knownBranches = branches
    return branches
  }

  func commit(_ id: ContentID) throws(HistoryFault) -> CommitFacts {
    let object = ObjectID(id)
    return CommitFacts(try reading { () throws(GitError) in try repository.commit(object) })
  }

  func provenance(of tag: ReleaseTag) throws(HistoryFault) -> Provenance {
    let found = try reading { () throws(GitError) in
      let reference = try repository.reference(tag: tag.name)
      return (reference, try repository.commit(try reference.commit))
    }
    return provenance(of: found.0, at: found.1)
  }

  /// What is known of a tag and its commit, both of which were read already.
  ///
  /// - Parameter isVerified: Whether the keyring is asked, if there is one.
  func provenance(
    of tag: Tag, at commit: Commit, isVerified: Bool = false
  ) -> Provenance {
    var object = TagFacts(tag, keys: keys)
    if isVerified, let annotation = tag.annotations.first {
      object?.verification = verifier?.verify(annotation)
    }
    return Provenance(commit: CommitFacts(commit), tagObject: object, lineage: self)
  }

  /// What is known of a commit that is not tagged.
  func provenance(at commit: Commit) -> Provenance {
    Provenance(commit: CommitFacts(commit), tagObject: nil, lineage: self)
  }

  func isAncestor(
    _ commit: ContentID, of descendant: ContentID
  ) throws(HistoryFault) -> Bool {
    let (first, second) = (ObjectID(commit), ObjectID(descendant))
    return try reading { () throws(GitError) in try repository.isAncestor(first, of: second) }
  }

  private func reading<Value>(
    _ body: () throws(GitError) -> Value
  ) throws(HistoryFault) -> Value {
    do throws(GitError) {
      return try body()
    } catch {
      throw HistoryFault("\(error.description)")
    }
  }
}

extension Branch {
  /// - Parameter reference: `heads/3.12`, or `remotes/origin/3.12`: the remote's name is taken to
  ///   have no slash.
  init(reference: String, tip: ContentID) {
    let parts = reference.split(separator: "/")
    let name = parts.dropFirst(parts.first == "remotes" ? 2 : 1).joined(separator: "/")
    self.init(name: name, reference: reference, tip: tip)
  }
}

extension CommitFacts {
  /// What the commit says of itself.
  init(_ commit: Commit) {
    self.init(
      id: ContentID(commit.id), tree: ContentID(commit.tree), author: Actor(commit.author),
      committer: Actor(commit.committer), summary: commit.summary,
      parents: commit.parents.map { ContentID($0) })
  }
}

extension TagFacts {
  /// Nil for a lightweight tag.
  ///
  /// - Parameter keys: Those whose holders are known.
  init?(_ tag: Tag, keys: [SigningKey]) {
    guard let object = tag.annotations.first else { return nil }
    let signature = TagSignature(message: object.message)
    self.init(
      innerName: object.name, tagger: object.tagger.map { Actor($0) },
      message: String(decoding: signature.messageWithout, as: UTF8.self),
      signature: Signature(signature, keys: keys), signatureTime: signature.creationTime,
      targetType: object.target.type.rawValue)
  }
}

extension TagFacts.Signature {
  init(_ signature: TagSignature, keys: [SigningKey]) {
    self =
      switch signature.kind {
      case .none: .none
      case .openPGP where signature.digest == nil && signature.issuer == nil: .unreadable
      case .openPGP:
        .openPGP(
          fingerprint: signature.issuer, digest: signature.digest,
          holder: signature.issuer.flatMap { issuer in
            keys.first { $0.isNamed(by: issuer) }?.holder
          })
      case .ssh: .ssh
      case .unknown: .unreadable
      }
  }
}
