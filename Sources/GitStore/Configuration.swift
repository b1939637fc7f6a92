internal import CLibgit2

/// That a repository leaves out objects and expects to fetch them when they are needed.
package struct PartialClone: Hashable, Sendable {
  /// The filter in git's words, such as "blob:none"; nil if the configuration does not say.
  package let filter: String?
}

extension Repository {
  /// How much the repository leaves out, by its own configuration; nil if it is no partial clone.
  ///
  /// It is one if a remote is a promisor or has a filter (gitformat-pack and git-config(1)), or if
  /// `extensions.partialClone` names one, as git wrote it first.
  package func partialClone() throws(GitError) -> PartialClone? {
    let config = try create(.readConfiguration) { git_repository_config(&$0, handle) }
    defer { git_config_free(config) }
    var local: OpaquePointer?
    let status = git_config_open_level(&local, config, GIT_CONFIG_LEVEL_LOCAL)
    if status == GIT_ENOTFOUND.rawValue {
      git_error_clear()
      return nil
    }
    guard status >= 0, let local else {
      throw GitError(status: status, during: .readConfiguration)
    }
    defer { git_config_free(local) }
    let promisors = try values("^remote\\..*\\.promisor$", in: local)
    let extensions = try values("^extensions\\.partialclone$", in: local)
    let filters = try values("^remote\\..*\\.partialclonefilter$", in: local).filter { !$0.isEmpty }
    let isPartial =
      promisors.contains(where: Self.isTrue) || !extensions.isEmpty || !filters.isEmpty
    return isPartial ? PartialClone(filter: filters.first) : nil
  }

  /// The commits whose parents a shallow clone left out; empty if the clone is not shallow.
  package var shallowCommits: Set<ObjectID> {
    if let known = knownShallowCommits { return known }
    let lines = readSmallFile(Array((commonPath + "shallow").utf8), atMost: 64 << 20) ?? []
    let ids = lines.split(separator: UInt8(ascii: "\n")).compactMap {
      ObjectID(hex: String(decoding: $0, as: UTF8.self))
    }
    let found = Set(ids)
    knownShallowCommits = found
    return found
  }

  /// Whether history was cut when this repository was cloned.
  package var isShallow: Bool { !shallowCommits.isEmpty }

  /// git's truth: a key without a value, "true", "yes", "on" or a number other than 0.
  private static func isTrue(_ value: String) -> Bool {
    var result: CInt = 0
    defer { git_error_clear() }
    return git_config_parse_bool(&result, value) >= 0 && result != 0
  }

  private func values(
    _ pattern: String, in config: OpaquePointer
  ) throws(GitError) -> [String] {
    var iterator: OpaquePointer?
    let status = git_config_iterator_glob_new(&iterator, config, pattern)
    guard status >= 0, let iterator else {
      throw GitError(status: status, during: .readConfiguration)
    }
    defer { git_config_iterator_free(iterator) }
    var found: [String] = []
    var entry: UnsafeMutablePointer<git_config_entry>?
    while git_config_next(&entry, iterator) >= 0, let entry {
      found.append(entry.pointee.value.map { String(cString: $0) } ?? "true")
    }
    git_error_clear()
    return found
  }
}
