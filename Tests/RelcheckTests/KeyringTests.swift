import Foundation
import TestSupport
import Testing

@testable import relcheck

/// The tools that make and verify signatures.
private enum GnuPG {
  static let isThere = ["gpg", "gpgv", "gpg-agent", "gpgconf"].allSatisfy { program in
    ["/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].contains {
      FileManager.default.isExecutableFile(atPath: $0 + program)
    }
  }
}

private enum Sequoia {
  static let path = "/usr/bin/sqv"
  static let isThere = FileManager.default.isExecutableFile(atPath: path)
}

/// Signatures held against a keyring. They are skipped where GnuPG is not installed.
@Suite("Keyrings", .enabled(if: GnuPG.isThere, "gpg, gpg-agent, gpgconf or gpgv is not installed"))
struct KeyringTests {
  /// The sample with a second alpha tag that a key of its own signed.
  private struct Signed {
    let fixture = try? SampleFixture(tags: ["v3.11.0"])
    let scratch: ScratchFolder

    /// - Parameter title: The first line of the message, other than what was signed if a test wants that.
    init(title: String = "Python 3.12.0a1") throws {
      scratch = try ScratchFolder()
      let fixture = try #require(self.fixture)
      let commit = try fixture.commit("v3.12.0a1")
      let release = try #require(SampleRepository.releases.first { $0.tag == "v3.12.0a1" })
      let who = FixtureIdentity(
        release.manager.name, email: "sample@example.org", time: release.time)
      try scratch.write(
        "signed",
        "object \(commit)\ntype commit\ntag v3.12.0a1\ntagger \(who.line)\n\nPython 3.12.0a1\n")
      let made = try ProgramRun(
        shell: """
          set -e
          export GNUPGHOME="$PWD/home"
          mkdir -m 700 home
          gpg --batch --quiet --passphrase '' --quick-gen-key 'A <a@example.org>' ed25519 sign never
          gpg --batch --quiet --export > keys.gpg
          gpg --batch --quiet --armor --export > keys.asc
          gpg --batch --quiet --armor --detach-sign --output signature signed
          gpg --batch --quiet --passphrase '' --quick-gen-key 'B <b@example.org>' ed25519 sign never
          gpg --batch --quiet --export b@example.org > others.gpg
          gpgconf --kill gpg-agent
          """, in: scratch.path)
      #expect(made.status == 0, "\(made.errorText)")
      try fixture.repository.annotatedTag(
        "v3.12.0a1", at: commit, tagger: who, message: "\(title)\n" + scratch.read("signature"))
    }

    func run(_ keyring: String, environment: [String: String] = [:]) throws -> ProgramRun {
      try ProgramRun(
        [
          "v3.12.0a1", "--select", "tag-signed", "--repository", try #require(fixture).path,
          "--keyring", keyring,
        ], in: scratch.path, environment: environment)
    }
  }

  @Test("The right key, another key, no keyring")
  func verifies() throws {
    let signed = try Signed()
    let right = try signed.run("keys.gpg")
    #expect(right.status == 0 && right.outputText.contains("; verified by gpgv"))
    let armoured = try signed.run("keys.asc")
    #expect(armoured.status == 0 && armoured.outputText.contains("; verified by gpgv"))
    let other = try signed.run("others.gpg")
    #expect(other.status == 2 && other.outputText.contains("the keyring does not hold the key"))
    let none = try signed.run("missing.gpg")
    #expect(none.status == 3)
    #expect(none.errorText == "relcheck: error: cannot read the keyring 'missing.gpg'\n")
  }

  @Test("A message that was changed after it was signed")
  func changed() throws {
    let run = try Signed(title: "Python 3.12.0a1, changed").run("keys.gpg")
    #expect(run.status == 1 && run.outputText.contains("not one over this tag"))
  }

  @Test(
    "With sqv alone: the right key, as text and as packets, and another one",
    .enabled(if: Sequoia.isThere, "sqv is not installed"))
  func bySequoia() throws {
    let signed = try Signed()
    try FileManager.default.createDirectory(
      atPath: signed.scratch.path + "/bin", withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: signed.scratch.path + "/bin/sqv", withDestinationPath: Sequoia.path)
    let environment = ["PATH": signed.scratch.path + "/bin"]
    for keyring in ["keys.gpg", "keys.asc"] {
      let run = try signed.run(keyring, environment: environment)
      #expect(run.status == 0 && run.outputText.contains("; verified by sqv"))
    }
    let other = try signed.run("others.gpg", environment: environment)
    #expect(other.status == 2 && other.outputText.contains("the keyring does not hold the key"))
    let changed = try Signed(title: "Python 3.12.0a1, changed").run(
      "keys.gpg", environment: environment)
    #expect(changed.status != 0)
  }

  @Test("Neither tool is installed")
  func noTool() throws {
    let run = try Signed().run("keys.gpg", environment: ["PATH": "/nonexistent"])
    #expect(run.status == 0 && run.outputText.contains("; not verified"))
    #expect(run.errorText.contains("neither gpgv nor sqv is installed"))
  }
}
