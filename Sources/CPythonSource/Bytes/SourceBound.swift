/// The limits of what the readers of a tree's files follow, so that none can exhaust the machine.
///
/// Past one a reader says where it stopped understanding, as a fault of the outline or by giving
/// nothing, and what needed to know is undetermined. `docs/security.md` lists them.
package enum SourceBound: String, CaseIterable, Hashable, Sendable {
  /// As CPython's MAXLEVEL.
  case pythonBrackets = "brackets in one another in Python"
  /// As CPython's MAXINDENT.
  case pythonBlocks = "blocks in one another in Python"
  /// Displays and calls nested deeper than this are opaque.
  case pythonValues = "values in one another in Python"
  /// String literals longer than this, in bytes of the source, are opaque.
  case pythonString = "bytes of a string that is kept in Python"
  /// Structures inside each other, and macros in macros of declarations, are read to this depth.
  case cStructures = "structures in one another in C"
  /// Macros in macros are expanded to this depth in the code of modules.
  case cMacros = "macros in one another in the code of a C module"
  /// Macros with more parameters than this are not expanded.
  case cMacroParameters = "parameters of a macro in C"
  /// Expansions longer than this are given up.
  case cExpansion = "bytes that a macro expands to in C"
  /// Macros that stand for members are expanded this many times a file, to so many bytes in all.
  case cMemberMacros = "expansions of macros that stand for members in a C file"
  case cMemberText = "bytes that macros for members expand to in a C file"
  /// Conditions nested deeper than this are not told apart.
  case cConditions = "conditions in one another in C"
  /// More distinct stacks than this are not told apart.
  case cConditionStacks = "different stacks of conditions in a C file"
  /// Parentheses nested deeper than this make the expression of a condition unknown.
  case cExpression = "parentheses in one another in a condition in C"
  /// Functions longer than this are not searched for assignments.
  case cFunction = "tokens of a function that is followed in C"
  /// Larger texts are not read.
  case cText = "bytes of a C file"
  /// What is deeper goes into the deepest.
  case docsNesting = "blocks in one another in reStructuredText"
  case docsBlocks = "blocks of a documentation file"
  /// CPython's longest file has 1,100.
  case newsEntries = "entries of a news file"
  /// The rest is left out.
  case announcement = "bytes of an announcement"
  case jsonNesting = "values in one another in JSON"
  case jsonValues = "values of a JSON file"
  case zipMembers = "members of a zip archive"
  case wheelMetadata = "bytes of the metadata of a wheel"

  /// The largest value that is still read.
  package var limit: Int {
    switch self {
    case .pythonBrackets: 200
    case .pythonBlocks: 100
    case .pythonValues: 8
    case .pythonString: 4096
    case .cStructures: 16
    case .cMacros: 6
    case .cMacroParameters, .cConditions, .cExpression: 64
    case .cExpansion, .cFunction: 1 << 16
    case .cMemberMacros: 2_000
    case .cMemberText: 1 << 20
    case .cConditionStacks: 1 << 14
    case .cText: 1 << 28
    case .docsNesting: 48
    case .docsBlocks: 1 << 20
    case .newsEntries, .zipMembers: 20_000
    case .announcement, .wheelMetadata: 1 << 20
    case .jsonNesting: 32
    case .jsonValues: 200_000
    }
  }
}
