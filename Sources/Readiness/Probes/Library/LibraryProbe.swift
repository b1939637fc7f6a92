/// What is asked of the modules of the standard library.
package enum LibraryProbe: String, ProbeGroup {
  case exportedNames = "exported-names"
  case importedNames = "imported-names"
  case readable = "readable-modules"

  var question: any Question.Type {
    switch self {
    case .exportedNames: ExportsBound.self
    case .importedNames: ImportsBound.self
    case .readable: ModulesReadable.self
    }
  }
}
