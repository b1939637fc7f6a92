import Foundation
import GitStore
import TestSupport
import Testing

@testable import relcheck

/// Each object of the repository is taken away or spoiled, one at a time: what was said of the whole one
/// may become undetermined, and nothing else.
@Suite("One object less")
struct HostileSweepTests {
  /// What was said, by what it was said of.
  private typealias Answers = [String: String]

  private static let symbols = [
    "smtpd", "asyncore", "binhex", "os.path.join", "unittest.TestCase.failUnless",
    "PyASCIIObject.wstr", "PyUnicode_GetSize", "PyObject_Call", "Lib/smtpd.py", "Include/token.h",
    "opcode:LOAD_METHOD", "unittest.TestCase.milk(sugar)",
  ]

  private func answers(_ fixture: SampleFixture) throws -> (check: Answers?, find: Answers) {
    let check = try fixture.run("v3.12.0a1", "--format", "json", "--select", "*")
    #expect(!check.isSignalled && !check.isStuck && check.status <= 3, "\(check.errorText)")
    if check.status == 3 { #expect(check.errorText.contains("error: ")) }
    let find = try fixture.run(
      ["find", "--tag", "v3.12.0a1", "--format", "json"] + Self.symbols)
    #expect(
      !find.isSignalled && !find.isStuck && [0, 3].contains(find.status), "\(find.errorText)")
    var found: Answers = [:]
    for line in find.outputText.split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      guard let symbol = object?["symbol"] as? String, let verdict = object?["verdict"] as? String
      else { throw FixtureError(description: "no answer in \(line)") }
      found[symbol] = verdict
    }
    return (check.status == 3 ? nil : try answers(ofReport: check.output), found)
  }

  private func answers(ofReport bytes: [UInt8]) throws -> Answers {
    let report = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    guard let report, let results = report["results"] as? [[String: Any]] else {
      throw FixtureError(description: "no report")
    }
    var found: Answers = [:]
    for result in results {
      guard let id = result["id"] as? String, let outcome = result["outcome"] as? String,
        let message = result["message"] as? String
      else { throw FixtureError(description: "a result without an outcome") }
      if outcome == "failed" { found["\(id): \(message)"] = outcome }
      if found[id] != "undetermined", found[id] != "failed" || outcome == "undetermined" {
        found[id] = outcome
      }
    }
    let removals = report["removals"] as? [String: Any]
    for row in removals?["rows"] as? [[String: Any]] ?? [] {
      guard let symbol = row["symbol"] as? String else { continue }
      found["removal \(symbol)"] = row["verdict"] as? String
    }
    return found
  }

  /// What a broken repository says that the whole one does not.
  private func differences(_ broken: Answers, _ whole: Answers) -> [String] {
    broken.filter { name, answer in
      answer != "undetermined" && answer != whole[name]
        // A finding that is lost with a file leaves the others, or none and a check that is open.
        && !(answer == "failed" && whole[name] == "undetermined")
        && !(name.hasPrefix("removal ") && whole[name] == nil)
    }.map { "\($0.key): \(whole[$0.key] ?? "nothing") became \($0.value)" }.sorted()
  }

  @Test("missing", arguments: 0..<4) func missing(_ part: Int) throws {
    try sweep(part) { try $0.delete($1) }
  }

  @Test("damaged", .enabled(if: isPatient), arguments: 0..<4) func damaged(_ part: Int) throws {
    try sweep(part) { repository, id in
      let file = try repository.looseFile(id)
      try repository.replaceLooseFile(id, with: Array(file.prefix(file.count / 2)))
    }
  }

  /// - Parameter part: Which quarter of the objects; all of those by whoever asks for patience.
  private func sweep(
    _ part: Int, _ damage: (FixtureRepository, ObjectID) throws -> Void
  ) throws {
    let fixture = try SampleFixture()
    let whole = try answers(fixture)
    let wholeCheck = try #require(whole.check)
    let ids = try fixture.repository.looseIDs()
    #expect(ids.count > 40)
    for (number, id) in ids.enumerated() where number % (isPatient ? 4 : 12) == part {
      let file = try fixture.repository.looseFile(id)
      try damage(fixture.repository, id)
      let broken = try answers(fixture)
      #expect(differences(broken.find, whole.find) == [], "without \(id)")
      if let check = broken.check {
        #expect(differences(check, wholeCheck) == [], "without \(id)")
      }
      try fixture.repository.replaceLooseFile(id, with: file)
    }
  }

  /// A release whose commit cannot be read stands between those that can.
  @Test("a release in the midst of others") func history() throws {
    let fixture = try SampleFixture()
    let whole = try fixture.run("when", "smtpd", "--format", "json")
    #expect(whole.outputText.contains("\"gone_since\": \"v3.12.0a1\""), "\(whole.outputText)")
    try fixture.repository.delete(fixture.commit("v3.12.0a1"))
    let broken = try fixture.run("when", "smtpd", "--format", "json")
    #expect(broken.status == 0)
    #expect(broken.outputText.contains("\"gone_since\": null"), "\(broken.outputText)")
    #expect(broken.outputText.contains("\"undetermined\": [\"v3.12.0a1\"]"))
    #expect(broken.outputText.contains("whether v3.12.0a1 has it cannot be told"))
  }
}

/// Whether tests that take minutes are run, too.
private let isPatient = ProcessInfo.processInfo.environment["RELCHECK_PATIENT"] != nil
