internal import CLibgit2

extension Repository {
  /// The names of all tags, without `refs/tags/`, in the order of their bytes.
  ///
  /// A name that is not UTF-8 is repaired, and cannot be looked up by what it became. Those whose file
  /// holds no reference are among them: to look them up fails, and says why.
  package func tagNames() throws(GitError) -> [String] {
    let prefix = "refs/tags/"
    let names = try referenceNames(matching: prefix + "*", during: .listTags)
      .map { Array($0.dropFirst(prefix.utf8.count)) }
    let broken = SpecialFiles.looseReferences(
      below: commonPath + "refs/tags", among: .references
    ).broken.map { Array($0.utf8) }
    return Set(names + broken)
      .sorted { $0.lexicographicallyPrecedes($1) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The branches here and those of remotes, as they were when last fetched, with the commits at
  /// their ends. A reference that leads nowhere is left out.
  ///
  /// - Returns: Names without `refs/`, such as `heads/3.12` and `remotes/origin/3.12`.
  package func branches() throws(GitError) -> [(reference: String, tip: ObjectID)] {
    var found: [(reference: String, tip: ObjectID)] = []
    for pattern in ["refs/heads/*", "refs/remotes/*"] {
      for name in try referenceNames(matching: pattern, during: .listBranches) {
        let reference = String(decoding: name, as: UTF8.self)
        guard let tip = try? target(ofReference: reference, during: .listBranches) else { continue }
        found.append((String(reference.dropFirst("refs/".count)), tip))
      }
    }
    return found.sorted { $0.reference < $1.reference }
  }

  /// Whether there is a local branch `name`, or one of that name as any remote has it.
  package func hasBranch(named name: String) -> Bool {
    var id = git_oid()
    guard (try? requireFile(naming: name, during: .listBranches)) != nil else { return false }
    if git_reference_name_to_id(&id, handle, "refs/heads/" + name) >= 0 { return true }
    git_error_clear()
    let ending = Array(("/" + name).utf8)
    let remote = Array("refs/remotes/".utf8)
    let names = (try? referenceNames(matching: "refs/remotes/*", during: .listTags)) ?? []
    return names.contains { reference in
      let rest = reference.dropFirst(remote.count)
      // A remote's own name may hold slashes, so every split is tried.
      return rest.count > ending.count && rest.suffix(ending.count).elementsEqual(ending)
    }
  }

  /// The commit that a branch, a tag, `HEAD`, a full or abbreviated id or another of git's
  /// expressions (gitrevisions(7)) leads to.
  package func resolve(revision: String) throws(GitError) -> ObjectID {
    let operation = GitError.Operation.resolveRevision(revision)
    try requireFile(naming: revision, during: operation)
    let found = try objects.found(during: operation) { git_revparse_single(&$0, handle, revision) }
    defer { git_object_free(found) }
    if let type = ObjectType(git_object_type(found)), type != .commit, type != .tag {
      throw GitError(.wrongType(found: type, wanted: .commit), during: operation)
    }
    let commit = try objects.found(during: operation) {
      git_object_peel(&$0, found, GIT_OBJECT_COMMIT)
    }
    defer { git_object_free(commit) }
    guard let id = git_object_id(commit) else { throw GitError(.notFound, during: operation) }
    return ObjectID(id.pointee)
  }

  /// The id that the reference `name` holds, through symbolic references.
  func target(
    ofReference name: String, during operation: GitError.Operation
  ) throws(GitError) -> ObjectID {
    var name = name
    // As many as git follows.
    for _ in 0..<5 {
      guard !name.utf8.contains(0) else { throw GitError(.invalidName, during: operation) }
      try requireFile(naming: name, during: operation)
      var found: OpaquePointer?
      let status = git_reference_lookup(&found, handle, name)
      guard status >= 0, let found else { throw referenceError(status, during: operation) }
      defer { git_reference_free(found) }
      if let id = git_reference_target(found) { return ObjectID(id.pointee) }
      guard let next = git_reference_symbolic_target(found) else { break }
      name = String(cString: next)
    }
    throw GitError(.notFound, during: operation)
  }

  private func referenceNames(
    matching pattern: String, during operation: GitError.Operation
  ) throws(GitError) -> [[UInt8]] {
    // libgit2 takes one behind a circle of links for none.
    if let refusal = SpecialFiles.refusalOfPackedReferences(in: commonPath) {
      throw GitError(.unreadable(reason: refusal), during: operation)
    }
    let folder = String(pattern.prefix { $0 != "*" }.dropLast())
    let loose = SpecialFiles.looseReferences(below: commonPath + folder, among: .references)
    if let special = loose.special {
      let place = special.dropFirst(commonPath.count)
      throw GitError(.unreadable(reason: "'\(place)' is no regular file"), during: operation)
    }
    var iterator: OpaquePointer?
    var status = git_reference_iterator_glob_new(&iterator, handle, pattern)
    guard status >= 0, let iterator else { throw referenceError(status, during: operation) }
    defer { git_reference_iterator_free(iterator) }
    var names: [[UInt8]] = []
    while true {
      var name: UnsafePointer<CChar>?
      status = git_reference_next_name(&name, iterator)
      guard status >= 0, let name else { break }
      guard names.count < Bound.references.limit else {
        throw GitError(.pastBound(.references), during: operation)
      }
      names.append(bytes(of: name))
    }
    guard status == GIT_ITEROVER.rawValue else { throw referenceError(status, during: operation) }
    git_error_clear()
    return names
  }
}
