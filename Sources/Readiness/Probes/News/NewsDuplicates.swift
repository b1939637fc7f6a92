internal import CPythonSource

/// Asks whether an entry of the release's news was told before in the series.
enum NewsDuplicates: Question {
  /// What makes two entries the same.
  private struct Identity: Hashable {
    let issue: String?
    var nonce: String?
    let textDigest: UInt64
    let textLength: Int

    init(_ entry: NewsFile.Entry) {
      issue = entry.issue
      nonce = entry.nonce
      textDigest = entry.textDigest
      textLength = entry.textLength
    }

    var withoutNonce: Self {
      var identity = self
      identity.nonce = nil
      return identity
    }
  }

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let version = inspection.version
    let path = NewsFolder.file(of: version)
    guard let file = try inspection.tree.news(at: path) else {
      return .notApplicable("the tree has no \(path)")
    }
    var findings = Findings()
    var known = places(of: inspection, before: version, noting: &findings)
    // In one file the nonce tells nothing: a fix that is picked twice gets two.
    var here: [Identity: Location] = [:]
    for entry in file.entries where !entry.saysNoChanges && entry.textLength > 0 {
      let place = Location(path, line: entry.line)
      let identity = Identity(entry)
      if let earlier = known[identity] ?? here[identity.withoutNonce] {
        findings.fail(
          entry.nonce ?? entry.issue ?? "entry", "\(place) stands in \(earlier) as well", at: place,
          earlier)
      } else {
        known[identity] = place
        here[identity.withoutNonce] = place
      }
    }
    findings.pass(Location(path))
    return findings.outcome(ifNothing: "")
  }

  /// The entries of earlier releases of the series. A file that cannot be read is noted.
  private static func places(
    of inspection: Inspection, before version: ReleaseVersion, noting findings: inout Findings
  ) -> [Identity: Location] {
    var known: [Identity: Location] = [:]
    for (release, path) in NewsFolder.releases(in: inspection.tree)
    where release.series == version.series && release < version {
      do throws(ReadError) {
        guard let file = try inspection.tree.news(at: path) else { continue }
        for entry in file.entries where !entry.saysNoChanges && entry.textLength > 0 {
          known[Identity(entry)] = Location(path, line: entry.line)
        }
      } catch {
        findings.leaveOpen(error.path.text, error.message, at: Location(error.path))
      }
    }
    return known
  }
}

extension NewsDuplicates {
  static let documentation = ProbeDocumentation(
    summary: "no entry of the release's news stands twice in the series",
    rationale: """
      A fix that was picked for a candidate keeps its entry on the branch, and blurb merges it once more. The \
      changelog then tells it twice.
      """,
    limits: """
      Two entries are the same if issue, nonce and text are, in one file if issue and text are. The same entry in another series is a backport.
      """,
    examples: [
      .init(
        "each once", tag: "v3.12.1",
        files: [
          "Misc/NEWS.d/3.12.0.rst": entry("AbCdEf", "Mend it."),
          "Misc/NEWS.d/3.12.1.rst": entry("GhIjKl", "Mend that."),
        ], expect: .passed),
      .init(
        "told before", tag: "v3.12.1",
        files: [
          "Misc/NEWS.d/3.12.1rc1.rst": entry("AbCdEf", "Mend it."),
          "Misc/NEWS.d/3.12.1.rst": entry("AbCdEf", "Mend\nit."),
        ], expect: .failed(["AbCdEf"])),
      .init(
        "twice in one file", tag: "v3.12.1",
        files: [
          "Misc/NEWS.d/3.12.1.rst": entry("AbCdEf", "Mend it.") + entry("AbCdEf", "Mend it.")
        ], expect: .failed(["AbCdEf"])),
      .init(
        "picked twice", tag: "v3.12.1",
        files: [
          "Misc/NEWS.d/3.12.1.rst": entry("AbCdEf", "Mend it.") + entry("GhIjKl", "Mend it.")
        ], expect: .failed(["GhIjKl"])),
      .init(
        "a backport", tag: "v3.12.1",
        files: [
          "Misc/NEWS.d/3.11.7.rst": entry("AbCdEf", "Mend it."),
          "Misc/NEWS.d/3.12.1.rst": entry("AbCdEf", "Mend it."),
        ], expect: .passed),
    ])

  private static func entry(_ nonce: String, _ text: String) -> String {
    ".. gh-issue: 1\n.. nonce: \(nonce)\n.. section: Library\n\n\(text)\n\n..\n\n"
  }
}
