import GitStore
import TestSupport

@testable import relcheck

/// The releases of the demo's sample as a fixture, whose objects can be taken away.
struct SampleFixture {
  let repository: FixtureRepository
  /// By tag.
  private(set) var commits: [String: ObjectID] = [:]

  /// - Parameters:
  ///   - bare: Whether it has no work tree.
  ///   - tags: Which of the sample's tags are made; all commits are.
  init(bare: Bool = true, tags: Set<String> = ["v3.11.0", "v3.12.0a1", "v3.12.0a2"]) throws {
    repository = try FixtureRepository(bare: bare)
    var parents: [ObjectID] = []
    var last: SampleRepository.Release?
    for release in SampleRepository.releases {
      let who = FixtureIdentity(
        release.manager.name, email: "sample@example.org", time: release.time)
      let work = try repository.commit(
        Self.files(release.files(before: last)), parents: parents,
        message: release.workMessage, author: who)
      last = release
      let commit = try repository.commit(
        Self.files(release.files), parents: [work],
        message: "Python \(release.title)\n", author: who)
      parents = [commit]
      commits[release.tag] = commit
      try repository.branch("main", at: commit)
      guard tags.contains(release.tag) else { continue }
      try repository.annotatedTag(
        release.tag, at: commit, tagger: who, message: release.tagMessage)
    }
  }

  /// As the demo writes them.
  static func files(_ texts: [String: String]) -> [String: FixtureFile] {
    var files = texts.mapValues { FixtureFile.text($0) }
    if let script = texts["configure"] { files["configure"] = .executable(script) }
    return files
  }

  var path: String { repository.path }

  func commit(_ tag: String) throws -> ObjectID {
    guard let commit = commits[tag] else { throw FixtureError(description: "no \(tag)") }
    return commit
  }

  /// The tree of a tag's commit.
  func tree(_ tag: String) throws -> ObjectID {
    try Repository(at: path).commit(commit(tag)).tree
  }

  /// The object at a path of a tag's tree.
  func object(_ path: String, in tag: String) throws -> ObjectID {
    switch try Repository(at: self.path).entry(at: path, in: tree(tag)) {
    case .blob(_, let id), .folder(let id): return id
    case nil: throw FixtureError(description: "no \(path) at \(tag)")
    }
  }

  /// Runs the program on it.
  func run(_ arguments: String...) throws -> ProgramRun { try run(arguments) }

  /// Runs the program on it.
  func run(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun(arguments + ["--repository", path])
  }
}
