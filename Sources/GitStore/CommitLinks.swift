/// What a walk through history needs of a commit.
struct CommitLinks {
  let parents: [ObjectID]
  /// The committer's time, in seconds since 1970; 0 if it cannot be read, as git has it. It
  /// only decides in which order commits are visited.
  let time: Int64

  /// Reads the links from the content of a commit object, no further than needed.
  init?(_ content: UnsafeRawBufferPointer) {
    let newline = UInt8(ascii: "\n")
    var parents: [ObjectID] = []
    var start = 0
    while start < content.count, content[start] != newline {
      let end = content[start...].firstIndex(of: newline) ?? content.count
      let line = content[start..<end]
      if line.starts(with: Self.parent) {
        let hex = String(decoding: line.dropFirst(Self.parent.count), as: UTF8.self)
        guard let id = ObjectID(hex: hex) else { return nil }
        parents.append(id)
      } else if line.starts(with: Self.committer) {
        self.parents = parents
        time = Signature(line: ArraySlice(line))?.time ?? 0
        return
      }
      start = end + 1
    }
    return nil
  }

  private static let parent = Array("parent ".utf8)
  private static let committer = Array("committer ".utf8)
}

extension Repository {
  /// The links of the commit `id`, which `child` names as its parent if it is given.
  func links(
    of id: ObjectID, parentOf child: ObjectID? = nil, during operation: GitError.Operation
  ) throws(GitError) -> CommitLinks {
    do throws(GitError) {
      let links = try objects.withObject(id, wanted: .commit, during: .read(id)) { _, content in
        CommitLinks(content)
      }
      guard let links else {
        throw GitError(.damaged(reason: "it is no well-formed commit"), during: .read(id))
      }
      return links
    } catch {
      if error.fault == .notFound, let child, shallowCommits.contains(child) {
        throw GitError(.historyEnds(at: child), during: operation)
      }
      throw error
    }
  }
}
