/// What is asked of files that a tool makes from others, and of lists of files.
package enum GeneratedProbe: String, ProbeGroup {
  case configureOptions = "configure-options"
  case configurationTemplate = "configuration-template"
  case moduleNames = "module-names"
  case keywords = "keywords"
  case tokens = "tokens"
  case opcodes = "opcodes"
  case clinic = "clinic-checksums"
  case installedFolders = "installed-folders"
  case projectFiles = "project-files"
  case codeOwners = "code-owners"
  case makefileFiles = "makefile-files"
  case setupLines = "setup-lines"
  case parserRules = "parser-rules"
  case globalStrings = "global-strings"

  var question: any Question.Type {
    switch self {
    case .configureOptions: ConfigureOptions.self
    case .configurationTemplate: ConfigurationTemplateComplete.self
    case .moduleNames: ModuleNames.self
    case .keywords: Keywords.self
    case .tokens: Tokens.self
    case .opcodes: Opcodes.self
    case .clinic: ClinicChecksums.self
    case .installedFolders: InstalledFolders.self
    case .projectFiles: WindowsProjectFiles.self
    case .codeOwners: CodeOwners.self
    case .makefileFiles: MakefileFiles.self
    case .setupLines: SetupLines.self
    case .parserRules: ParserRules.self
    case .globalStrings: GlobalStringsMade.self
    }
  }
}
