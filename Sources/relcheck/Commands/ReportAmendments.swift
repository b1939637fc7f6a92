internal import CheckFiles
internal import Foundation
internal import Readiness
internal import Reports

/// What is done to a report once the checks have run.
struct ReportAmendments {
  private let files: [WaiverFile]
  private let heedsTree: Bool
  /// The paths of the files as the user gave them, in the order of `files`.
  private let paths: [String]
  private let earlier: EarlierReports?
  private let isNewOnly: Bool

  /// The most bytes of an earlier report: one tag takes some 200,000.
  private static let earlierLimit = 1 << 30

  /// Reads what was asked for.
  ///
  /// - Parameters:
  ///   - waivers: The files of `--waivers`.
  ///   - heedsTree: Whether the waivers that a commit carries count.
  ///   - since: The file of `--since`.
  ///   - isNewOnly: Whether new findings alone decide about the exit status.
  init(
    waivers paths: [String], heedsTree: Bool, since: String?, isNewOnly: Bool
  ) throws(Complaint) {
    earlier = if let since { try Self.earlier(since) } else { nil }
    self.isNewOnly = isNewOnly
    files = paths.map { WaiverFile.read(at: $0, named: URL(filePath: $0).lastPathComponent) }
    self.paths = paths
    self.heedsTree = heedsTree
    let faults = files.flatMap(\.faults)
    guard let first = faults.first else { return }
    let shown = faults.prefix(20).map { VisibleText($0).text }
    let rest = faults.count - shown.count
    throw faults.count == 1
      ? Complaint(VisibleText(first).text)
      : Complaint(
        "waivers are faulty, nothing was checked",
        advice: shown + (rest > 0 ? ["… and \(rest) more"] : []))
  }

  private static func earlier(_ path: String) throws(Complaint) -> EarlierReports {
    let data = try InputFile.data(at: path, atMost: earlierLimit)
    do throws(EarlierReports.Fault) {
      return try EarlierReports(
        bytes: Array(data), file: path == "-" ? path : URL(filePath: path).lastPathComponent)
    } catch {
      throw Complaint(VisibleText(path).text + error.text)
    }
  }

  /// The report with findings set aside that waivers cover, and those marked that are new.
  ///
  /// - Parameters:
  ///   - tree: The one that the report is on.
  ///   - checks: Every check that there is.
  func amended(_ report: Report, of tree: SourceTree, among checks: [CheckID]) -> Report {
    let own = heedsTree ? WaiverFile.read(in: tree) : nil
    let waived = report.waived(by: files + (own.map { [$0] } ?? []), among: checks)
    guard let earlier else { return waived }
    return waived.compared(
      with: earlier, programVersion: Relcheck.versionNumber, isNewOnly: isNewOnly)
  }

  /// Warnings about the run: reports that the earlier run did not have, waivers of the user's files that covered nothing in any report for
  /// which they are meant, and files of commits that are faulty.
  func warnings(about reports: [Report]) -> [String] {
    let unknown = reports.filter { $0.since != nil && $0.since?.earlier == nil }.map { report in
      let file = VisibleText(report.since?.file ?? "").text
      let name = VisibleText(report.subject.name).text
      return "\(file) has no report of \(name); nothing is marked new there"
    }
    return unknown + files.indices.flatMap { index in warnings(about: index, reports) }
      + reports.compactMap { report in
        guard let use = report.waivers.first(where: { $0.origin == .tree }),
          let fault = use.faults.first
        else { return nil }
        let more = use.faults.count > 1 ? " (and \(use.faults.count - 1) more)" : ""
        return """
          \(VisibleText(report.subject.name).text): \(VisibleText(fault).text)\(more); none of the \
          waivers of this commit holds
          """
      }
  }

  private func warnings(about index: Int, _ reports: [Report]) -> [String] {
    let uses = reports.compactMap { $0.waivers.indices.contains(index) ? $0.waivers[index] : nil }
    return files[index].waivers.compactMap { waiver in
      let meant = zip(reports, uses).filter { report, _ in
        waiver.isFor(report.version, tag: ReleaseTag(of: report.version).name)
      }
      let idle = meant.compactMap { _, use in use.idle.first { $0.waiver == waiver } }
      guard let first = idle.first, idle.count == meant.count else { return nil }
      let place = "\(VisibleText(paths[index]).text):\(waiver.line)"
      return switch first.why {
      case .expired: "\(place): this waiver has expired"
      case .matchesNothing: "\(place): no finding matches this waiver"
      case .noSuchCheck: "\(place): no check is named \(quoted(waiver.check.text))"
      }
    }
  }
}
