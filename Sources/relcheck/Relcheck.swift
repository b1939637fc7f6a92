internal import ArgumentParser
internal import Foundation

/// Where the program starts.
@main
enum Program {
  static func main() async {
    Streams.occupyClosedOnes()
    Streams.watchPrinted()
    Interruption.watch()
    Streams.requireFiles()
    FatalSignals.watch()
    endIfMistyped(CommandLine.arguments.dropFirst())
    await Relcheck.main()
  }

  /// Ends the program if the first word is nearly a command: what follows belongs to that one, and
  /// would be read as options of the default command.
  private static func endIfMistyped(_ arguments: ArraySlice<String>) {
    let names = Relcheck.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard let first = arguments.first, !first.hasPrefix("-"),
      !names.contains(first), !["help", "completion"].contains(first),
      !arguments.contains(where: { $0 == "--as" || $0.hasPrefix("--as=") })
    else { return }
    do throws(Complaint) {
      try CheckCommand.complainOfCommand(first)
    } catch {
      Streams.writeError(error.text(isVerbose: false))
      exit(error.status)
    }
  }
}

/// The program: commands, streams, exit status. Everything else is in the libraries.
struct Relcheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "relcheck",
    abstract: "Check that a tagged CPython tree is ready to release.",
    usage: "relcheck <command>",
    discussion: """
      In a clone of CPython:

        relcheck v3.12.0a1

      Nothing of the tree is run, and nothing is written to the repository.

      Exit status: 0 ready, 1 not ready, 2 a blocker could not be determined, 3 the \
      inspection itself failed, 64 wrong usage.
      """,
    version: Relcheck.versionNumber,
    subcommands: [
      CheckCommand.self, PlanCommand.self, MergeCommand.self,
      FindCommand.self, SurfaceCommand.self, DiffCommand.self,
      ClaimsCommand.self, AnnounceCommand.self, WhenCommand.self,
      ExplainCommand.self, ListChecksCommand.self, DemoCommand.self, ManualCommand.self,
    ],
    defaultSubcommand: CheckCommand.self)

  /// The version of relcheck itself.
  static let versionNumber = "0.1.0"
}
