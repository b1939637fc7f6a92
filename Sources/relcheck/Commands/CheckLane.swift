internal import CheckFiles
internal import GitStore
internal import Readiness

/// Puts checks to one release after the other beside the task that makes the reports, with a
/// repository handle, trees and surfaces of its own. Only facts and answers cross.
actor CheckLane {
  private let reader: ReleaseReader

  /// - Returns: nil if the repository cannot be opened once more.
  init?(
    _ place: OpenedRepository.Place, data: CheckData, jobs: Int, verifiesBlobs: Bool,
    log: BlobLog?, shared: SharedReadings
  ) {
    guard let opened = try? OpenedRepository(reopening: place) else { return nil }
    reader = ReleaseReader(
      opened, data: data, jobs: jobs, verifiesBlobs: verifiesBlobs, log: log, shared: shared)
  }

  /// What checks find at a release.
  ///
  /// - Parameters:
  ///   - commit: What the subject led to before.
  ///   - files: What the checks read, as far as it is to be read ahead.
  /// - Returns: nil if the release cannot be read, or leads to another commit now.
  func results(
    of checks: [Check], at subject: CheckSubject, commit: ContentID, baseline: ReleaseTag?,
    files: [WantedFile]
  ) async -> [CheckResult]? {
    await reader.readAhead(files)
    guard let release = try? reader.release(subject, baseline: baseline),
      release.facts.commit.id == commit
    else { return nil }
    return await reader.results(of: checks, at: release)
  }

  /// What left the API at a release.
  ///
  /// - Returns: nil if there is nothing to compare it with, if the release leads to another commit now, or if
  ///   something could not be read: who asks has to meet that.
  func difference(
    at subject: CheckSubject, commit: ContentID, baseline: ReleaseTag?
  ) -> SurfaceDifference? {
    guard let release = try? reader.release(subject, baseline: baseline),
      release.facts.commit.id == commit, let difference = release.inspection.difference,
      !release.inspection.tree.hasUnread, release.inspection.baseline?.tree.hasUnread == false
    else { return nil }
    // The names of the tag are sought here once; those of the baseline for each tag.
    release.inspection.surface.forget()
    return difference
  }

  /// Reads the files that checks will ask for at a release, which is asked after the one that is asked now.
  ///
  /// - Parameter subject: Nil reads nothing.
  /// - Returns: Whether they were read: nothing is of a release that cannot be.
  func readAhead(
    _ checks: [Check], at subject: CheckSubject?, baseline: ReleaseTag?
  ) async -> Bool {
    guard let subject, let release = try? reader.release(subject, baseline: baseline) else {
      return false
    }
    await reader.readAhead(release, for: checks, before: [])
    return true
  }
}

extension ReleaseReader {
  func release(
    _ subject: CheckSubject, baseline: ReleaseTag?
  ) throws(Complaint) -> Release {
    switch subject {
    case .tag(let tag): try release(tag, baseline: baseline)
    case .revision(let revision): try release(revision, baseline: baseline)
    }
  }
}
