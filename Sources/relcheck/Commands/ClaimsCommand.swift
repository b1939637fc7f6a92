internal import ArgumentParser
internal import CheckFiles
internal import Readiness
internal import Reports

/// `relcheck claims TAG`: what a tree announces as removed or pending, and what it really holds.
struct ClaimsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims",
    abstract: "Say what a tag's tree announces as removed or pending, and what it really holds.",
    usage: "relcheck claims [<options>] <tag>",
    discussion: """
      For example: relcheck claims v3.12.0a1

      Each claim has the line that makes it and a verdict: gone, present, undetermined, phantom \
      (the baseline does not have it either) or kept-for-abi. Exit status: 0 when it could \
      answer, whatever the answer.
      """)

  @Argument(help: "The release tag whose tree is read.", completion: .releaseTag)
  var tag: String

  @Option(
    help: .init(
      "The tag to compare with (default: the first final release of the series before).",
      valueName: "tag"),
    completion: .releaseTag)
  var baseline: String?

  @Option(
    help: "text, markdown or json (one object a line).",
    completion: .list(AnswerFormat.names))
  var format: String?

  @Option(
    help: .init(
      """
      A release announcement, in Markdown or reStructuredText: adds what it says of removals, and \
      holds its version, dates, PEPs and links against the schedule; - is standard input.
      """, valueName: "file"),
    completion: .file())
  var announcement: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    do throws(Complaint) {
      let common = try self.common.completed()
      let asked = try ReleaseTag.asked(tag, by: Self.self)
      var base: ReleaseTag?
      if let baseline { base = try ReleaseTag.asked(baseline, by: Self.self) }
      let chosen = try AnswerFormat.asked(format, by: Self.self)
      let opened = try common.open()
      let text = try announcement.map { path throws(Complaint) in try AnnouncementFile(at: path) }
      let data = try common.checkData(text == nil ? .series([asked.version.series]) : .everything)
      let reader = ReleaseReader(opened, data: data, jobs: common.workers, verifiesBlobs: false)
      let release = try reader.release(asked, baseline: base)
      for warning in release.warnings where !common.quiet { Streams.warn(warning) }
      await reader.readAhead(release)
      let inspection = release.inspection
      await Prefetch(store: reader.store, facts: reader.facts, jobs: reader.jobs)
        .read(inspection.tree.filesOfAnnouncements)
      var claims = TreeClaims(
        of: inspection.surface, version: asked.version,
        before: inspection.baseline?.surface, removals: inspection.removals)
      if let text { claims.judged += text.claims(of: release).judged }
      var answer = ClaimAnswer(
        tag: asked.name, baseline: inspection.baseline?.tag, claims: claims)
      answer.facts = text?.facts(of: release, data, beside: claims)
      try answer.write(chosen, common)
    } catch {
      try error.end(isVerbose: common.verbose)
    }
  }
}
