internal import ArgumentParser
internal import CheckFiles
internal import Foundation
internal import Readiness
internal import Reports

/// `relcheck find SYMBOL… --tag TAG`: where is it in that tree, or is it gone?
struct FindCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Say where symbols are in a tag's tree, or that they are gone.",
    usage: "relcheck find [<options>] <symbol> ... --tag <tag>",
    discussion: """
      For example: relcheck find smtpd PyASCIIObject.wstr --tag v3.12.0a1

      'gone' is said only when the place where the symbol would be was read; what cannot be told \
      is undetermined. Exit status: 0 when every question was answered, whatever the answer; 3 if a \
      line of --symbols is no symbol, with the others answered.
      """)

  @Argument(
    help: .init(
      """
      A module, member, C name, C member, path, opcode:NAME, or function(parameter). A leading \
      py: or c: settles what is otherwise ambiguous.
      """, valueName: "symbol"))
  var symbols: [String] = []

  @Option(help: "The release tag whose tree is asked.", completion: .releaseTag)
  var tag: String

  @Option(
    name: .customLong("symbols"),
    help: .init("A file with one symbol a line; - is standard input.", valueName: "file"),
    completion: .file())
  var symbolList: String?

  @Option(
    help: .init(
      "The tag to compare with (default: the first final release of the series before).",
      valueName: "tag"),
    completion: .releaseTag)
  var baseline: String?

  @Option(
    help: "text, markdown or json (one object a line).", completion: .list(AnswerFormat.names))
  var format: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    do throws(Complaint) {
      let common = try self.common.completed()
      let asked = try ReleaseTag.asked(tag, by: Self.self)
      var base: ReleaseTag?
      if let baseline { base = try ReleaseTag.asked(baseline, by: Self.self) }
      let chosen = try AnswerFormat.asked(format, by: Self.self)
      let wanted = try typed() + listed()
      let data = try common.checkData(.series([]))
      let opened = try common.open()
      let reader = ReleaseReader(
        opened, data: data, jobs: common.workers, verifiesBlobs: false)
      let release = try reader.release(asked, baseline: base)
      if wanted.count > 3 { await reader.readAhead(release) }
      let surface = release.inspection.surface
      let before = release.inspection.baseline?.surface
      let names = UnownedNames(surface)
      let answers = wanted.map { question in
        switch question {
        case .symbol(let symbol):
          SymbolAnswer(symbol, tag: asked.name, names.reading(of: symbol, beside: before))
        case .unasked(let text, let place):
          SymbolAnswer(
            unasked: text, tag: asked.name, reason: "it is not a symbol",
            error: "\(place): \(quoted(text)) is not a symbol")
        }
      }
      _ = try Streams.write(text(answers, chosen))
      try tell(answers.compactMap(\.error))
    } catch {
      try error.end(isVerbose: common.verbose)
    }
  }

  /// What could be answered is; what was no symbol is told behind it.
  private func tell(_ errors: [String]) throws(Complaint) {
    guard let last = errors.last else { return }
    for error in errors.dropLast() {
      Streams.writeError(Complaint(error).text(isVerbose: false))
    }
    throw Complaint(last)
  }

  private enum Question {
    case symbol(Symbol)
    /// A line that is no symbol, and where it stands.
    case unasked(String, at: String)
  }

  private func text(_ answers: [SymbolAnswer], _ format: AnswerFormat) -> String {
    switch format {
    case .json: SymbolAnswer.jsonLines(answers)
    case .markdown: SymbolAnswer.markdown(answers)
    case .text: SymbolAnswer.text(answers, ReportStyle(common: common, linkBase: nil).text)
    }
  }

  private func typed() throws(Complaint) -> [Question] {
    guard !symbols.isEmpty || symbolList != nil else {
      throw .usage("no symbol given; one like unittest.TestCase.failUnless", of: Self.self)
    }
    var found: [Question] = []
    for text in symbols {
      guard let symbol = Symbol(asked: text) else {
        throw .usage("\(quoted(text)) is not a symbol", of: Self.self)
      }
      found.append(.symbol(symbol))
    }
    return found
  }

  /// The symbols of `--symbols`, empty lines left out.
  private func listed() throws(Complaint) -> [Question] {
    guard let path = symbolList else { return [] }
    let bytes: Data
    var isDirectory: ObjCBool = false
    if unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory),
      isDirectory.boolValue
    {
      throw Complaint("cannot read \(quoted(path)): is a directory")
    }
    do {
      bytes =
        path == "-"
        ? try FileHandle.standardInput.readToEnd() ?? Data()
        : try Data(contentsOf: URL(filePath: path))
    } catch {
      throw Complaint("cannot read \(quoted(path)): \(reason(error))")
    }
    var questions: [Question] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      let word = String(decoding: line, as: UTF8.self).trimmingCharacters(
        in: .whitespacesAndNewlines)
      if word.isEmpty { continue }
      let place = "\(VisibleText(path).text):\(number + 1)"
      questions.append(Symbol(asked: word).map { .symbol($0) } ?? .unasked(word, at: place))
    }
    return questions
  }

  private func reason(_ error: any Error) -> String {
    let system = error as NSError
    let underlying = system.userInfo[NSUnderlyingErrorKey] as? NSError
    let code = underlying?.domain == NSPOSIXErrorDomain ? underlying?.code : nil
    return code == Int(ENOENT) || system.code == NSFileReadNoSuchFileError
      ? "no such file" : code.map { Streams.reason(Int32($0)) } ?? "it cannot be read"
  }
}

extension SymbolAnswer {
  init(_ symbol: Symbol, tag: String, _ reading: SymbolReading) {
    self.init(
      symbol: symbol, tag: tag, kind: Kind(rawValue: reading.kind.rawValue) ?? .name,
      verdict: Verdict(rawValue: reading.verdict.rawValue) ?? .undetermined,
      reason: reading.reason.plain, lookedAt: reading.lookedAt, evidence: reading.evidence)
  }
}
