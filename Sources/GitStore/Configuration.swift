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
    var promisors: [String] = []
    var extensions: [String] = []
    var filters: [String] = []
    try forEachEntry(of: local) { name, value in
      if name == "extensions.partialclone" { extensions.append(value) }
      guard name.hasPrefix("remote.") else { return }
      // What follows is the remote's own name, dots included, and the variable.
      let rest = name.dropFirst("remote.".count)
      if rest.hasSuffix(".promisor") { promisors.append(value) }
      if rest.hasSuffix(".partialclonefilter"), !value.isEmpty { filters.append(value) }
    }
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

  /// Calls `body` with the name and value of each entry; libgit2 writes sections and variables in
  /// lower case.
  ///
  /// An iterator with a pattern would leave out what does not match, but libgit2 (up to 1.5 at
  /// least, with PCRE2) loses memory for each entry that it leaves out.
  private func forEachEntry(
    of config: OpaquePointer, _ body: (_ name: String, _ value: String) -> Void
  ) throws(GitError) {
    var iterator: OpaquePointer?
    let status = git_config_iterator_new(&iterator, config)
    guard status >= 0, let iterator else {
      throw GitError(status: status, during: .readConfiguration)
    }
    defer { git_config_iterator_free(iterator) }
    var entry: UnsafeMutablePointer<git_config_entry>?
    while git_config_next(&entry, iterator) >= 0, let entry {
      let value = entry.pointee.value.map { String(cString: $0) } ?? "true"
      body(String(cString: entry.pointee.name), value)
    }
    git_error_clear()
  }
}
