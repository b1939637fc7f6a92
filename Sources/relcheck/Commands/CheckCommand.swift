internal import ArgumentParser
internal import CheckFiles
internal import Readiness
internal import Reports

/// `relcheck check TAG…`: is this tag ready?
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Report whether tags are ready to release.",
    discussion: """
      'relcheck v3.12.0a1' is short for 'relcheck check v3.12.0a1'. A..B means every release tag \
      from A to B, in release order.

      Exit status: 0 every tag is ready, 1 one is not, 2 none is, but a blocker could not be \
      determined, 3 the inspection itself failed, 64 wrong usage.
      """)

  @Argument(help: "A release tag, such as v3.12.0a1, or a range of them: v3.12.0a1..v3.12.0.")
  var tags: [String] = []

  @Option(help: "The tag to compare with (default: the last final release of the series before).")
  var baseline: String?

  @Option(
    help: """
      The format of the report, as FORMAT or FORMAT=FILE, repeatable: text (the default on a \
      terminal), markdown (the default elsewhere), json.
      """,
    completion: .list(ReportFormat.allCases.map(\.rawValue)))
  var format: [String] = []

  @Option(
    help: "A folder for one file a tag and format, and an index.", completion: .directory)
  var output: String?

  @Option(help: "Only the checks whose id matches the pattern, such as 'ver-*'. Repeatable.")
  var select: [String] = []

  @Option(help: "Not the checks whose id matches the pattern. Repeatable.")
  var ignore: [String] = []

  @Flag(help: "Warnings block, too.")
  var strict = false

  @Option(help: "Make places links below this address, as on a code host.")
  var linkBase: String?

  @Flag(help: "Compute the id of every object that is read anew.")
  var verifyObjects = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !tags.isEmpty else {
      throw ValidationError("no tag given; one like v3.12.0a1")
    }
    if let first = tags.first, ReleaseTag(first) == nil, let command = Self.command(near: first) {
      throw ValidationError("no command '\(first)'; did you mean '\(command)'?")
    }
    _ = try arguments()
    _ = try outputs()
    if let linkBase, !linkBase.hasPrefix("https://") {
      throw ValidationError("'--link-base \(linkBase)' is not an https address")
    }
  }

  private static func command(near word: String) -> String? {
    let names = Relcheck.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard !names.contains(word) else { return nil }
    return names.first { EditDistance.between($0, word) <= 2 && word.utf8.count > 2 }
  }

  private func arguments() throws -> [TagArgument] {
    try tags.map { text in
      do throws(TagArgumentFault) {
        return try TagArgument(text)
      } catch {
        throw ValidationError(error.usageText)
      }
    }
  }

  private func baselineTag() throws -> ReleaseTag? {
    guard let baseline else { return nil }
    guard let tag = ReleaseTag(baseline) else {
      throw ValidationError(
        TagArgumentFault.notTag(baseline, suggestion: ReleaseTag(near: baseline)).usageText)
    }
    return tag
  }

  private func outputs() throws -> [OutputFormat] {
    let formats = try format.map { text in
      do throws(OutputFormat.Fault) {
        return try OutputFormat(text)
      } catch {
        throw ValidationError(error.text)
      }
    }
    let toStandardOutput = formats.filter { $0.file == nil }
    if output == nil, toStandardOutput.count > 1 {
      let (first, second) = (toStandardOutput[0].format.rawValue, toStandardOutput[1].format.rawValue)
      throw ValidationError(
        "'\(first)' and '\(second)' cannot both go to standard output; give one a file: --format \(second)=FILE"
      )
    }
    return formats
  }

  func run() async throws {
    let baseline = try baselineTag()
    let status: Int32
    do throws(Complaint) {
      let run = try CheckRun(
        arguments: (try? arguments()) ?? [], baseline: baseline, formats: (try? outputs()) ?? [],
        output: output, selection: Selection(select: select, ignore: ignore), isStrict: strict,
        linkBase: linkBase, verifiesBlobs: verifyObjects, common: common)
      status = try await run.run()
    } catch {
      try error.end(isVerbose: common.verbose)
    }
    if status != 0 { throw ExitCode(status) }
  }
}

extension TagArgumentFault {
  /// The fault as the argument parser shows it.
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
