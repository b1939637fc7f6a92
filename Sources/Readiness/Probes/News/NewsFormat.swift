internal import CPythonSource

/// Asks whether each entry of the release's news is whole.
enum NewsFormat: Question {
  private static let sections: Set<String> = [
    "Security", "Core and Builtins", "Library", "Documentation", "Tests", "Build", "Windows",
    "macOS",
    "IDLE", "Tools/Demos", "C API",
  ]

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let path = NewsFolder.file(of: inspection.version)
    guard let file = try inspection.tree.news(at: path) else {
      return .notApplicable("the tree has no \(path)")
    }
    var findings = Findings()
    for entry in file.entries {
      let place = Location(path, line: entry.line)
      if entry.saysNoChanges { continue }
      if let mark = entry.openMark {
        let line = Location(path, line: mark.line)
        findings.fail(
          Finding(
            subject: entry.nonce ?? entry.issue ?? "entry",
            "\(line): \(mark.text) is opened and never closed", at: [line], atMost: .note))
      }
      let faults = faults(of: entry, datesAreDays: inspection.version > lastWithoutDays)
      guard !faults.isEmpty else { continue }
      findings.fail(
        entry.nonce ?? entry.issue ?? "entry", "\(place): \(Message.joined(faults))", at: place)
    }
    if file.entries.isEmpty {
      findings.fail("entries", "\(path) has no entry", at: Location(path))
    }
    findings.pass(Location(path))
    return findings.outcome(ifNothing: "")
  }

  /// Entries that are older got numbers in place of days when blurb came.
  private static let lastWithoutDays = ReleaseVersion(
    series: Series(major: 3, minor: 7), micro: 0, level: .alpha, serial: 1)

  private static func faults(of entry: NewsFile.Entry, datesAreDays: Bool) -> [Message] {
    var faults: [Message] = []
    if datesAreDays, let date = entry.date, !isDay(date) {
      faults.append("its date \(date) is no day")
    }
    if let line = entry.fieldInText {
      faults.append("line \(line) begins another entry, and no line of two dots stands before it")
    }
    if let issue = entry.issue {
      let number = issue.drop { $0 != "-" }.dropFirst()
      if Int(number) == nil { faults.append("its issue \(String(number)) is no number") }
    } else {
      faults.append("it names no issue")
    }
    if entry.nonce == nil { faults.append("it has no nonce") }
    if entry.textLength == 0 { faults.append("it has no text") }
    if let section = entry.section {
      if !sections.contains(section) { faults.append("there is no section \(section)") }
    } else {
      faults.append("it names no section")
    }
    return faults
  }
}

extension NewsFormat {
  /// `2023-10-04-10-00-00`: a day, and maybe a time.
  private static func isDay(_ date: String) -> Bool {
    let parts = date.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count >= 3, let year = parts[0], let month = parts[1], let day = parts[2] else {
      return false
    }
    return CivilDay(year: year, month: month, day: day) != nil
  }

  static let documentation = ProbeDocumentation(
    summary:
      "each entry of the release's news has an issue, a nonce, a known section and a text",
    rationale: """
      Blurb sorts by section and tells entries apart by issue and nonce. An entry without one of them is put \
      in the wrong place, or is lost by the next merge.
      """,
    limits: """
      Issues are bpo numbers up to April 2022, then GitHub's. `no changes: True` needs nothing else. After \
      3.7.0a1 a date that is given has to be one. Of the text only the marks of literals and roles are read.
      """,
    examples: [
      .init(
        "whole", tag: "v3.12.1",
        files: [
          "Misc/NEWS.d/3.12.1.rst":
            ".. gh-issue: 1\n.. date: 2023-10-04-10-00-00\n.. nonce: AbCdEf\n.. section: Library\n\nMend it.\n\n..\n"
        ], expect: .passed),
      .init(
        "no changes", tag: "v3.12.1",
        files: [
          "Misc/NEWS.d/3.12.1.rst":
            ".. no changes: True\n.. release date: 2023-12-07\n\nThere were none.\n"
        ], expect: .passed),
      .init(
        "no issue", tag: "v3.12.1",
        files: ["Misc/NEWS.d/3.12.1.rst": ".. nonce: AbCdEf\n.. section: Library\n\nMend it.\n"],
        expect: .failed(["AbCdEf"])),
      .init(
        "an unknown section, and no text", tag: "v3.12.1",
        files: ["Misc/NEWS.d/3.12.1.rst": ".. bpo: 7\n.. nonce: AbCdEf\n.. section: Misc\n\n..\n"],
        expect: .failed(["AbCdEf"])),
      .init(
        "a date that is none", tag: "v3.12.1",
        files: [
          "Misc/NEWS.d/3.12.1.rst":
            ".. gh-issue: 1\n.. nonce: AbCdEf\n.. section: Library\n\nMend it.\n\n..\n\n.. gh-issue: 2\n.. date: 2023-14-04\n.. nonce: GhIjKl\n.. section: Library\n\nMend that.\n\n..\n"
        ], expect: .failed(["GhIjKl"])),
      .init(
        "an issue that is no number, and two entries in one", tag: "v3.12.1",
        files: [
          "Misc/NEWS.d/3.12.1.rst":
            ".. gh-issue: gh-1\n.. nonce: AbCdEf\n.. section: Library\n\nMend it.\n\n..\n\n.. gh-issue: 2\n.. nonce: GhIjKl\n.. section: Library\n\nMend that.\n\n.. gh-issue: 3\n.. nonce: MnOpQr\n.. section: Library\n\nMend all.\n\n..\n"
        ], expect: .failed(["AbCdEf", "GhIjKl"])),
      .init(
        "a literal that is not closed", tag: "v3.12.1",
        files: [
          "Misc/NEWS.d/3.12.1.rst":
            ".. gh-issue: 1\n.. nonce: AbCdEf\n.. section: Library\n\nMend ``a`` and :mod:`b`.\n\n..\n\n.. gh-issue: 2\n.. nonce: GhIjKl\n.. section: Library\n\nMend ``os.path\nand :mod:`c`.\n\n..\n"
        ], expect: .failed(["GhIjKl"])),
      .init("no file", tag: "v3.12.1", files: ["README.rst": ""], expect: .notApplicable),
    ])
}
