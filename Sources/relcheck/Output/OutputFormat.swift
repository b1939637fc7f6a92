internal import ArgumentParser

/// How a report is written.
enum ReportFormat: String, CaseIterable {
  case text, markdown, json, sarif, junit, github, html

  /// The ending of a file in `--output`.
  var fileEnding: String {
    switch self {
    case .text: "txt"
    case .markdown: "md"
    case .json: "json"
    case .sarif: "sarif"
    case .junit: "junit.xml"
    case .github: "github.txt"
    case .html: "html"
    }
  }

  /// What is written where nothing was asked for.
  static var byDefault: ReportFormat {
    Terminal.current.isOutputTerminal ? .text : .markdown
  }
}

/// One `--format FORMAT[=FILE]`.
struct OutputFormat: Hashable {
  let format: ReportFormat
  /// Nil for standard output.
  let file: String?

  enum Fault: Error {
    case unknown(String, [String])
    case noFile(String)

    var text: String {
      switch self {
      case .unknown(let name, let formats):
        "no format \(quoted(name)); one of \(formats.joined(separator: ", "))"
      case .noFile(let text): "\(quoted("--format " + text)) names no file after the '='"
      }
    }
  }

  init(_ text: String) throws(Fault) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, let format = ReportFormat(rawValue: String(name)) else {
      throw .unknown(parts.first.map(String.init) ?? text, ReportFormat.allCases.map(\.rawValue))
    }
    if parts.count == 2, parts[1].isEmpty { throw .noFile(text) }
    self.format = format
    file = parts.count == 2 ? String(parts[1]) : nil
  }

  init(_ format: ReportFormat, file: String? = nil) {
    self.format = format
    self.file = file
  }
}

extension OutputFormat {
  /// The values of `--format`, or a complaint about how the command was called.
  ///
  /// - Parameter folder: The value of `--output`.
  static func asked(
    _ texts: [String], folder: String?, by command: any ParsableCommand.Type
  ) throws(Complaint) -> [OutputFormat] {
    var outputs: [OutputFormat] = []
    for text in texts {
      let output: OutputFormat
      do throws(Fault) {
        output = try OutputFormat(text)
      } catch {
        throw .usage(error.text, of: command)
      }
      if let other = outputs.first(where: { $0.file != nil && $0.file == output.file }) {
        throw .usage(
          """
          '\(other.format.rawValue)' and '\(output.format.rawValue)' cannot both go to \
          \(quoted(output.file ?? ""))
          """, of: command)
      }
      if output.file == nil, folder == nil, let other = outputs.first(where: { $0.file == nil }) {
        throw .usage(
          """
          '\(other.format.rawValue)' and '\(output.format.rawValue)' cannot both go to standard \
          output; give one a file: --format \(output.format.rawValue)=FILE
          """, of: command)
      }
      outputs.append(output)
    }
    return outputs
  }
}

/// The value of `--link-base`, or a complaint about how the command was called.
func linkAddress(
  _ text: String?, by command: any ParsableCommand.Type
) throws(Complaint) -> String? {
  guard let text, !text.hasPrefix("https://") else { return text }
  throw .usage("'--link-base' wants an https address, not \(quoted(text))", of: command)
}
