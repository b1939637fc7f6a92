internal import ArgumentParser
internal import CheckFiles
internal import Readiness
internal import Reports

/// `relcheck explain CHECK`: what it asks, why, from which source, how to mend a failure.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a check asks, why, and how to mend a failure.",
    usage: "relcheck explain [<options>] <check>",
    discussion: "For example: relcheck explain ver-patchlevel")

  @Argument(
    help: "The id of a check, as reports and list-checks show it.", completion: .check)
  var check: String

  @Option(help: "text or markdown.", completion: .list(["text", "markdown"]))
  var format: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    do throws(Complaint) {
      let format = try AnswerFormat.asked(format, by: Self.self, among: [.text, .markdown])
      let data = try common.checkData(.series([]))
      guard let found = data.checks.first(where: { $0.id.text == check }) else {
        let ids = data.checks.map(\.id.text)
        let near = EditDistance.nearest(to: check, among: ids)
        throw .usage(
          "no check \(quoted(check))" + (near.map { "; did you mean '\($0)'?" } ?? ""),
          of: Self.self, advice: near == nil ? ["To see all: relcheck list-checks"] : [])
      }
      let sheet = CheckSheet(found)
      let text =
        format == .text
        ? sheet.text(ReportStyle(common: common, linkBase: nil).text) : sheet.markdown()
      _ = try Streams.write(text)
    } catch {
      try error.end(isVerbose: common.verbose)
    }
  }
}

/// `relcheck list-checks`: every check, with what it weighs.
struct ListChecksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list-checks", abstract: "List every check.",
    usage: "relcheck list-checks [<options>]",
    discussion: "For what one of them asks, and why: relcheck explain CHECK")

  @Option(help: "text or markdown.", completion: .list(["text", "markdown"]))
  var format: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    do throws(Complaint) {
      let format = try AnswerFormat.asked(format, by: Self.self, among: [.text, .markdown])
      let catalogue = CheckCatalogue(try common.checkData(.series([])).checks)
      _ = try Streams.write(
        format == .text ? catalogue.listText() : catalogue.listMarkdown())
    } catch {
      try error.end(isVerbose: common.verbose)
    }
  }
}
