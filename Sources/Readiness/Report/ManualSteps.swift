extension ManualStep {
  /// The steps of PEP 101 that no repository can tell, for a release in a phase.
  ///
  /// - Parameter tag: The name of the tag, for the steps that name it.
  package static func steps(in phase: Phase, tag: String) -> [ManualStep] {
    var steps: [Message] = [
      "No open release blocker, no open deferred blocker",
      "Stable buildbots green, CI of the tagged commit green",
      "Tests pass from the unpacked source tarball",
      "\("git verify-tag \(tag)") accepts the signature and the key is trusted",
      "Documentation builds without warnings and is uploaded",
      "Windows installers built, signed, published",
      "macOS installer built, notarised, uploaded",
      "Tarball, checksums and signatures uploaded; CDN purged",
      "Tag and branch pushed",
      "Release page, downloads, release PEP and release table updated",
      "Announcement sent; deferred blockers flipped back",
    ]
    switch phase {
    case .opening:
      steps = [
        "Buildbots, backport tooling, documentation server, issue-tracker versions know the branch",
        "Branch protection is set",
      ]
    case .final:
      steps.append("Content of What's New edited and reviewed; supported-versions table updated")
    case .security:
      steps = steps.filter {
        !$0.plain.hasPrefix("Windows") && !$0.plain.hasPrefix("macOS")
      }
    case .alpha, .beta, .candidate, .bugfix: break
    }
    return steps.map { ManualStep($0) }
  }
}
