import Foundation
import TestSupport
import Testing

@testable import relcheck

/// `scripts/install`, `scripts/package`, manual pages and completions.
@Suite("Installation")
struct InstallTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL.path

  private func files(below folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter { name in
      var isDirectory: ObjCBool = false
      return FileManager.default.fileExists(
        atPath: folder + "/" + name, isDirectory: &isDirectory) && !isDirectory.boolValue
    }.sorted()
  }

  @Test("What is installed, and that it runs from there")
  func install() throws {
    let folder = try ScratchFolder()
    let install = "'\(Self.root)/scripts/install' --program \"$RELCHECK\""
    let run = try ProgramRun(
      shell: "\(install) --prefix /opt/x", in: folder.path,
      environment: ["DESTDIR": folder.path + "/a b"])
    #expect(run.status == 0, "\(run.errorText)")
    let files = try files(below: folder.path + "/a b/opt/x")
    for file in [
      "bin/relcheck", "share/relcheck/checks/release/version.toml",
      "share/relcheck/checks/removals/3.12.toml", "share/man/man1/relcheck.1",
      "share/man/man1/relcheck-check.1", "share/bash-completion/completions/relcheck",
      "share/zsh/site-functions/_relcheck", "share/fish/vendor_completions.d/relcheck.fish",
      "share/doc/relcheck/LICENSE", "share/doc/relcheck/docs/guide.md",
    ] {
      #expect(files.contains(file), "\(file)")
    }
    #expect(files.count { $0.hasPrefix("share/man/man1/") } == ManualPage.commands.count + 1)
    #expect(!files.contains { $0.hasSuffix(".new") })
    // Check data that were installed go before those in the program, and are the same.
    let fixture = try SampleFixture()
    let installed = try ProgramRun(
      shell: "'a b/opt/x/bin/relcheck' --repository '\(fixture.path)' v3.12.0a1 --format json",
      in: folder.path)
    #expect(try installed.output == fixture.run("v3.12.0a1", "--format", "json").output)
    try folder.write("a b/opt/x/share/relcheck/checks/release/version.toml", "[[check]]\n")
    let faulty = try ProgramRun(
      shell: "'a b/opt/x/bin/relcheck' --repository '\(fixture.path)' v3.12.0a1", in: folder.path)
    #expect(faulty.status == 3 && faulty.errorText.contains("check data is faulty"))
    let again = try ProgramRun(
      shell: "\(install) --prefix '\(folder.path)/a b/opt/x'", in: folder.path)
    #expect(again.status == 0)
    for wrong in ["--prefix x", "--what", "x"] {
      #expect(try ProgramRun(shell: "\(install) \(wrong)", in: folder.path).status == 64)
    }
    let other = try ProgramRun(
      shell: "'\(Self.root)/scripts/install' --program /bin/false --prefix /x", in: folder.path,
      environment: ["DESTDIR": folder.path + "/other"])
    #expect(other.status == 3 && other.errorText.contains("'/bin/false' does not run here"))
  }

  #if os(Linux)
    @Test(
      "A package has the same bytes each time, belongs to nobody, and runs where it is unpacked")
    func package() throws {
      let folder = try ScratchFolder()
      let script = """
        for name in one two; do
          '\(Self.root)/scripts/package' --program "$RELCHECK" --output $name || exit 9
          sleep 1
        done
        cmp one/relcheck-*.tar.gz two/relcheck-*.tar.gz && cmp one/SHA256SUMS two/SHA256SUMS || exit 8
        (cd one && sha256sum --check --quiet SHA256SUMS) || exit 7
        tar -tvzf one/relcheck-*.tar.gz | awk '{ print $2, $4, $6 }' >listing
        tar -xzf one/relcheck-*.tar.gz && cd relcheck-* && PATH=$PWD/bin:$PATH && cd / &&
          relcheck --version && relcheck demo --quiet
        """
      let run = try ProgramRun(
        shell: script, in: folder.path, environment: ["SOURCE_DATE_EPOCH": "1000000000"])
      #expect(run.status == 1, "\(run.errorText)")
      #expect(
        run.outputText
          == "\(Relcheck.versionNumber)\nv3.12.0a1: READY\nv3.12.0a2: NOT READY, 4 blockers\n")
      let listing = try folder.read("listing").split(separator: "\n").map(String.init)
      #expect(listing.allSatisfy { $0.hasPrefix("0/0 2001-09-0") } && listing.count > 50)
      let names = listing.compactMap { $0.split(separator: " ").last }
      #expect(names.contains { $0.hasSuffix("/licenses/swift-crypto-LICENSE.txt") })
      #expect(names.allSatisfy { $0.hasPrefix("relcheck-\(Relcheck.versionNumber)-linux-") })
    }
  #endif

  // MARK: Manual pages

  @Test("Each command has a manual page with all its options")
  func pages() throws {
    #expect(ManualPage.ofCommands.count == ManualPage.commands.count)
    for page in ManualPage.ofCommands {
      #expect(page.optionNames.count > 5)
      for name in page.optionNames { #expect(page.text.contains(Roff.bold(name)), "\(name)") }
      #expect(!page.text.contains("\n\n"))
    }
    let root = try ProgramRun(["manual"]).outputText
    #expect(ManualPage.commands.allSatisfy { root.contains(Roff.word("relcheck-\($0)")) })
    #expect(root.contains("RELCHECK_REPOSITORY") && root.contains(".SH \"EXIT STATUS\""))
    #expect(try ProgramRun(["manual", "nothing"]).status == 64)
  }

  @Test(
    "mandoc has nothing to say against a page",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/mandoc"),
      "mandoc is not installed: manual pages are not linted"))
  func lint() throws {
    let run = try ProgramRun(
      shell: """
        for command in '' $("$RELCHECK" manual --list); do
          "$RELCHECK" manual $command | mandoc -T lint -W warning
        done
        """)
    let faults = run.outputText.split(separator: "\n").filter { !$0.contains("missing date") }
    #expect(faults.isEmpty, "\(run.outputText)")
  }

  // MARK: Completions

  /// What bash offers at the end of a command line.
  private func offers(_ line: String, in folder: String) throws -> [String] {
    let run = try ProgramRun(
      shell: """
        mkdir -p "$HOME/bin" && ln -sf "$RELCHECK" "$HOME/bin/relcheck" && PATH=$HOME/bin:$PATH
        export PATH
        exec bash -c '
          source <(relcheck --generate-completion-script bash)
          COMP_LINE=$0 COMP_POINT=${#0}
          read -ra COMP_WORDS <<<"$0"
          case $0 in *" ") COMP_WORDS+=("") ;; esac
          COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
          _relcheck relcheck "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
          printf "%s\\n" "${COMPREPLY[@]}"
        ' '\(line)'
        """, in: folder)
    #expect(run.errorText == "")
    return run.outputText.split(separator: "\n").map(String.init)
  }

  @Test(
    "bash offers tags of the clone, checks, formats, commands",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/bin/bash"), "there is no bash"))
  func completions() throws {
    let fixture = try SampleFixture()
    let folder = fixture.path
    #expect(try offers("relcheck check v3.", in: folder) == ["v3.12.0a2", "v3.12.0a1", "v3.11.0"])
    #expect(
      try offers("relcheck check --repository \(folder) v3.11", in: "/tmp") == ["v3.11.0"])
    #expect(try offers("relcheck check v3.11.0..v3.12.0a1", in: folder) == ["v3.11.0..v3.12.0a1"])
    #expect(try offers("relcheck check --baseline v3.11", in: folder) == ["v3.11.0"])
    #expect(try offers("relcheck explain ver-patch", in: folder) == ["ver-patchlevel"])
    #expect(try offers("relcheck check --select ver-patch", in: folder) == ["ver-patchlevel"])
    #expect(try offers("relcheck check --format s", in: folder) == ["sarif"])
    #expect(try offers("relcheck pl", in: folder) == ["plan"])
    #expect(try offers("relcheck check v", in: "/").isEmpty)
  }
}
