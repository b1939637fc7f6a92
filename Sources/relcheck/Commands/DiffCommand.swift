internal import ArgumentParser
internal import CheckFiles
internal import Readiness
internal import Reports

/// `relcheck diff OLD NEW`: what left, what came, and whether What's New says so.
struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say which public names left between two tags, and whether that was announced.",
    usage: "relcheck diff [<options>] <old> <new>",
    discussion: """
      For example: relcheck diff v3.11.0 v3.12.0a1

      A name counts as announced where What's New or NEWS of the newer tag speaks of it. Exit \
      status: 0 when it could answer, whatever the answer.
      """)

  @Argument(help: "The older release tag.", completion: .releaseTag)
  var old: String

  @Argument(help: "The newer release tag.", completion: .releaseTag)
  var new: String

  @Option(
    help: "text, markdown or json.", completion: .list(AnswerFormat.names))
  var format: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    do throws(Complaint) {
      let common = try self.common.completed()
      let tags = (
        try ReleaseTag.asked(old, by: Self.self), try ReleaseTag.asked(new, by: Self.self)
      )
      let chosen = try AnswerFormat.asked(format, by: Self.self)
      let opened = try common.open()
      let data = try common.checkData(.series([]))
      let reader = ReleaseReader(opened, data: data, jobs: common.workers, verifiesBlobs: false)
      let before = try reader.release(tags.0, baseline: tags.0).inspection
      let after = try reader.release(tags.1, baseline: tags.1).inspection
      await Prefetch(store: reader.store, facts: reader.facts, jobs: reader.jobs)
        .read([before.tree, after.tree].flatMap { $0.filesOfSurface + $0.filesOfLibrary })
      let answer = DifferenceAnswer(
        old: tags.0.name, new: tags.1.name,
        difference: SurfaceDifference(
          old: before.surface, new: after.surface, series: tags.1.version.series))
      try answer.write(chosen, common)
    } catch {
      try error.end(isVerbose: common.verbose)
    }
  }
}
