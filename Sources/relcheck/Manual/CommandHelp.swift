internal import ArgumentParser
internal import Foundation

/// What the argument parser knows of a command's options: its own dump, read back.
struct CommandHelp: Decodable {
  struct Argument: Decodable {
    enum Kind: String, Decodable { case positional, option, flag }

    struct Name: Decodable {
      enum Kind: String, Decodable { case long, short, longWithSingleDash }

      let kind: Kind
      let name: String

      /// With its dashes.
      var text: String { (kind == .long ? "--" : "-") + name }
    }

    let kind: Kind
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let defaultValue: String?
    let isRepeating: Bool
    let shouldDisplay: Bool
  }

  /// Those that a user is shown, in the order of the help.
  let arguments: [Argument]

  init(from decoder: any Decoder) throws {
    struct Dump: Decodable {
      struct Command: Decodable { let arguments: [Argument]? }
      let command: Command
    }
    arguments = (try Dump(from: decoder).command.arguments ?? []).filter(\.shouldDisplay)
  }

  private init(arguments: [Argument]) { self.arguments = arguments }

  /// Of a command, or of a group of options.
  ///
  /// The dump of this very program can always be read; a test reads all of them.
  init(of type: any ParsableArguments.Type) {
    let dump = Data(type._dumpHelp().utf8)
    self = (try? JSONDecoder().decode(Self.self, from: dump)) ?? Self(arguments: [])
  }
}
