#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Files that libgit2 reads to their end whatever they are. From a pipe it would wait for ever, so they
/// are looked at first.
enum SpecialFiles {
  /// What a git directory has of its own besides objects and references (gitrepository-layout(5)).
  private static let ofDirectory = ["HEAD", "config", "packed-refs", "commondir", "gitdir"]

  /// The pipe, device or socket that the opening of the repository at `path`, or in the folders above
  /// it if they are searched, would wait at; nil if there is none.
  static func first(openingFrom path: String, searchesParents: Bool) -> String? {
    guard var folder = realPath(Array(path.utf8)).map({ String(decoding: $0, as: UTF8.self) })
    else { return nil }
    while true {
      let parent = folder == "/" ? "" : folder
      if isSpecial(parent + "/.git") { return parent + "/.git" }
      for directory in [parent, parent + "/.git"] where isDirectory(directory + "/objects") {
        let names = ofDirectory.map { "\(directory)/\($0)" }
        if let special = names.first(where: isSpecial) { return special }
      }
      guard searchesParents, !parent.isEmpty, let slash = folder.lastIndex(of: "/") else {
        return nil
      }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }

  /// The pipe, device or socket that stands where a reference would be that `expression` may begin
  /// with (gitrevisions(7)), below `directory`, which ends with a slash; nil if there is none.
  static func first(naming expression: String, in directory: String) -> String? {
    let name = String(expression.prefix { !"~^:@".contains($0) })
    guard !name.isEmpty, !name.utf8.contains(0) else { return nil }
    return ["", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/"]
      .map { $0 + name }.first { isSpecial(directory + $0) }
  }

  /// What stands below `folder` that is no file with a reference.
  struct LooseReferences {
    /// A pipe, device or socket, or a link to one.
    var special: String?
    /// Files that hold neither an id nor the name of a reference, by their paths below `folder`.
    var broken: [String] = []
  }

  /// Looks at the files below `folder`, at most as many as `bound` allows.
  static func looseReferences(below folder: String, among bound: Bound) -> LooseReferences {
    var found = LooseReferences()
    var pending = [""]
    var count = 0
    while let inner = pending.popLast() {
      for name in fileNames(in: Array((folder + inner).utf8))
      where name != [0x2E] && name != [0x2E, 0x2E] {
        let place = inner + "/" + String(decoding: name, as: UTF8.self)
        var status = stat()
        guard lstat(folder + place, &status) == 0, count < bound.limit else { continue }
        count += 1
        switch status.st_mode & S_IFMT {
        case S_IFREG:
          // Forty digits and a line feed, as nearly all have.
          if status.st_size != 41, isBroken(folder + place) {
            found.broken.append(String(place.dropFirst()))
          }
        case S_IFDIR: pending.append(place)
        default: if isSpecial(folder + place) { found.special = folder + place }
        }
      }
    }
    return found
  }

  private static func isBroken(_ path: String) -> Bool {
    // Half-written ones have another name.
    guard !path.hasSuffix(".lock") else { return false }
    guard let bytes = readSmallFile(Array(path.utf8), atMost: 4096) else { return true }
    if bytes.starts(with: "ref:".utf8) { return false }
    let digits = bytes.prefix { Character(UnicodeScalar($0)).isHexDigit }
    return digits.count != 2 * ObjectID.byteCount
  }

  /// Why `packed-refs` in `directory`, which ends with a slash, cannot be read, in words; nil if the
  /// system lets it be read, or has none.
  static func refusalOfPackedReferences(in directory: String) -> String? {
    let path = directory + "packed-refs"
    if isDirectory(path) { return "'packed-refs' is a folder" }
    guard access(path, R_OK) != 0, errno != ENOENT else { return nil }
    return "'packed-refs' cannot be read: \(String(cString: strerror(errno)))"
  }

  private static func type(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  private static func isDirectory(_ path: String) -> Bool { type(of: path) == S_IFDIR }

  private static func isSpecial(_ path: String) -> Bool {
    guard let type = type(of: path) else { return false }
    return type != S_IFREG && type != S_IFDIR
  }
}

extension Repository {
  /// Refuses an expression that begins with the name of something that is no file.
  func requireFile(
    naming expression: String, during operation: GitError.Operation
  ) throws(GitError) {
    // A linked work tree has its own HEAD and the like; all others are shared.
    for directory in Set([path, commonPath]).sorted() {
      if let special = SpecialFiles.first(naming: expression, in: directory) {
        throw GitError(.unreadable(reason: "'\(special)' is no regular file"), during: operation)
      }
    }
  }

  /// What libgit2 says of references, and which file it is about where it names none.
  func referenceError(_ status: CInt, during operation: GitError.Operation) -> GitError {
    let error = GitError(status: status, during: operation)
    guard error.fault == .other else { return error }
    if error.message.contains("packed ref") {
      return GitError(.unreadable(reason: "'packed-refs' is damaged"), during: operation)
    }
    let refusal = SpecialFiles.refusalOfPackedReferences(in: commonPath)
    return refusal.map { GitError(.unreadable(reason: $0), during: operation) } ?? error
  }
}
