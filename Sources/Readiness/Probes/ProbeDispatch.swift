/// One thing that is asked of a release, and what there is to know about asking it.
protocol Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome
  static var documentation: ProbeDocumentation { get }
  /// What it reads of many files, to be read by several workers before it is asked.
  static var readsAhead: [ReadAhead] { get }
}

extension Question {
  static var readsAhead: [ReadAhead] { [] }
}

/// Files that a question reads, too many to read them one after the other.
package enum ReadAhead: Hashable, Sendable {
  /// Every document below `Doc`.
  case documentation
  /// Every text of the tree, for what one pass over it tells.
  case text
  /// What the sources and the documentation say of removals.
  case announcements
  /// The Python files, for what they import.
  case imports
  /// The Python files of the library, for the names in them; in the baseline, too.
  case library

  /// The files of a tree that are meant.
  package func files(of tree: SourceTree) -> [WantedFile] {
    switch self {
    case .documentation: tree.filesOfDocumentation
    case .text: tree.filesOfText
    case .announcements: tree.filesOfAnnouncements
    case .imports: tree.filesThatImport
    case .library: tree.filesOfLibrary
    }
  }
}

/// The probes of one group of the catalogue, a closed set.
protocol ProbeGroup: CaseIterable, Hashable, RawRepresentable, Sendable
where RawValue == String {
  var question: any Question.Type { get }
}

extension Probe.Kind {
  /// Asks the question of a release. What could not be read makes it undetermined.
  package func examine(_ inspection: Inspection) -> Outcome {
    do throws(ReadError) {
      return try question.examine(inspection)
    } catch {
      let finding = Finding(
        subject: error.path.text, error.message, at: [Location(error.path)])
      return .undetermined([finding])
    }
  }

  /// What it reads of many files.
  package var readsAhead: [ReadAhead] { question.readsAhead }

  package var documentation: ProbeDocumentation { question.documentation }
}
