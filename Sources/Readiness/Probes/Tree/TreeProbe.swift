/// What is asked of the tree as a whole, file by file.
package enum TreeProbe: String, ProbeGroup {
  case stray = "stray-files"
  case letterCase = "letter-case"
  case windowsNames = "windows-names"
  case links = "links"
  case conflictMarkers = "conflict-markers"
  case encoding = "encoding"
  case encodedOnce = "encoded-once"
  case executables = "executables"
  case exportAttributes = "export-attributes"
  case filesWhole = "files-whole"
  case workflowFiles = "workflow-files"
  case sourcesOfC = "c-sources-whole"

  var question: any Question.Type {
    switch self {
    case .stray: StrayFiles.self
    case .letterCase: LetterCase.self
    case .windowsNames: WindowsNames.self
    case .links: Links.self
    case .conflictMarkers: ConflictMarkers.self
    case .encoding: Encoding.self
    case .encodedOnce: EncodedOnce.self
    case .executables: Executables.self
    case .exportAttributes: ExportAttributes.self
    case .filesWhole: FilesWhole.self
    case .workflowFiles: WorkflowFiles.self
    case .sourcesOfC: CSourcesWhole.self
    }
  }
}
