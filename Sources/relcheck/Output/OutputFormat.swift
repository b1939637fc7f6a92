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
