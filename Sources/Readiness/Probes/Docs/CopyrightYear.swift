internal import CPythonSource

/// Asks whether the copyright notices go to the year of the release.
enum CopyrightYear: Question {
  private static let license: RepoPath = "LICENSE"
  /// The properties of the files on Windows.
  private static let resource: RepoPath = "PC/python_ver_rc.h"
  private static let files: [RepoPath] = [
    "Doc/copyright.rst", "Doc/license.rst", license, "Mac/IDLE/IDLE.app/Contents/Info.plist",
    "Mac/PythonLauncher/Info.plist.in", resource, "Python/getcopyright.c", "README", "README.rst",
  ]

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let day = inspection.provenance?.day else {
      return inspection.withProvenance { _ in .passed }
    }
    let year = day.year
    var findings = Findings()
    for path in files {
      if path == license, let lost = try inspection.lost(path) {
        findings.fail(path.text, lost, at: Location(path))
      }
      guard let bytes = findings.bytes(at: path, in: inspection.tree) else { continue }
      let notices = CopyrightNotice.all(in: bytes)
      if notices.isEmpty, path == license {
        findings.fail(path.text, "\(path) holds no copyright notice", at: Location(path))
      }
      for notice in notices {
        guard let last = notice.lastYear else { continue }
        let place = Location(path, line: notice.line)
        if last > year + 1 {
          findings.fail(
            path.text, "\(place) ends at \(last); the release is of \(year)", at: place)
        } else if last >= year {
          findings.pass(place)
        } else {
          findings.fail(
            Finding(
              subject: path.text, "\(place) ends at \(last); the release is of \(year)",
              at: [place],
              atMost: path == resource ? .note : nil))
        }
      }
    }
    return findings.outcome(ifNothing: "no notice names a last year")
  }
}

extension CopyrightYear {
  static let documentation = ProbeDocumentation(
    summary:
      "the notices in LICENSE, README, Doc/copyright.rst, getcopyright.c and the macOS applications name the year",
    rationale:
      "python -c copyright and the documentation show an old year, in each release of the new one.",
    limits: """
      The year is that of the tag, in UTC. A LICENSE without a notice fails, \
      and so does none where the release before has one. Since 3.14 notices name the first year alone, and are not asked.
      """,
    examples: [
      .init(
        "this year", tag: "v3.12.2",
        files: [
          "LICENSE":
            "\"Copyright (c) 2001, 2022,\n2023, 2024 Python Software Foundation;\nAll Rights\"\n",
          "README.rst": "Copyright © 2001-2024 Python Software Foundation.  Rights.\n",
        ], history: .tagged("v3.12.2", on: "2024-02-06"), expect: .passed),
      .init(
        "last year", tag: "v3.12.2",
        files: [
          "Python/getcopyright.c": "\"Copyright (c) 2001-2023 Python Software Foundation.\\n\"\n",
          "README.rst": "Copyright (c) 2001-2024 Python Software Foundation.\n",
          "PC/python_ver_rc.h":
            "#define PYTHON_COPYRIGHT \"Copyright \\xA9 2001-2022 Python Software Foundation.\"\n",
        ], history: .tagged("v3.12.2", on: "2024-02-06"),
        expect: .failed(["PC/python_ver_rc.h", "Python/getcopyright.c"])),
      .init(
        "a year that is to come", tag: "v3.12.2",
        files: ["README.rst": "Copyright (c) 2001-2042 Python Software Foundation.\n"],
        history: .tagged("v3.12.2", on: "2024-02-06"), expect: .failed(["README.rst"])),
      .init(
        "no license, and an application of last year", tag: "v3.12.2",
        files: [
          "Mac/IDLE/IDLE.app/Contents/Info.plist":
            "<string>%version%, © 2001-2023 Python Software Foundation</string>\n"
        ], others: ["v3.12.1": ["LICENSE": "Copyright (c) 2001-2023 Python Software Foundation\n"]],
        history: .tagged("v3.12.2", on: "2024-02-06"),
        expect: .failed(["LICENSE", "Mac/IDLE/IDLE.app/Contents/Info.plist"])),
      .init(
        "an empty license", tag: "v3.12.2", files: ["LICENSE": "\n"],
        history: .tagged("v3.12.2", on: "2024-02-06"), expect: .failed(["LICENSE"])),
      .init(
        "the first year alone", tag: "v3.14.0",
        files: ["README.rst": "Copyright © 2001 Python Software Foundation.\n"],
        history: .tagged("v3.14.0", on: "2025-10-07"), expect: .notApplicable),
    ])
}
