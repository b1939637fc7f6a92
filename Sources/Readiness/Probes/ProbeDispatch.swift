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
  /// The same, and those of the previous tag.
  case bothDocumentations
  /// Every text of the tree, for what one pass over it tells.
  case text
  /// What the sources and the documentation say of removals.
  case announcements
  /// The documents that describe modules and C names.
  case described
  /// The Python files of the library of this tree and of the baseline.
  case bothLibraries
  /// The Python files, for what they import.
  case imports
  /// The Python files of the library, for the names in them.
  case library
  /// The Python files outside of the library.
  case scripts
  /// The headers, for their conditions.
  case headers
  /// The sources in C, for the strings of the interpreter that they use.
  case globalStrings
  /// The C files that differ from those of the previous tag, or of the baseline without one: what both define.
  case definitions

  /// The files that are meant.
  ///
  /// - Parameter series: That of the release that the tree is of.
  package func files(
    of tree: SourceTree, series: Series, baseline: SourceTree?, previous: SourceTree?
  ) -> [WantedFile] {
    switch self {
    case .documentation: tree.filesOfDocumentation
    case .bothDocumentations:
      tree.filesOfDocumentation + (previous?.filesOfDocumentation ?? [])
    case .text: tree.filesOfText
    case .announcements:
      tree.filesOfAnnouncements + tree.filesOfClaims(of: series)
        + (baseline?.filesOfLibrary ?? []) + (baseline?.filesOfTypes ?? [])
        + tree.filesOfTypes
    case .described: tree.filesOfDescriptions
    case .imports: tree.filesThatImport
    case .library: tree.filesOfLibrary
    case .scripts: tree.filesOfScripts
    case .headers: tree.filesOfHeaders
    case .globalStrings: tree.filesOfGlobalStrings
    case .definitions: tree.filesOfDefinitions(since: previous ?? baseline)
    case .bothLibraries: tree.filesOfLibrary + (baseline?.filesOfLibrary ?? [])
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

  /// Whether it looks up names in the tree: those that do share much of what they find.
  package var looksUpNames: Bool {
    switch self {
    case .removals, .abi, .library, .phase, .docs(.moduleExists), .docs(.overdueRemoval),
      .generated(.moduleNames):
      true
    default: false
    }
  }

  /// Whether it asks what left the API, which takes longer than all the other names.
  package var comparesSurfaces: Bool { self == .removals(.unannounced) }

  package var documentation: ProbeDocumentation { question.documentation }
}
