internal import ArgumentParser

/// How the answer to a question is written. Reports have more formats: ``ReportFormat``.
enum AnswerFormat: String, CaseIterable {
  case text, markdown, json

  /// What is written where nothing was asked for.
  static var byDefault: AnswerFormat {
    Terminal.current.isOutputTerminal ? .text : .markdown
  }

  /// The value of a `--format`, or a complaint about how the command was called.
  static func asked(
    _ text: String?, by command: any ParsableCommand.Type, among formats: [Self] = allCases
  ) throws(Complaint) -> Self {
    guard let text else { return byDefault }
    guard let format = formats.first(where: { $0.rawValue == text }) else {
      throw .usage(OutputFormat.Fault.unknown(text, formats.map(\.rawValue)).text, of: command)
    }
    return format
  }

  static var names: [String] { allCases.map(\.rawValue) }
}
