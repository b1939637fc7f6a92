internal import CPythonSource

/// Asks whether there is a What's New page of a series that is still to come, or a section on a release that is.
enum WhatsNewOfLaterSeries: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let tree = inspection.tree
    let series = inspection.version.series
    guard try tree.hasFolder(Documents.whatsNewFolder) else {
      return .notApplicable("the tree has no \(Documents.whatsNewFolder)")
    }
    let later = tree.listing.names(in: Documents.whatsNewFolder).filter { name in
      guard name.hasSuffix(".rst"), let page = Series(String(name.dropLast(4))) else {
        return false
      }
      return page > series
    }
    var findings = Findings()
    for name in later {
      let path = Documents.whatsNewFolder.appending(RepoPath(name))
      findings.fail(path.text, "\(path) is of a later series", at: Location(path))
    }
    askSections(inspection, &findings)
    findings.pass(Location(Documents.whatsNewFolder))
    return findings.outcome(ifNothing: "")
  }

  /// The page of a series has a section for each of its releases that changed something notable.
  private static func askSections(_ inspection: Inspection, _ findings: inout Findings) {
    let path = Documents.whatsNew(of: inspection.version.series)
    let page = findings.made(of: path, WhatsNewPage.self, in: inspection.tree)
    for section in page?.notableChanges ?? [] {
      guard let version = ReleaseVersion(section.text), isLater(version, than: inspection.version)
      else {
        continue
      }
      let place = Location(path, line: section.line)
      findings.fail(
        "Notable changes in \(section.text)",
        "\(place) begins a section on \(section.text), which is later", at: place)
    }
  }
}

extension WhatsNewOfLaterSeries {
  /// Whether it is a release after the one that a version is, or leads to: a candidate has the section of
  /// its final release.
  private static func isLater(_ version: ReleaseVersion, than other: ReleaseVersion) -> Bool {
    (version.series, version.micro) > (other.series, other.micro)
  }

  static let documentation = ProbeDocumentation(
    summary: "Doc/whatsnew has no page of a later series, and no section on a later release",
    rationale: "It comes from another branch, and tells users of what this release does not have.",
    limits: "2.7 is older than 3.0 by its number, though it came later.",
    examples: [
      .init("none", tag: "v3.12.0", files: ["Doc/whatsnew/3.12.rst": ""], expect: .passed),
      .init(
        "of the next", tag: "v3.12.0",
        files: ["Doc/whatsnew/3.12.rst": "", "Doc/whatsnew/3.13.rst": ""],
        expect: .failed(["Doc/whatsnew/3.13.rst"])),
      .init(
        "a section on the next release", tag: "v3.12.2",
        files: [
          "Doc/whatsnew/3.12.rst":
            "Notable changes in 3.12.2\n===\n\nNotable changes in 3.12.4\n===\n"
        ], expect: .failed(["Notable changes in 3.12.4"])),
      .init(
        "that on the final of a candidate", tag: "v3.8.2rc1",
        files: ["Doc/whatsnew/3.8.rst": "Notable changes in Python 3.8.2\n===\n"], expect: .passed),
      .init("no such folder", tag: "v3.12.0", files: ["README": ""], expect: .notApplicable),
    ])
}
