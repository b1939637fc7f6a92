extension Probe.Kind {
  /// Asks the question of a release. What could not be read makes it undetermined.
  package func examine(_ inspection: Inspection) -> Outcome {
    do throws(ReadError) {
      return try answer(inspection)
    } catch {
      let finding = Finding(
        subject: error.path.text, error.message, at: [Location(error.path)])
      return .undetermined([finding])
    }
  }

  private func answer(_ inspection: Inspection) throws(ReadError) -> Outcome {
    switch self {
    case .removalsGone: RemovalsGone.examine(inspection)
    case .tagName: TagName.examine(inspection)
    case .patchlevel: try PatchlevelMatches.examine(inspection)
    case .patchlevelString: try PatchlevelString.examine(inspection)
    case .readmeVersion: try ReadmeNamesVersion.examine(inspection)
    case .readmeCanonical: try ReadmeCanonical.examine(inspection)
    case .readmeUnderline: try ReadmeUnderline.examine(inspection)
    case .readmeLinks: try ReadmeLinks.examine(inspection)
    case .configureAC: try ConfigureACMatches.examine(inspection)
    case .configureGenerated: try ConfigureGenerated.examine(inspection)
    case .configureAutoconf: try ConfigureAutoconf.examine(inspection)
    case .windowsImportLibrary: try WindowsImportLibrary.examine(inspection)
    case .windowsTestRunner: try WindowsTestRunner.examine(inspection)
    case .tutorialVersion: try TutorialVersion.examine(inspection)
    case .launcherMagic: try LauncherMagic.examine(inspection)
    case .issueTemplate: try IssueTemplateOffersSeries.examine(inspection)
    case .workflowBranches: try WorkflowBranches.examine(inspection)
    case .auxiliaryVersions: try AuxiliaryVersions.examine(inspection)
    }
  }

  package var documentation: ProbeDocumentation {
    switch self {
    case .removalsGone: RemovalsGone.documentation
    case .tagName: TagName.documentation
    case .patchlevel: PatchlevelMatches.documentation
    case .patchlevelString: PatchlevelString.documentation
    case .readmeVersion: ReadmeNamesVersion.documentation
    case .readmeCanonical: ReadmeCanonical.documentation
    case .readmeUnderline: ReadmeUnderline.documentation
    case .readmeLinks: ReadmeLinks.documentation
    case .configureAC: ConfigureACMatches.documentation
    case .configureGenerated: ConfigureGenerated.documentation
    case .configureAutoconf: ConfigureAutoconf.documentation
    case .windowsImportLibrary: WindowsImportLibrary.documentation
    case .windowsTestRunner: WindowsTestRunner.documentation
    case .tutorialVersion: TutorialVersion.documentation
    case .launcherMagic: LauncherMagic.documentation
    case .issueTemplate: IssueTemplateOffersSeries.documentation
    case .workflowBranches: WorkflowBranches.documentation
    case .auxiliaryVersions: AuxiliaryVersions.documentation
    }
  }
}
