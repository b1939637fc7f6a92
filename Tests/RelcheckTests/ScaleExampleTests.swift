import Foundation
import TestSupport
import Testing

@testable import relcheck

/// The examples of `docs/scale.md`, run on the sample.
@Suite("Examples of docs/scale.md")
struct ScaleExampleTests {
  /// The blocks of a section that are fenced as `language`, without the fences.
  private func blocks(_ section: String, _ language: String) throws -> [String] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/scale.md")
    let page = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(page.range(of: "\n## \(section)\n"))
    let rest = page[start.upperBound...]
    let text = rest.range(of: "\n## ").map { rest[..<$0.lowerBound] } ?? rest
    return text.components(separatedBy: "```").enumerated().compactMap { index, block in
      guard index % 2 == 1, block.hasPrefix(language + "\n") else { return nil }
      return String(block.dropFirst(language.count + 1))
    }
  }

  /// A folder with the program on its own, and the variables that a person would have set.
  private func surroundings(
    _ fixture: SampleFixture
  ) throws -> (folder: ScratchFolder, environment: [String: String]) {
    let folder = try ScratchFolder()
    let link = try ProgramRun(
      shell: "mkdir bin && ln -s \"$RELCHECK\" bin/relcheck", in: folder.path)
    try #require(link.status == 0)
    return (
      folder,
      ["PATH": "\(folder.path)/bin:/usr/bin:/bin", "RELCHECK_REPOSITORY": fixture.path]
    )
  }

  /// On the tags that the sample has.
  private func onSample(_ text: String) -> String {
    text.replacing("v3.9.0..v3.13.0b1", with: MergeTests.range)
  }

  private func whole(_ fixture: SampleFixture) throws -> String {
    try fixture.run(MergeTests.range, "--format", "html").outputText
  }

  @Test(
    "GNU parallel",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/parallel"),
      "GNU parallel is not installed: its example is not run"))
  func parallel() throws {
    let fixture = try SampleFixture()
    let (folder, environment) = try surroundings(fixture)
    let script = try #require(try blocks("GNU parallel", "sh").first)
    let run = try ProgramRun(
      shell: "set -e\n" + onSample(script), in: folder.path, environment: environment)
    #expect(run.status == 1 && run.outputText.contains("v3.12.0a2"), "\(run.errorText)")
    #expect(try folder.read("report.html") == whole(fixture))
    #expect(try folder.names.filter { $0.hasPrefix("shard-") }.count == 3)
  }

  @Test("The script of a Slurm array")
  func slurm() throws {
    let fixture = try SampleFixture()
    let (folder, environment) = try surroundings(fixture)
    let scripts = try blocks("Slurm", "sh")
    try #require(scripts.count == 2)
    try folder.write("shard.sh", scripts[1])
    let stand = """
      sbatch() {
        case $1 in
          --parsable)
            for index in 1 2 3; do
              [ "$2" = --array=1-3 ] && SLURM_ARRAY_TASK_ID=$index sh "$3" || return 1
            done
            echo 7 ;;
          --dependency=afterany:7) sh -c "$3" ;;
        esac
      }

      """
    let run = try ProgramRun(
      shell: "set -e\n" + stand + onSample(scripts[0]), in: folder.path, environment: environment)
    #expect(run.status == 1 && run.errorText.isEmpty == false, "\(run.errorText)")
    #expect(try folder.read("report.html") == whole(fixture))
  }

  @Test("The script of a Kubernetes Job")
  func kubernetes() throws {
    let fixture = try SampleFixture()
    let (folder, environment) = try surroundings(fixture)
    let manifest = try #require(try blocks("Kubernetes", "yaml").first)
    let lines = manifest.split(separator: "\n").drop { !$0.hasSuffix("- |") }.dropFirst()
      .prefix { $0.hasPrefix(String(repeating: " ", count: 14)) }
    try #require(lines.count == 2)
    let script = lines.joined(separator: "\n").replacing("/plan/", with: "./")
      .replacing("/reports/", with: "./")
    let merge = try #require(try blocks("Kubernetes", "sh").first)
    let run = try ProgramRun(
      shell: """
        relcheck plan \(MergeTests.range) --shards 16 > plan.txt || exit 9
        for index in 0 1 2; do
          (JOB_COMPLETION_INDEX=$index; \(script)) || exit 9
        done
        \(merge)
        """, in: folder.path, environment: environment)
    #expect(run.status == 1, "\(run.errorText)")
    #expect(try folder.read("report.html") == whole(fixture))
  }
}
