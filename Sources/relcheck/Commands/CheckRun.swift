internal import ArgumentParser
internal import CheckFiles
internal import GitStore
internal import Readiness
internal import Reports

/// One run of `check`: the tags resolved, inspected one after the other, written out.
struct CheckRun {
  let arguments: [TagArgument]
  let baseline: ReleaseTag?
  let formats: [OutputFormat]
  let folder: String?
  let selection: Selection
  let isStrict: Bool
  let linkBase: String?
  let verifiesBlobs: Bool
  /// Where the ids of the blobs that were read are written.
  let blobList: String?
  let common: CommonOptions

  init(
    arguments: [TagArgument], baseline: ReleaseTag?, formats: [OutputFormat], output: String?,
    selection: Selection, isStrict: Bool, linkBase: String?, verifiesBlobs: Bool,
    blobList: String?, common: CommonOptions
  ) {
    self.arguments = arguments
    self.baseline = baseline
    self.formats = formats
    folder = output
    self.selection = selection
    self.isStrict = isStrict
    self.linkBase = linkBase
    self.verifiesBlobs = verifiesBlobs
    self.blobList = blobList
    self.common = common
  }

  /// Inspects and writes.
  ///
  /// - Returns: the exit status.
  func run() async throws(Complaint) -> Int32 {
    let data = try common.checkData(.series(series))
    if let (option, pattern, near) = selection.unmatched(among: data.checks.map(\.id)) {
      throw .usage(
        "no check matches \(option) \(quoted(pattern))", of: CheckCommand.self,
        advice: near.isEmpty ? [] : ["Near: " + near.joined(separator: ", ")])
    }
    let opened = try OpenedRepository(at: common.repository)
    let asked = try tags(in: opened)
    let writer = try ReportWriter(
      formats: formats, folder: folder, style: ReportStyle(common: common, linkBase: linkBase),
      isQuiet: common.quiet)
    let list: ReportFile? = if let blobList { try ReportFile(at: blobList) } else { nil }
    let log = list.map { _ in BlobLog() }
    let reader = ReleaseReader(
      opened, data: data, jobs: common.workers, verifiesBlobs: verifiesBlobs, log: log)
    if asked.contains(where: opened.tags.contains) { warnAboutTheClone(opened) }
    var progress = Progress(count: asked.count, isQuiet: common.quiet)
    var entries: [ReportEntry] = []
    var statuses: [Int32] = []
    for tag in asked {
      progress.start(tag.name)
      do throws(Complaint) {
        let report = try await report(on: tag, reader: reader, data: data)
        entries.append(.report(report))
        statuses.append(ExitStatus.of(report.verdict))
      } catch {
        // The only tag: nothing is left to report.
        if asked.count == 1 { throw error }
        Streams.writeError(error.text(isVerbose: common.verbose))
        entries.append(
          .notInspected(.init(name: tag.name, version: tag.version, error: error.what)))
        statuses.append(error.status)
      }
    }
    progress.end()
    try writer.write(entries)
    if let log { try list?.finish(log.text) }
    return ExitStatus.worst(statuses)
  }

  private var series: Set<Series> {
    var series: Set<Series> = []
    for argument in arguments {
      switch argument {
      case .tag(let tag): series.insert(tag.version.series)
      case .range(let range):
        let (first, last) = (range.first.version.series, range.last.version.series)
        guard first.major == last.major, last.minor - first.minor < 64 else {
          return series.union([first, last])
        }
        for minor in first.minor...last.minor {
          series.insert(Series(major: first.major, minor: minor))
        }
      }
    }
    return series
  }

  private func tags(in opened: OpenedRepository) throws(Complaint) -> [ReleaseTag] {
    var tags: [ReleaseTag] = []
    for argument in arguments {
      switch argument {
      case .tag(let tag): tags.append(tag)
      case .range(let range):
        if opened.isShallow { throw .shallow(range) }
        let found = range.tags(among: opened.tags)
        guard !found.isEmpty else {
          throw Complaint(
            "no release tag between '\(range.first.name)' and '\(range.last.name)' in this repository"
          )
        }
        tags += found
      }
    }
    var seen: Set<ReleaseTag> = []
    return tags.filter { seen.insert($0).inserted }
  }

  private func report(
    on tag: ReleaseTag, reader: ReleaseReader, data: CheckData
  ) async throws(Complaint) -> Report {
    let release = try reader.release(tag, baseline: baseline)
    if !common.quiet {
      for warning in release.warnings { Streams.warn(warning) }
    }
    await reader.readAhead(release, for: data.checks.filter { selection.includes($0.id) })
    var options = Assessment.Options()
    options.selection = selection.patterns
    options.isSelected = { selection.includes($0) }
    options.isStrict = isStrict
    let assessment = Assessment(
      checks: data.checks, checksDigest: data.digest(for: tag.version.series), options: options)
    return assessment.report(on: release.inspection, facts: release.facts)
  }

  private func warnAboutTheClone(_ opened: OpenedRepository) {
    guard !common.quiet else { return }
    if opened.isShallow {
      Streams.warn(
        """
        this is a shallow clone; checks of history and of earlier releases are undetermined
          To have them all: git fetch --unshallow --tags
        """)
    }
  }
}

extension Complaint {
  /// Which tags lie in a range cannot be told where tags were left out.
  fileprivate static func shallow(_ range: TagRange) -> Complaint {
    Complaint(
      "'\(range.first.name)..\(range.last.name)' needs every tag, and this is a shallow clone",
      advice: ["To have them all: git fetch --unshallow --tags"])
  }
}
