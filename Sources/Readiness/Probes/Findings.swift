internal import CPythonSource

/// What a probe has found so far, on the way to its outcome.
struct Findings {
  private var lookedAt: [Location] = []
  private var failures: [Finding] = []
  private var undecided: [Finding] = []
  private var hasPassed = false

  /// Whether anything failed or was left open so far.
  var hasFailed: Bool { !failures.isEmpty || !undecided.isEmpty }

  /// Notes a place that is as it should be.
  mutating func pass(_ location: Location) { lookedAt.append(location) }

  /// Notes that all is well where that has no place in the tree.
  mutating func passIfNothingFailed() { hasPassed = true }

  mutating func fail(_ subject: String, _ message: Message, at locations: Location...) {
    fail(Finding(subject: subject, message, at: locations))
  }

  mutating func fail(_ finding: Finding) { failures.append(finding) }

  mutating func leaveOpen(_ subject: String, _ message: Message, at locations: Location...) {
    leaveOpen(Finding(subject: subject, message, at: locations))
  }

  mutating func leaveOpen(_ finding: Finding) { undecided.append(finding) }

  /// Notes that a version in a file is, or is not, the one wanted.
  mutating func compare(
    _ found: Mention, in path: RepoPath, with wanted: String, subject: String
  ) {
    let location = Location(path, line: found.line)
    if found.text == wanted {
      pass(location)
    } else {
      fail(subject, "\(location) says \(found.text), not \(wanted)", at: location)
    }
  }

  /// The bytes of one of several files; nil if there is no such file, or if it cannot be read,
  /// which is noted and does not keep the other files from being judged.
  mutating func bytes(at path: RepoPath, in tree: SourceTree) -> [UInt8]? {
    do throws(ReadError) {
      return try tree.bytes(at: path)
    } catch {
      leaveOpen(error.path.text, error.message, at: Location(error.path))
      return nil
    }
  }

  /// Whether a tree does not have a file; false, which is noted, where that cannot be told.
  mutating func lack(_ path: RepoPath, in tree: SourceTree) -> Bool {
    do throws(ReadError) {
      return try !tree.contains(path)
    } catch {
      leaveOpen(error.path.text, error.message, at: Location(error.path))
      return false
    }
  }

  /// What is made of one of several files, in the same way.
  mutating func made<Made: MadeOfFile>(
    of path: RepoPath, _ type: Made.Type, in tree: SourceTree
  ) -> Made? {
    do throws(ReadError) {
      return try tree.made(of: path, type)
    } catch {
      leaveOpen(error.path.text, error.message, at: Location(error.path))
      return nil
    }
  }

  /// The outcome; not applicable, for the reason given, if nothing was found to judge.
  func outcome(ifNothing reason: Message) -> Outcome {
    if !failures.isEmpty { return .failed(failures, undetermined: undecided) }
    if !undecided.isEmpty { return .undetermined(undecided) }
    return lookedAt.isEmpty && !hasPassed
      ? .notApplicable(reason) : .passed(lookedAt: lookedAt.condensed)
  }
}

extension [Location] {
  /// The most places that a reader is shown of what passed.
  private static var placeLimit: Int { 16 }

  /// The places, or where there are many their files, or their folders.
  fileprivate var condensed: Self {
    if count <= Self.placeLimit { return self }
    let files = Self.distinct(map(\.path))
    if files.count <= Self.placeLimit { return files }
    let folders = Self.distinct(
      files.map { $0.path.folder.isEmpty ? $0.path : RepoPath(String($0.path.folder)) })
    if folders.count <= Self.placeLimit { return folders }
    return Self.distinct(
      folders.map { RepoPath(String($0.path.text.prefix { $0 != "/" })) })
  }

  private static func distinct(_ paths: [RepoPath]) -> Self {
    var seen: Set<RepoPath> = []
    return paths.filter { seen.insert($0).inserted }.map { Location($0) }
  }
}

extension Outcome {
  /// A file without which the question cannot be answered is not in the tree.
  static func missing(_ path: RepoPath) -> Self {
    .undetermined([
      Finding(subject: path.text, "the tree has no \(path)", at: [Location(path)])
    ])
  }
}

extension SourceTree {
  /// The first of the paths at which there is a file, with its bytes; nil if there is none.
  func first(of paths: [RepoPath]) throws(ReadError) -> (path: RepoPath, bytes: [UInt8])? {
    for path in paths {
      if let bytes = try bytes(at: path) { return (path, bytes) }
    }
    return nil
  }
}
