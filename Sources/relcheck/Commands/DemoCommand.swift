internal import ArgumentParser
internal import Foundation
internal import Readiness

/// `relcheck demo`: the tour for someone without a checkout.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Build a small sample repository in a temporary folder and check it.",
    usage: "relcheck demo [<options>] [<tag> ...]",
    discussion: """
      The sample has a tag that is ready (v3.12.0a1) and one that is not (v3.12.0a2). It is no \
      CPython: a handful of small files with the same names.
      """)

  @Argument(
    help: .init("The tags of the sample to check (default: both).", valueName: "tag"),
    completion: .list([SampleRepository.readyTag, SampleRepository.faultyTag]))
  var tags: [String] = [SampleRepository.readyTag, SampleRepository.faultyTag]

  @Option(help: "text, markdown or json.", completion: .list(AnswerFormat.names))
  var format: String?

  @Flag(help: "Leave the sample on disk, and say where.")
  var keep = false

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "relcheck-sample-\(UUID().uuidString).git").path
    defer {
      if !keep { try? FileManager.default.removeItem(atPath: folder) }
    }
    do throws(Complaint) {
      try SampleRepository.write(to: folder)
    } catch {
      try error.end(isVerbose: common.verbose)
    }
    if keep { Streams.writeError("relcheck: the sample is at \(folder)\n") }
    var arguments = ["--no-config", "--repository", folder] + tags
    if let format { arguments += ["--format", format] }
    if let checks = common.checks { arguments += ["--checks", checks] }
    if common.quiet { arguments.append("--quiet") }
    if common.verbose { arguments.append("--verbose") }
    arguments += ["--color", common.color.rawValue]
    let check = try CheckCommand.parse(arguments)
    try await check.run()
  }
}
