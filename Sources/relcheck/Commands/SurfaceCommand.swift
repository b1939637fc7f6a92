internal import ArgumentParser
internal import CheckFiles
internal import Readiness
internal import Reports

/// `relcheck surface TAG [MODULE…]`: the API that the tree defines.
struct SurfaceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "surface",
    abstract: "List the API that a tag's tree defines: modules, classes, C names.",
    usage: "relcheck surface [<options>] <tag> [<module> ...]",
    discussion: """
      For example: relcheck surface v3.12.0a1 unittest.case

      As text and Markdown it counts, and lists the names of the modules asked for; JSON has every \
      name. Exit status: 0 when it could answer.
      """)

  @Argument(help: "The release tag whose tree is read.", completion: .releaseTag)
  var tag: String

  @Argument(help: .init("Only these modules, and no C names.", valueName: "module"))
  var modules: [String] = []

  @Option(
    help: "text, markdown or json.", completion: .list(AnswerFormat.names))
  var format: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    do throws(Complaint) {
      let common = try self.common.completed()
      let asked = try ReleaseTag.asked(tag, by: Self.self)
      let chosen = try AnswerFormat.asked(format, by: Self.self)
      let opened = try common.open()
      let data = try common.checkData(.series([]))
      let reader = ReleaseReader(opened, data: data, jobs: common.workers, verifiesBlobs: false)
      let answer = try await SurfaceAnswer(asked, modules, by: reader)
      if let missing = modules.first(where: { answer.surface.modules[$0] == nil }) {
        throw Complaint("\(asked.name) has no module \(quoted(missing)) that could be read")
      }
      try answer.write(chosen, common)
    } catch {
      try error.end(isVerbose: common.verbose)
    }
  }
}

extension SurfaceAnswer {
  init(_ asked: ReleaseTag, _ modules: [String], by reader: ReleaseReader) async throws(Complaint) {
    let release = try reader.release(asked, baseline: asked)
    let tree = release.inspection.tree
    await Prefetch(store: reader.store, facts: reader.facts, jobs: reader.jobs)
      .read(tree.filesOfSurface + (modules.isEmpty ? tree.filesOfLibrary : []))
    self.init(
      tag: asked.name, commit: release.facts.commit.id,
      surface: release.inspection.surface.whole(of: modules), isPart: !modules.isEmpty)
  }
}
