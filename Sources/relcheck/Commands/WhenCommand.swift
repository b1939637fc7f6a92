internal import ArgumentParser
internal import GitStore
internal import Readiness
internal import Reports

/// `relcheck when SYMBOL`: the first and last release that has it, and what took it away.
struct WhenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "when",
    abstract: "Say which releases have a symbol, and which commit took it away.",
    discussion: """
      For example: relcheck when unittest.TestCase.failUnless

      All release tags are asked, or those from --from to --to. 'gone' is said only when the place \
      where the symbol would be was read. Exit status: 0 when the question was answered, whatever \
      the answer.
      """)

  @Argument(
    help: """
      A module, member, C name, C member, path, opcode:NAME, or function(parameter). A leading \
      py: or c: settles what is otherwise ambiguous.
      """)
  var symbol: String

  @Option(
    help: "The first release tag to ask (default: the oldest).", completion: .releaseTag)
  var from: String?

  @Option(help: "The last release tag to ask (default: the newest).", completion: .releaseTag)
  var to: String?

  @Option(
    help: "text, markdown or json.", completion: .list(AnswerFormat.names))
  var format: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard Symbol(asked: symbol) != nil else {
      throw ValidationError("\(quoted(symbol)) is not a symbol")
    }
    let ends = (try from.map(releaseTag), try to.map(releaseTag))
    if case (let first?, let last?) = ends, first.version > last.version {
      throw ValidationError(
        "'\(first.name)' comes after '\(last.name)'; did you mean --from \(last.name) --to \(first.name)?"
      )
    }
    if let format, AnswerFormat(rawValue: format) == nil {
      throw ValidationError(OutputFormat.Fault.unknown(format, AnswerFormat.names).text)
    }
  }

  private func releaseTag(_ text: String) throws -> ReleaseTag {
    guard let tag = ReleaseTag(text) else {
      throw ValidationError(
        TagArgumentFault.notTag(text, suggestion: ReleaseTag(near: text)).usageText)
    }
    return tag
  }

  func run() async throws {
    let ends = (try from.map(releaseTag), try to.map(releaseTag))
    do throws(Complaint) {
      guard let wanted = Symbol(asked: symbol) else {
        throw Complaint("\(quoted(symbol)) is not a symbol")
      }
      let answer = try await history(of: wanted, from: ends.0, to: ends.1)
      let chosen = format.flatMap { AnswerFormat(rawValue: $0) } ?? .byDefault
      try answer.write(chosen, common)
    } catch {
      try error.end(isVerbose: common.verbose)
    }
  }

  private func history(
    of symbol: Symbol, from first: ReleaseTag?, to last: ReleaseTag?
  ) async throws(Complaint) -> SymbolHistory {
    let common = try self.common.completed()
    let opened = try common.open()
    try opened.requireWholeHistory(for: "when")
    for tag in [first, last].compactMap({ $0 }) { _ = try opened.tag(tag) }
    let asked = opened.tags.filter { tag in
      (first.map { $0.version <= tag.version } ?? true)
        && (last.map { $0.version >= tag.version } ?? true)
    }
    let (releases, unread) = opened.taggedCommits(asked)
    if !common.quiet {
      for tag in unread { Streams.warn("\(tag.name) leads to no commit that can be read") }
    }
    let question = HistoryQuestion(
      symbol, history: RepositoryHistory(opened.repository),
      store: BlobStore(opened.repository.location, verifiesBlobs: false), jobs: common.workers)
    guard let answer = await question.answer(at: releases) else {
      throw Complaint(
        "this repository has no release tags at all",
        advice: [
          "They were probably not fetched: git fetch --tags",
          "In GitHub Actions: actions/checkout with fetch-depth: 0 and fetch-tags: true",
        ])
    }
    return answer
  }
}
