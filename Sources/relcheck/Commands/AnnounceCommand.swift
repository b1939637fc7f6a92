internal import ArgumentParser
internal import CheckFiles
internal import Readiness
internal import Reports

/// `relcheck announce TAG`: a draft of the release announcement.
struct AnnounceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "announce",
    abstract: "Draft the announcement of a release from its tree and the schedule.",
    usage: "relcheck announce [<options>] <tag>",
    discussion: """
      For example: relcheck announce v3.12.0a1 > announcement.md

      Markdown, in the customary order; each statement has its source in a comment. What was \
      written by hand is verified with: relcheck claims TAG --announcement FILE
      """)

  @Argument(help: "The release tag that is announced.", completion: .releaseTag)
  var tag: String

  @OptionGroup var common: CommonOptions

  func run() async throws {
    do throws(Complaint) {
      let common = try self.common.completed()
      let asked = try ReleaseTag.asked(tag, by: Self.self)
      let data = try common.checkData(.everything)
      let opened = try common.open()
      let reader = ReleaseReader(opened, data: data, jobs: common.workers, verifiesBlobs: false)
      let release = try reader.release(asked, baseline: nil)
      for warning in release.warnings where !common.quiet { Streams.warn(warning) }
      await reader.readAhead(release)
      let inspection = release.inspection
      await Prefetch(store: reader.store, facts: reader.facts, jobs: reader.jobs)
        .read(inspection.tree.filesOfAnnouncements)
      let claims = TreeClaims(
        of: inspection.surface, version: asked.version,
        before: inspection.baseline?.surface, removals: inspection.removals)
      let draft = AnnouncementDraft(
        of: asked.version, in: inspection.tree, calendar: release.calendar(data), claims: claims,
        removals: inspection.removals)
      if !common.quiet {
        for gap in claims.gaps {
          Streams.warn("the draft may lack something: \(VisibleText(gap.plain).text)")
        }
      }
      _ = try Streams.write(draft.markdown())
    } catch {
      try error.end(isVerbose: common.verbose)
    }
  }
}

extension ReleaseReader.Release {
  /// The schedules and plans as of the day of the tag.
  func calendar(_ data: CheckData, today: CivilDay? = nil) -> ReleaseCalendar {
    let made = facts.tagObject?.tagger ?? facts.commit.committer
    return ReleaseCalendar(
      schedules: data.schedules, plans: data.plans,
      today: today ?? CivilDay(secondsSince1970: made.moment.seconds))
  }
}
