internal import ArgumentParser
internal import CheckFiles
internal import Foundation
internal import GitStore
internal import Readiness
internal import Reports
internal import Synchronization

/// One run of `check`: the tags resolved, inspected one after the other, written out.
struct CheckRun {
  let arguments: CheckArguments
  let baseline: ReleaseTag?
  let formats: [OutputFormat]
  let folder: String?
  let selection: Selection
  let isStrict: Bool
  let linkBase: String?
  let verifiesBlobs: Bool
  /// As `--keyring` gave it.
  let keyring: String?
  /// Where the ids of the blobs that were read are written.
  let blobList: String?
  let amendments: ReportAmendments
  let common: CommonOptions

  init(
    arguments: CheckArguments, baseline: ReleaseTag?, formats: [OutputFormat], output: String?,
    selection: Selection, isStrict: Bool, linkBase: String?, verifiesBlobs: Bool,
    blobList: String?, keyring: String?, amendments: ReportAmendments, common: CommonOptions
  ) {
    self.arguments = arguments
    self.baseline = baseline
    self.formats = formats
    folder = output
    self.selection = selection
    self.isStrict = isStrict
    self.linkBase = linkBase
    self.verifiesBlobs = verifiesBlobs
    self.keyring = keyring
    self.blobList = blobList
    self.amendments = amendments
    self.common = common
  }

  /// What was read, kept until the process ends, which gives it back at once: to free it piece by piece
  /// takes a twentieth of the time of a check. With `RELCHECK_FREE`, as `scripts/check-leaks` sets it, it is
  /// freed: valgrind takes what only pointers with marks in them lead to for lost.
  private static let kept = Mutex<[any Sendable]>([])

  /// Inspects and writes.
  ///
  /// - Returns: the exit status.
  func run() async throws(Complaint) -> Int32 {
    let data = try common.checkData(arguments.extent)
    if let (option, pattern, near) = selection.unmatched(among: data.checks.map(\.id)) {
      let advice = near.isEmpty ? [] : ["Near: " + near.joined(separator: ", ")]
      if let place = selection.places[option] {
        throw Complaint("\(place): no check matches \(quoted(pattern))", advice: advice)
      }
      throw .usage(
        "no check matches \(option) \(quoted(pattern))", of: CheckCommand.self, advice: advice)
    }
    let opened = try common.open()
    let asked = try arguments.subjects(
      in: opened, schedules: data.schedules, isQuiet: common.quiet)
    let writer = try ReportWriter(
      formats: formats, folder: folder, style: ReportStyle(common: common, linkBase: linkBase),
      isQuiet: common.quiet)
    let list: ReportFile? = if let blobList { try ReportFile(at: blobList) } else { nil }
    let log = list.map { _ in BlobLog() }
    let reader = ReleaseReader(
      opened, data: data, jobs: common.workers, verifiesBlobs: verifiesBlobs, log: log,
      verifier: try verifier())
    // What was not sound is kept by the handle that read it.
    let lanes = (0..<(common.workers > 1 && !verifiesBlobs ? min(2, asked.count) : 0)).compactMap {
      _ in
      CheckLane(
        opened.place, data: data, jobs: common.workers, verifiesBlobs: verifiesBlobs, log: log,
        shared: reader.shared)
    }
    if ProcessInfo.processInfo.environment["RELCHECK_FREE"] == nil {
      Self.kept.withLock { $0 = [reader.shared, lanes] }
    }
    if asked.contains(where: { $0.isIn(opened) }) { warnAboutTheClone(opened) }
    var progress = Progress(
      count: asked.count, isQuiet: common.quiet, isVerbose: common.verbose)
    var done = InspectedTags()
    var pipeline = ReportPipeline(run: self, reader: reader, lanes: lanes)
    for (position, subject) in asked.enumerated() {
      progress.start(subject.name)
      let begun = await pipeline.begin(subject, before: asked.dropFirst(position + 1).first)
      for (subject, result) in await pipeline.take(begun, isLast: position == asked.count - 1) {
        do throws(Complaint) {
          done.add(try result.get())
        } catch {
          let entry = done.add(error, of: subject)
          // The only tag: nothing is left to report, but to a program, which may merge it with others.
          if asked.count == 1 {
            try writer.write([entry], only: .json)
            throw error
          }
          Streams.writeError(error.text(isVerbose: common.verbose))
        }
        progress.done(subject.name)
      }
    }
    progress.end()
    warnAboutWaivers(done.entries.compactMap(\.report))
    try writer.write(done.entries)
    if let log { try list?.finish(log.text) }
    return ExitStatus.worst(done.statuses)
  }

  /// What verifies signatures, if a keyring was named.
  private func verifier() throws(Complaint) -> SignatureVerifier? {
    let variable = ProcessInfo.processInfo.environment["RELCHECK_KEYRING"] ?? ""
    guard let path = keyring ?? (variable.isEmpty ? nil : variable) else { return nil }
    let verifier = try SignatureVerifier(keyring: path)
    if let warning = verifier.warning, !common.quiet { Streams.warn(warning) }
    return verifier
  }

  private func warnAboutWaivers(_ reports: [Report]) {
    guard !common.quiet else { return }
    for warning in amendments.warnings(about: reports) { Streams.warn(warning) }
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
