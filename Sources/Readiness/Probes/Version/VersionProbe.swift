/// What is asked of the places that carry the version.
package enum VersionProbe: String, ProbeGroup {
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
  case tutorial = "tutorial-version"
  case launcherMagic = "launcher-magic"
  case issueTemplate = "issue-template"
  case workflowBranches = "workflow-branches"
  case auxiliary = "auxiliary-versions"

  var question: any Question.Type {
    switch self {
    case .patchlevel: PatchlevelMatches.self
    case .patchlevelString: PatchlevelString.self
    case .readmeVersion: ReadmeNamesVersion.self
    case .readmeCanonical: ReadmeCanonical.self
    case .readmeUnderline: ReadmeUnderline.self
    case .readmeLinks: ReadmeLinks.self
    case .configureAC: ConfigureACMatches.self
    case .configureGenerated: ConfigureGenerated.self
    case .configureAutoconf: ConfigureAutoconf.self
    case .windowsImportLibrary: WindowsImportLibrary.self
    case .windowsTestRunner: WindowsTestRunner.self
    case .tutorial: TutorialVersion.self
    case .launcherMagic: LauncherMagic.self
    case .issueTemplate: IssueTemplateOffersSeries.self
    case .workflowBranches: WorkflowBranches.self
    case .auxiliary: AuxiliaryVersions.self
    }
  }
}
