internal import ArgumentParser

/// `relcheck manual [COMMAND]`: a manual page. The installation writes them with it.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print a manual page, for man -l -.",
    usage: "relcheck manual [<command>]",
    discussion: "Without a command it is that of relcheck as a whole.",
    shouldDisplay: false)

  @Argument(help: .init("The command.", valueName: "command"))
  var command: String?

  @Flag(help: "Print the names of the commands that have a page.")
  var list = false

  func run() throws {
    do throws(Complaint) {
      _ = try Streams.write(try text())
    } catch {
      try error.end(isVerbose: false)
    }
  }

  private func text() throws(Complaint) -> String {
    if list { return ManualPage.commands.map { $0 + "\n" }.joined() }
    guard let name = command else { return ManualPage(of: Relcheck.self).text }
    let found = Relcheck.configuration.subcommands.first { $0.configuration.commandName == name }
    guard let found, found.configuration.shouldDisplay else {
      throw .usage("no command \(quoted(name))", of: Self.self)
    }
    return ManualPage(of: found).text
  }
}
