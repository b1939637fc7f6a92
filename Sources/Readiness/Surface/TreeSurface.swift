/// The API that a tree defines: every module with its names, and what the public C headers declare.
///
/// Lists are sorted and without repetition.
package struct TreeSurface: Hashable, Sendable {
  /// By dotted name.
  package var modules: [String: Module] = [:]
  package var c = CNames()
  /// Modules and headers that could not be read, and why: their names are missing.
  package var gaps: [Message] = []

  package init() {}

  /// One module.
  package struct Module: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable { case python, c }
    package var kind: Kind
    /// The file that defines it; for a module in C the one that initialises it.
    package var path: RepoPath
    /// Every name bound in the module, private ones too.
    package var names: [String] = []
    /// Those of ``names``, and `Type.member` of ``classes``, that only some platforms or configurations
    /// have; told for modules in C.
    package var conditional: [String] = []
    /// Names that a module in C gets when one of its functions is called, such as `_curses.ACS_PLUS`.
    package var late: [String] = []
    /// By class, nested ones dotted: the names that it binds itself or sets on its instances.
    package var classes: [String: [String]] = [:]
  }

  /// What the public headers declare.
  package struct CNames: Hashable, Sendable {
    package var functions: [String] = []
    package var variables: [String] = []
    package var macros: [String] = []
    package var types: [String] = []
    package var constants: [String] = []
    /// By structure: its own members, not those of members.
    package var members: [String: [String]] = [:]
  }
}
