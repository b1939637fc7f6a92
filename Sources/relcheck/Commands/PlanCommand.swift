internal import ArgumentParser
internal import CheckFiles
internal import Reports

/// `relcheck plan TAG… --shards N`: what each of several machines is to check.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Divide tags among jobs that run at the same time.",
    usage: "relcheck plan [<options>] <tag> ... --shards <number>",
    discussion: """
      Takes the tags that check takes, and prints which of them each job is to check. The jobs \
      write JSON, and merge makes one report of it, the same as if one had checked all:

        relcheck plan v3.12.0a1..v3.12.0 --shards 4 > plan.txt
        parallel --colsep ' ' relcheck check {} --format json=shard-{#}.json < plan.txt
        relcheck merge shard-*.json --plan plan.txt
      """)

  @Argument(
    help: .init("A release tag, or a range of them, as check takes it.", valueName: "tag"),
    completion: .releaseTag)
  var tags: [String] = []

  @Option(
    name: .customLong("as"),
    help: .init(
      "Plan revisions that are not tagged yet, as check takes them.", valueName: "version"))
  var version: String?

  @Flag(help: "Plan main and every maintained branch, as check takes them.")
  var branches = false

  @Option(help: .init("How many jobs, from 1 to 10000.", valueName: "number"))
  var shards: Int

  @Option(
    help: .init(
      """
      lines (the default): a line for each job, its tags separated by blanks; github-matrix: one \
      line of JSON for fromJSON.
      """))
  var format: PlanFormat = .lines

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...10_000).contains(shards) else {
      throw ValidationError("'--shards \(shards)' is not a number from 1 to 10000")
    }
    if format == .githubMatrix, shards > ShardPlan.matrixLimit {
      throw ValidationError(
        "GitHub Actions takes \(ShardPlan.matrixLimit) jobs a matrix, not \(shards)")
    }
  }

  func run() throws {
    do throws(Complaint) {
      let common = try self.common.completed()
      let arguments = try CheckArguments(
        tags, as: version, branches: branches, by: Self.self)
      let opened = try common.open()
      let schedules = branches ? try common.checkData(.everything).schedules : [:]
      let subjects = try arguments.subjects(
        in: opened, schedules: schedules, isQuiet: common.quiet)
      for case .tag(let asked) in subjects { _ = try opened.tag(asked) }
      let names = subjects.map(\.name)
      if let name = ShardPlan.unsafeName(among: names) {
        throw Complaint(
          "\(quoted(name)) cannot stand in a plan: a shell might read it as something else",
          advice: ["Name it by its commit: git rev-parse \(shellWord(name))"])
      }
      let plan = ShardPlan(names, shards: shards)
      _ = try Streams.write(format == .lines ? plan.lines : plan.githubMatrix)
    } catch {
      try error.end(isVerbose: common.verbose)
    }
  }
}

/// How a plan is written.
enum PlanFormat: String, ExpressibleByArgument, CaseIterable {
  case lines
  case githubMatrix = "github-matrix"
}
