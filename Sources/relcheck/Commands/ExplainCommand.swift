internal import ArgumentParser
internal import CheckFiles
internal import Readiness
internal import Reports

/// `relcheck explain CHECK`: what it asks, why, from which source, how to mend a failure.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a check asks, why, and how to mend a failure.",
    discussion: "For example: relcheck explain ver-patchlevel")

  @Argument(help: "The id of a check, as reports and list-checks show it.")
  var check: String

  @Option(help: "text or markdown.")
  var format: String?

  @OptionGroup var common: CommonOptions

  func validate() throws { _ = try chosenFormat() }

  private func chosenFormat() throws -> ReportFormat {
    guard let format else { return .byDefault }
    guard let chosen = ReportFormat(rawValue: format), chosen != .json else {
      throw ValidationError("no format '\(format)'; one of text, markdown")
    }
    return chosen
  }

  func run() throws {
    do throws(Complaint) {
      let data = try common.checkData(.series([]))
      guard let found = data.checks.first(where: { $0.id.text == check }) else {
        let ids = data.checks.map(\.id.text)
        let near = EditDistance.nearest(to: check, among: ids)
        throw Complaint.usage(
          "no check \(quoted(check))" + (near.map { "; did you mean '\($0)'?" } ?? ""))
      }
      let sheet = CheckSheet(found)
      let text =
        (try? chosenFormat()) == .text
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
    commandName: "list-checks", abstract: "List every check.")

  @Option(help: "text or markdown.")
  var format: String?

  @OptionGroup var common: CommonOptions

  func validate() throws { _ = try chosenFormat() }

  private func chosenFormat() throws -> ReportFormat {
    guard let format else { return .byDefault }
    guard let chosen = ReportFormat(rawValue: format), chosen != .json else {
      throw ValidationError("no format '\(format)'; one of text, markdown")
    }
    return chosen
  }

  func run() throws {
    do throws(Complaint) {
      let catalogue = CheckCatalogue(try common.checkData(.series([])).checks)
      let isText = (try? chosenFormat()) == .text
      _ = try Streams.write(isText ? catalogue.listText() : catalogue.listMarkdown())
    } catch {
      try error.end(isVerbose: common.verbose)
    }
  }
}

extension Complaint {
  /// A complaint that the argument parser shows, with status 64.
  static func usage(_ what: String) -> Complaint {
    var complaint = Complaint(what)
    complaint.isUsage = true
    return complaint
  }

  /// Tells it and ends the command.
  func end(isVerbose: Bool) throws -> Never {
    if isUsage { throw ValidationError(([what] + advice.map { "  " + $0 }).joined(separator: "\n")) }
    Streams.writeError(text(isVerbose: isVerbose))
    throw ExitCode(status)
  }
}
