internal import ArgumentParser
internal import CheckFiles
internal import Readiness
internal import Reports

/// `relcheck merge FILE…`: one report of the reports of several jobs.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Make one report of the JSON reports of several runs.",
    usage: "relcheck merge [<options>] <file> ...",
    discussion: """
      The report, in any format, is the same as that of one run of check over all the tags, and so \
      is the exit status. The files must come from this version of relcheck with the same check \
      data, and no tag may stand in two of them.
      """)

  @Argument(
    help: .init(
      "A file that check wrote with --format json; - is standard input.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var files: [String] = []

  @Option(
    help: .init(
      "The format of the report, with =FILE for a file, repeatable, as check takes it.",
      valueName: "format[=file]"),
    completion: .list(ReportFormat.allCases.map(\.rawValue)))
  var format: [String] = []

  @Option(
    help: .init("A folder for one file a tag and format, and an index.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Option(
    help: .init(
      """
      What plan printed, in either form: every tag of it must be in one of the files, and the \
      report is in its order.
      """, valueName: "file"),
    completion: .file())
  var plan: String?

  @Flag(help: "Keep the order of the files (default: release order).")
  var keepOrder = false

  @Option(
    help: .init(
      "Make places links below this address, as on a code host.", valueName: "address"))
  var linkBase: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let status: Int32
    do throws(Complaint) {
      guard !files.isEmpty else { throw .usage("no file given", of: Self.self) }
      let formats = try OutputFormat.asked(format, folder: output, by: Self.self)
      let style = ReportStyle(
        common: common, linkBase: try linkAddress(linkBase, by: Self.self))
      let writer = try ReportWriter(
        formats: formats, folder: output, style: style, isQuiet: common.quiet)
      status = try write(try entries(), with: writer)
    } catch {
      try error.end(isVerbose: common.verbose)
    }
    if status != 0 { throw ExitCode(status) }
  }

  private func entries() throws(Complaint) -> [ReportEntry] {
    if plan != nil, keepOrder {
      throw .usage("'--plan' and '--keep-order' exclude each other", of: Self.self)
    }
    var shards = ReportShards()
    for file in files { try shards.read(file) }
    if let plan { try shards.arrange(by: plan) }
    let entries = try shards.entries { series throws(Complaint) in
      try common.checkData(.series(series))
    }
    return plan != nil || keepOrder ? entries : ReportEntry.inReleaseOrder(entries)
  }

  /// As `check` does, to which one tag that could not be inspected is an error.
  private func write(
    _ entries: [ReportEntry], with writer: ReportWriter
  ) throws(Complaint) -> Int32 {
    for case .notInspected(let entry) in entries where entries.count > 1 {
      Streams.writeError(Complaint(entry.error).text(isVerbose: false))
    }
    if entries.count == 1, case .notInspected(let entry) = entries[0] {
      try writer.write(entries, only: .json)
      throw Complaint(entry.error)
    }
    try writer.write(entries)
    return ExitStatus.worst(
      entries.map { entry in
        switch entry {
        case .report(let report): ExitStatus.of(report.statusVerdict)
        case .notInspected: ExitStatus.notInspected
        }
      })
  }
}
