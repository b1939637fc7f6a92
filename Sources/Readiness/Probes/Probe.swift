/// A kind of question that relcheck can ask of a release.
///
/// The set is closed on purpose: a new case makes every `switch` that must know of it fail to
/// compile, and no registration can be forgotten.
package enum Probe {
  /// The name of each probe, as check files spell it.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case removalsGone = "removals-gone"
    case tagName = "tag-name"
    case patchlevel = "patchlevel"
    case patchlevelString = "patchlevel-string"
    case readmeVersion = "readme-version"
    case readmeCanonical = "readme-canonical"
    case readmeUnderline = "readme-underline"
    case readmeLinks = "readme-links"
    case configureAC = "configure-ac"
    case configureGenerated = "configure-generated"
    case configureAutoconf = "configure-autoconf"
    case windowsImportLibrary = "windows-import-library"
    case windowsTestRunner = "windows-test-runner"
    case tutorialVersion = "tutorial-version"
    case launcherMagic = "launcher-magic"
    case issueTemplate = "issue-template"
    case workflowBranches = "workflow-branches"
    case auxiliaryVersions = "auxiliary-versions"
  }
}
