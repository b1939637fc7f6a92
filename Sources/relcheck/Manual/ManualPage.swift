internal import ArgumentParser

/// The manual page of a command, in the `man` macros of roff.
///
/// It is made from what `--help` shows, so that it cannot say otherwise; it has no date.
struct ManualPage {
  private let command: any ParsableCommand.Type

  init(of command: any ParsableCommand.Type) { self.command = command }

  private var isRoot: Bool { command == Relcheck.self }
  private var name: String { command.configuration.commandName ?? "" }
  /// `relcheck-check`: the name of the page.
  private var pageName: String { isRoot ? name : "relcheck-\(name)" }

  /// The whole page.
  var text: String {
    var lines = [
      ".TH \(Roff.word(pageName.uppercased())) 1 \"\" "
        + "\(Roff.word("relcheck " + Relcheck.versionNumber)) \"relcheck\"",
      ".SH NAME", "\(Roff.text(pageName)) \\- \(Roff.text(summary))",
      ".SH SYNOPSIS", ".B \(Roff.word(synopsis))", ".SH DESCRIPTION",
      Roff.text(command.configuration.abstract),
    ]
    lines += Roff.paragraphs(command.configuration.discussion)
    if isRoot { lines += commands }
    lines += options
    if isRoot { lines += surroundings }
    let others = isRoot ? Self.commands.map { "relcheck-\($0)" } + ["git"] : ["relcheck"]
    lines += [".SH SEE ALSO"]
    lines += others.enumerated().map { index, other in
      ".BR \(Roff.word(other)) (1)" + (index + 1 < others.count ? "," : "")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// As the line after the name goes on: no capital, no full stop.
  private var summary: String {
    let text = command.configuration.abstract
    let body = text.hasSuffix(".") ? String(text.dropLast()) : text
    return body.prefix(1).lowercased() + body.dropFirst()
  }

  private var synopsis: String {
    if let usage = command.configuration.usage { return usage }
    let values = CommandHelp(of: command).arguments.filter { $0.kind == .positional }
      .map { "<\($0.valueName ?? "")>" + ($0.isRepeating ? " ..." : "") }
    return (["relcheck", name, "[<options>]"] + values).joined(separator: " ")
  }

  /// The names of the commands that are shown.
  static var commands: [String] { shown.compactMap { $0.configuration.commandName } }

  /// The pages of those commands.
  static var ofCommands: [ManualPage] { shown.map { ManualPage(of: $0) } }

  /// The names of the options that the argument parser shows, with their dashes.
  var optionNames: [String] {
    CommandHelp(of: command).arguments.flatMap { $0.names ?? [] }.map(\.text)
  }

  private static var shown: [any ParsableCommand.Type] {
    Relcheck.configuration.subcommands.filter { $0.configuration.shouldDisplay }
  }

  private var commands: [String] {
    [".SH COMMANDS"]
      + Self.shown.flatMap { command in
        [
          ".TP", ".BR \(Roff.word("relcheck-" + (command.configuration.commandName ?? ""))) (1)",
          Roff.text(command.configuration.abstract),
        ]
      }
  }

  private var options: [String] {
    let common = Set(
      CommandHelp(of: CommonOptions.self).arguments.flatMap { $0.names ?? [] }.map(\.text)
        + ["--version", "--help"])
    let all = CommandHelp(of: command).arguments
    func isCommon(_ argument: CommandHelp.Argument) -> Bool {
      (argument.names ?? []).contains { common.contains($0.text) }
    }
    let values = all.filter { $0.kind == .positional }
    let own = all.filter { $0.kind != .positional && !isCommon($0) }
    let rest = all.filter(isCommon)
    return section("ARGUMENTS", values) + section("OPTIONS", own)
      + section(own.isEmpty ? "OPTIONS" : "COMMON OPTIONS", rest)
  }

  private func section(_ title: String, _ arguments: [CommandHelp.Argument]) -> [String] {
    guard !arguments.isEmpty else { return [] }
    return [".SH " + Roff.word(title)]
      + arguments.flatMap { argument in
        [".TP", Self.head(of: argument), Roff.text(Self.what(of: argument))]
      }
  }

  private static func head(of argument: CommandHelp.Argument) -> String {
    let value = argument.valueName.map { Roff.italic("<\($0)>") } ?? ""
    switch argument.kind {
    case .positional: return value
    case .flag, .option:
      let names = (argument.names ?? []).map { Roff.bold($0.text) }.joined(separator: ", ")
      return argument.kind == .flag ? names : names + " " + value
    }
  }

  private static func what(of argument: CommandHelp.Argument) -> String {
    let text = argument.abstract ?? ""
    guard argument.kind == .option, let value = argument.defaultValue,
      !text.contains("default")
    else { return text }
    return text + " The default is \(value)."
  }

  /// What belongs to all commands.
  private var surroundings: [String] {
    let statuses = [
      ("0", "Every tag asked about is ready; a question was answered."),
      ("1", "A tag is not ready: a blocker failed, or with --strict a warning."),
      ("2", "None failed, but a blocker could not be determined."),
      ("3", "The inspection itself failed."), ("64", "Wrong usage."),
    ]
    let variables = [
      ("RELCHECK_REPOSITORY", "The repository to read where --repository is not given."),
      ("RELCHECK_CHECKS", "The folder of check data where --checks is not given."),
      ("RELCHECK_KEYRING", "The keyring for signatures of tags where --keyring is not given."),
      ("NO_COLOR", "Nothing is coloured if it is set and not empty."),
      ("GITHUB_SHA", "The commit that a job of GitHub Actions has checked out."),
    ]
    let files = [
      (
        "PREFIX/share/relcheck/checks",
        "Check data, read instead of those built in if the program is PREFIX/bin/relcheck."
      ),
      (
        "relcheck.toml",
        "Options that need not be typed, in the current folder or the nearest one above it."
      ),
      (".relcheck.toml", "Waivers of a commit, at the top of its tree."),
    ]
    return [("EXIT STATUS", statuses), ("ENVIRONMENT", variables), ("FILES", files)].flatMap {
      title, items in
      [".SH " + Roff.word(title)]
        + items.flatMap { [".TP", Roff.bold($0.0), Roff.text($0.1)] }
    }
  }
}
