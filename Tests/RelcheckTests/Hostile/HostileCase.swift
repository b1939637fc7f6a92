import Foundation
import GitStore
import TestSupport
import Testing

/// A repository that is broken or means ill, and what the program has to say of it.
struct HostileCase: Sendable, CustomTestStringConvertible {
  let name: String
  var arguments: [String] = ["v3.12.0a1", "--format", "text"]
  var environment: [String: String] = [:]
  let status: Int32
  /// What standard error holds, with `ID` for any object's id; nil: it is empty.
  var error: String?
  /// What standard output holds, with `ID` for any object's id; nil: it is empty.
  var output: String?
  let prepare: @Sendable (SampleFixture) throws -> Void

  var testDescription: String { name }

  /// - Parameters:
  ///   - arguments: Those of the program besides the repository.
  ///   - prepare: Breaks a sample of three releases.
  init(
    _ name: String, _ arguments: [String] = ["v3.12.0a1", "--format", "text"],
    environment: [String: String] = [:], status: Int32, error: String? = nil,
    output: String? = nil, prepare: @escaping @Sendable (SampleFixture) throws -> Void
  ) {
    self.name = name
    self.arguments = arguments
    self.environment = environment
    self.status = status
    self.error = error
    self.output = output
    self.prepare = prepare
  }

  /// Makes the repository, runs the program on it, and looks at all that came of it.
  func run(bare: Bool = true) throws {
    let fixture = try SampleFixture(bare: bare)
    try prepare(fixture)
    let run = try ProgramRun(
      arguments + ["--repository", fixture.path], environment: environment, patience: 400)
    #expect(!run.isStuck, "it had to be killed")
    #expect(!run.isSignalled, "it ended by signal \(run.status): \(run.errorText)")
    #expect(run.status == status, "\(run.errorText)\(run.outputText)")
    expect(run.errorText, error, in: fixture)
    expect(run.outputText, output, in: fixture)
  }

  private func expect(_ text: String, _ wanted: String?, in fixture: SampleFixture) {
    let plain = text.replacing(fixture.path, with: "REPOSITORY")
      .replacing(/\b[0-9a-f]{40}\b/, with: "ID").replacing(/\b[0-9a-f]{12}\b/, with: "ID")
    guard let wanted else {
      #expect(plain == "")
      return
    }
    #expect(plain.contains(wanted), "\(plain)")
  }
}

extension SampleFixture {
  /// The tag object of a tag.
  func tagObject(_ tag: String) throws -> ObjectID {
    guard let id = try Repository(at: path).reference(tag: tag).annotations.first?.id else {
      throw FixtureError(description: "no tag object of \(tag)")
    }
    return id
  }

  /// The object that a case is about: `tag`, `commit`, `tree`, or the path of a file of v3.12.0a1.
  func object(named name: String) throws -> ObjectID {
    switch name {
    case "tag": try tagObject("v3.12.0a1")
    case "commit": try commit("v3.12.0a1")
    case "tree": try tree("v3.12.0a1")
    default: try object(name, in: "v3.12.0a1")
    }
  }

  /// Puts a tree of these lines in the place of v3.12.0a1's.
  func retag(tree entries: [FixtureTreeEntry]) throws {
    try retag(try repository.tree(entries: entries))
  }

  /// Makes v3.12.0a1 the tag of a commit with another tree.
  func retag(_ tree: ObjectID) throws {
    let commit = try repository.commit(tree: tree, parents: [commit("v3.11.0")])
    try repository.annotatedTag("v3.12.0a1", at: commit)
  }

  /// The lines of the top folder of v3.12.0a1.
  func entries() throws -> [FixtureTreeEntry] {
    try Repository(at: path).folder(tree("v3.12.0a1")).map { entry in
      switch entry.item {
      case .folder(let id): FixtureTreeEntry(mode: "40000", name: entry.name, id: id)
      case .blob(.executable, let id): FixtureTreeEntry(mode: "100755", name: entry.name, id: id)
      case .blob(_, let id): FixtureTreeEntry(mode: "100644", name: entry.name, id: id)
      }
    }
  }

  /// The top folder of v3.12.0a1 with other lines among them, in git's order.
  func retag(adding more: [FixtureTreeEntry]) throws {
    let all = try entries() + more
    try retag(tree: all.sorted { $0.sortingName.lexicographicallyPrecedes($1.sortingName) })
  }
}
