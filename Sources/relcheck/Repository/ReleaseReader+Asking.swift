internal import CheckFiles
internal import Readiness

// Reading ahead, and asking.
extension ReleaseReader {
  private var prefetch: Prefetch { Prefetch(store: store, facts: facts, jobs: jobs) }

  /// Reads the files that looking names up in the release will ask for, with several workers.
  nonisolated(nonsending) func readAhead(_ release: Release) async {
    await prefetch.read(filesOfNames(release.inspection))
  }

  /// Reads the files that checks will ask for.
  ///
  /// - Parameter others: What is to be read later; what it wants of the same files is read with them.
  nonisolated(nonsending) func readAhead(
    _ release: Release, for checks: [Check], before others: [WantedFile]
  ) async {
    let inspection = release.inspection
    await prefetch.read(
      filesOfNames(inspection) + files(of: inspection, for: checks), before: others)
  }

  nonisolated(nonsending) func readAhead(_ files: [WantedFile]) async { await prefetch.read(files) }

  /// The files that checks read of a release, as far as they are put to it.
  func files(of inspection: Inspection, for checks: [Check]) -> [WantedFile] {
    let version = inspection.version
    let asked = checks.filter {
      $0.severity.severity(in: inspection.phase, of: version) != nil
        && $0.reasonNotToApply(to: version) == nil
    }
    return files(of: inspection.tree, inspection, for: asked)
  }

  private func files(
    of tree: SourceTree, _ inspection: Inspection, for checks: [Check]
  ) -> [WantedFile] {
    Set(checks.flatMap(\.probe.readsAhead)).flatMap { wanted in
      wanted.files(
        of: tree, series: inspection.version.series, baseline: inspection.baseline?.tree,
        previous: inspection.previous?.tree)
    }
  }

  private func filesOfNames(_ inspection: Inspection) -> [WantedFile] {
    let trees = [inspection.tree, inspection.baseline?.tree].compactMap { $0 }
    let symbols = inspection.removals.map(\.symbol)
    return trees.flatMap { $0.filesOfSurface + $0.files(of: symbols) }
  }

  /// Puts checks to a release, and marks what is new since the previous tag.
  nonisolated(nonsending) func results(of checks: [Check], at release: Release) async
    -> [CheckResult]
  {
    await marked(release.inspection.answers(to: checks), at: release)
  }

  /// What checks found at a release, with what is new since the previous tag marked.
  nonisolated(nonsending) func marked(_ answers: Answers, at release: Release) async
    -> [CheckResult]
  {
    let inspection = release.inspection
    let earlier = lastAnswers
    lastAnswers = answers
    if let (checks, before) = inspection.checksOfPrevious(for: answers.results, knowing: earlier) {
      var files = files(of: before.tree, inspection, for: checks)
      if checks.contains(where: \.probe.looksUpNames) { files += before.tree.filesOfSurface }
      await prefetch.read(files)
    }
    var results = answers.results
    inspection.markNew(&results, knowing: earlier)
    return results
  }
}
