internal import ArgumentParser

/// Where the program starts.
@main
enum Program {
  static func main() async {
    Streams.occupyClosedOnes()
    Streams.watchPrinted()
    Interruption.watch()
    Streams.requireFiles()
    FatalSignals.watch()
    await Relcheck.main()
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
