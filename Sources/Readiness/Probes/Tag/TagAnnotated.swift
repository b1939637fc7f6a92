/// Asks whether the tag is an object of its own.
enum TagAnnotated: Question {
  static func examine(_ inspection: Inspection) -> Outcome {
    inspection.ofTag { release in
      guard release.isOfGit else { return .notApplicable(.beforeGit) }
      if release.provenance.tagObject != nil { return .passed }
      return .failed(
        release.tag,
        """
        \(release.tag) is a lightweight tag here; a mirror may have lost the tag object: compare \
        \("git ls-remote --tags")
        """)
    }
  }
}

extension Message {
  /// Why a tag is not asked for an object and a signature.
  static let beforeGit: Self =
    "it is of before 2017-02-10, when releases were tagged in Mercurial or Subversion"
}

extension TagAnnotated {
  static let documentation = ProbeDocumentation(
    summary: "the tag is an annotated tag",
    rationale: """
      Only an annotated tag says who made it and when, and only it can be signed. A lightweight one can \
      be moved without a trace.
      """,
    limits: """
      A mirror or a conversion may hold a lightweight tag where the original is annotated. Tags of before \
      10 February 2017, when CPython moved to git, are all lightweight by conversion.
      """,
    examples: [
      .init("annotated", tag: "v3.12.0", history: .tagged("v3.12.0"), expect: .passed),
      .init(
        "lightweight", tag: "v3.12.1", history: .lightweight("v3.12.1"),
        expect: .failed(["v3.12.1"])),
      .init(
        "lightweight, as if of the days of Mercurial", tag: "v3.12.1",
        history: .lightweight("v3.12.1", on: "2014-05-13"), expect: .failed(["v3.12.1"])),
      .init(
        "converted from Mercurial", tag: "v3.6.0rc2",
        history: .lightweight("v3.6.0rc2", on: "2016-12-16"), expect: .notApplicable),
    ])
}
