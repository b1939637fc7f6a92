internal import Readiness
internal import Reports

/// What a command that answers one question prints: text, Markdown or JSON.
protocol FormattedAnswer {
  func text(_ style: TextStyle) -> String
  func markdown() -> String
  func json() -> String
}

extension FormattedAnswer {
  /// Prints the answer to standard output.
  func write(_ format: AnswerFormat, _ common: CommonOptions) throws(Complaint) {
    let page =
      switch format {
      case .json: json()
      case .markdown: markdown()
      case .text: text(ReportStyle(common: common, linkBase: nil).text)
      }
    _ = try Streams.write(page)
  }
}

extension SurfaceAnswer: FormattedAnswer {}
extension DifferenceAnswer: FormattedAnswer {}
extension ClaimAnswer: FormattedAnswer {}
extension SymbolHistory: FormattedAnswer {}
