internal import Foundation
internal import Readiness
internal import Reports

/// How the reports of a run look, in each format.
struct ReportStyle {
  let markdown: MarkdownStyle
  let text: TextStyle
  /// The id of the commit that a job of GitHub Actions has checked out.
  let checkedOut: String?

  init(common: CommonOptions, linkBase: String?, terminal: Terminal = .current) {
    markdown = MarkdownStyle(
      programVersion: Relcheck.versionNumber, isVerbose: common.verbose, linkBase: linkBase,
      checksRevisions: true)
    checkedOut = ProcessInfo.processInfo.environment["GITHUB_SHA"]
    text = TextStyle(
      color: terminal.usesColor(common.color), width: terminal.width, isVerbose: common.verbose,
      isQuiet: common.quiet, isUTF8: terminal.isUTF8 || !terminal.isOutputTerminal,
      findingLimit: terminal.isOutputTerminal ? 5 : 20)
  }

  /// In a file there is no colour and no width.
  var textInFile: TextStyle {
    TextStyle(isVerbose: text.isVerbose, isQuiet: text.isQuiet, findingLimit: 20)
  }
}

/// Where the reports of a run go: standard output, files, a folder.
///
/// Files are opened before anything is inspected, so that an output that cannot be written costs
/// no inspection.
struct ReportWriter {
  private let standardOutput: ReportFormat?
  private let formats: [ReportFormat]
  private let folder: String?
  private let style: ReportStyle
  private var files: [(format: ReportFormat, file: ReportFile)] = []

  /// - Parameter isQuiet: Whether the verdict alone is wanted, where no format is asked for.
  init(
    formats asked: [OutputFormat], folder: String?, style: ReportStyle, isQuiet: Bool
  ) throws(Complaint) {
    self.style = style
    self.folder = folder
    let plain = asked.filter { $0.file == nil }.map(\.format)
    if folder != nil {
      standardOutput = nil
      formats = plain.isEmpty ? [.markdown] : plain
    } else {
      standardOutput = plain.first ?? (asked.isEmpty ? isQuiet ? .text : .byDefault : nil)
      formats = []
    }
    for output in asked {
      guard let path = output.file else { continue }
      files.append((output.format, try ReportFile(at: path)))
    }
    if let folder { try ReportFile.tryFolder(folder) }
  }

  /// Writes everything. Files that were finished stay if a later one fails.
  ///
  /// - Parameter only: The one format that is written, in files and to standard output; nil for all.
  func write(_ asked: [ReportEntry], only: ReportFormat? = nil) throws(Complaint) {
    let entries = ReportEntry.distinct(asked)
    for (format, file) in files where only == nil || only == format {
      try file.finish(document(entries, format, style.textInFile))
    }
    if let folder { try writeFolder(folder, entries) }
    if let standardOutput, only == nil || only == standardOutput {
      _ = try Streams.write(document(entries, standardOutput, style.text))
    }
  }

  private func document(
    _ entries: [ReportEntry], _ format: ReportFormat, _ textStyle: TextStyle
  ) -> String {
    switch format {
    case .text: ReportEntry.text(entries, textStyle)
    case .json: ReportEntry.json(entries, programVersion: Relcheck.versionNumber)
    case .sarif: sarif(entries)
    case .junit: JUnitPage(entries).text()
    case .github:
      GitHubAnnotations(entries, isVerbose: textStyle.isVerbose, checkedOut: style.checkedOut)
        .text()
    case .html: HTMLPage(entries, linkBase: style.markdown.linkBase).text()
    case .markdown:
      if entries.count == 1, case .report(let report) = entries[0] {
        report.markdown(style.markdown)
      } else {
        ReportIndex.page(entries, style: style.markdown)
      }
    }
  }

  private func sarif(_ entries: [ReportEntry], among all: [ReportEntry]? = nil) -> String {
    let page = SARIFPage(entries, among: all, programVersion: Relcheck.versionNumber)
    if page.runCount > SARIFPage.runLimit, !style.text.isQuiet {
      Streams.warn(
        "\(page.runCount) runs in one file of SARIF, of which GitHub takes \(SARIFPage.runLimit): "
          + "'--output FOLDER --format sarif' writes a file a tag")
    }
    return page.text()
  }

  /// One file a tag and format, and an index.
  private func writeFolder(_ folder: String, _ entries: [ReportEntry]) throws(Complaint) {
    guard entries.count > 1 || entries.contains(where: { $0.report != nil }) else { return }
    try ReportFile.makeFolder(folder)
    for format in formats {
      for entry in entries {
        guard case .report(let report) = entry else { continue }
        let path = "\(folder)/\(report.anchorBase).\(format.fileEnding)"
        try ReportFile(at: path).finish(
          format == .sarif
            ? sarif([entry], among: entries) : document([entry], format, style.textInFile))
      }
      guard entries.count > 1 else { continue }
      if format == .markdown {
        try ReportFile(at: folder + "/index.md")
          .finish(ReportIndex(entries, links: .files).markdown())
      } else if format == .html {
        try ReportFile(at: folder + "/index.html")
          .finish(document(entries, .html, style.textInFile))
      }
    }
  }
}
