internal import ArgumentParser
internal import CheckFiles
internal import Foundation
internal import Readiness
internal import Reports

/// `relcheck check TAG…`: is this tag ready?
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Report whether tags are ready to release.",
    usage: "relcheck check [<options>] <tag> ...",
    discussion: """
      'relcheck v3.12.0a1' is short for 'relcheck check v3.12.0a1'. A..B means every release tag \
      from A to B, in release order, and a pattern such as 'v3.12.*' (quoted) every one that it \
      matches.

      Options that are always the same can stand in relcheck.toml, in the current folder or above \
      it: repository, format, waivers, select, ignore, jobs, keyring, link-base, strict and \
      tree-waivers. What is typed wins.

      Exit status: 0 every tag is ready, 1 one is not, 2 none is, but a blocker could not be \
      determined, 3 the inspection itself failed, 64 wrong usage.
      """)

  @Argument(
    help: .init(
      "A release tag, such as v3.12.0a1, a range (v3.12.0a1..v3.12.0) or a pattern ('v3.12.*').",
      valueName: "tag"),
    completion: .releaseTag)
  var tags: [String] = []

  @Option(
    name: .customLong("as"),
    help: .init(
      """
      Inspect branches or commits that are not tagged yet, as this version: one like 3.12.0a2, or \
      next, which patchlevel.h and the schedule tell.
      """, valueName: "version"),
    completion: .list(["next"]))
  var version: String?

  @Flag(
    help: """
      Inspect main and every branch that the schedule still has as maintained today, each as the \
      next release.
      """)
  var branches = false

  @Option(
    help: .init(
      "The tag to compare with (default: the first final release of the series before).",
      valueName: "tag"),
    completion: .releaseTag)
  var baseline: String?

  @Option(
    help: .init(
      """
      The format of the report, with =FILE for a file, repeatable: text (the default on a \
      terminal), markdown (the default elsewhere), json, sarif, junit, github, html.
      """, valueName: "format[=file]"),
    completion: .list(ReportFormat.allCases.map(\.rawValue)))
  var format: [String] = []

  @Option(
    help: .init(
      "A folder for one file a tag and format, and an index; made if it is not there.",
      valueName: "folder"),
    completion: .directory)
  var output: String?

  @Option(
    help: .init(
      "Only the checks whose id matches the pattern, such as 'ver-*' or 'ver-*,tag-*'. Repeatable.",
      valueName: "pattern"),
    completion: .check)
  var select: [String] = []

  @Option(
    help: .init(
      "Not the checks whose id matches the pattern. Repeatable.", valueName: "pattern"),
    completion: .check)
  var ignore: [String] = []

  @Option(
    help: .init(
      """
      A file of waivers: findings that are accepted, with the reason. They stay in the report and \
      do not block. Repeatable.
      """, valueName: "file"),
    completion: .file())
  var waivers: [String] = []

  @Flag(help: "Do not heed the waivers of the inspected commit (.relcheck.toml at its top).")
  var noTreeWaivers = false

  @Option(
    help: .init(
      "An earlier JSON report: mark what is new and tell what is resolved since.",
      valueName: "file"),
    completion: .file(extensions: ["json"]))
  var since: String?

  @Flag(help: "With --since: the exit status is that of the new findings alone.")
  var newOnly = false

  @Flag(help: "Warnings block, too.")
  var strict = false

  @Option(
    help: .init(
      "Make places links below this address, as on a code host.", valueName: "address"))
  var linkBase: String?

  @Flag(help: "Compute the id of every object that is read anew.")
  var verifyObjects = false

  @Option(
    help: .init(
      "A file for the ids of the blobs that are read, one a line, in the order of reading.",
      valueName: "file", visibility: .hidden),
    completion: .file())
  var listBlobs: String?

  @Option(
    help: .init(
      "Verify signatures of tags with gpgv or sqv and this keyring (default: RELCHECK_KEYRING).",
      valueName: "file"),
    completion: .file())
  var keyring: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let status: Int32
    do throws(Complaint) {
      let asked = try arguments()
      let settings = try common.settings()
      let command = try completed(by: settings)
      status = try await command.checkRun(
        asked, command.selection(settings, typed: self)
      ).run()
    } catch {
      try error.end(isVerbose: common.verbose)
    }
    if status != 0 { throw ExitCode(status) }
  }

  private func checkRun(
    _ arguments: CheckArguments, _ selection: Selection
  ) throws(Complaint) -> CheckRun {
    CheckRun(
      arguments: arguments, baseline: try baselineTag(),
      formats: try OutputFormat.asked(format, folder: output, by: Self.self),
      output: output, selection: selection, isStrict: strict,
      linkBase: try linkAddress(linkBase, by: Self.self), verifiesBlobs: verifyObjects,
      blobList: listBlobs, keyring: keyring, amendments: try amendments(), common: common)
  }

  // What was typed, as values. It is not done in `validate`, since an error thrown there is shown
  // with the usage of this command, though the first word may be meant for another one.

  private func arguments() throws(Complaint) -> CheckArguments {
    if version == nil, let first = tags.first { try Self.complainOfCommand(first) }
    return try CheckArguments(tags, as: version, branches: branches, by: Self.self)
  }

  /// The first word may be the name of a command, well or badly written.
  static func complainOfCommand(_ first: String) throws(Complaint) {
    let names = Relcheck.configuration.subcommands.compactMap { $0.configuration.commandName }
    if names.contains(first) {
      throw .usage("the command \(quoted(first)) must come before its options", of: Relcheck.self)
    }
    if ReleaseTag(first) == nil, first.utf8.count > 2,
      let command = EditDistance.nearest(to: first, among: names)
    {
      throw .usage(
        "no command \(quoted(first)); did you mean '\(command)'?", of: Relcheck.self)
    }
  }

  private func amendments() throws(Complaint) -> ReportAmendments {
    if newOnly, since == nil {
      throw .usage("'--new-only' needs '--since', an earlier JSON report", of: Self.self)
    }
    return try ReportAmendments(
      waivers: waivers, heedsTree: !noTreeWaivers, since: since, isNewOnly: newOnly)
  }

  private func baselineTag() throws(Complaint) -> ReleaseTag? {
    guard let baseline else { return nil }
    return try .asked(baseline, by: Self.self)
  }
}

extension ReleaseTag {
  /// The tag of that name, or a complaint about how the command was called.
  static func asked(
    _ text: String, by command: any ParsableCommand.Type
  ) throws(Complaint) -> ReleaseTag {
    guard let tag = ReleaseTag(text) else {
      let fault = TagArgumentFault.notTag(text, suggestion: ReleaseTag(near: text))
      throw .usage(fault.usageText, of: command)
    }
    return tag
  }
}

extension TagArgumentFault {
  /// The fault as a usage error says it.
  var usageText: String {
    switch self {
    case .notTag(let text, let suggestion?):
      "\(quoted(text)) is not the name of a release tag; did you mean \(suggestion.name)?"
    case .notTag(let text, nil):
      "\(quoted(text)) is not the name of a release tag, like v3.12.0a1 or v3.12.4"
    case .swapped(let first, let last):
      "'\(first.name)' comes after '\(last.name)'; did you mean \(last.name)..\(first.name)?"
    }
  }
}
