/// What a reStructuredText file of CPython's documentation says of versions, modules and other files.
///
/// One pass over the bytes finds all of it. Comments, literal blocks and directives whose content is
/// code are passed over.
package struct DocumentOutline: Hashable, Sendable {
  /// A directive that names a version, as Sphinx and CPython's own extension have them.
  package struct VersionDirective: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
      case versionadded, versionchanged, versionremoved, deprecated
      case deprecatedRemoved = "deprecated-removed"
      case softDeprecated = "soft-deprecated"
    }

    package let kind: Kind
    /// The first word of the argument, as written; empty if there is none, not even on the next line.
    package internal(set) var version: String
    /// The second word, for ``Kind/deprecatedRemoved`` the version of the removal.
    package internal(set) var removal: String
    /// Counted from 1.
    package let line: Int
    /// Whether its text speaks of a backport.
    package internal(set) var speaksOfBackport: Bool
  }

  package internal(set) var versions: [VersionDirective] = []
  /// The arguments of `.. module::`.
  package internal(set) var modules: [Mention] = []
  /// Those of them that the index of modules has: without `:no-index:`.
  package internal(set) var declaredModules: [Mention] = []
  /// Whether it says of its module that Python has it no more, as the pages of modules that left do from
  /// 3.14 on.
  package internal(set) var isFarewell = false
  /// The entries of every `.. toctree::`, without their titles.
  package internal(set) var toctreeEntries: [Mention] = []
  /// The arguments of `.. include::`.
  package internal(set) var includes: [Mention] = []

  /// The arguments of `include`, `literalinclude`, `image` and `figure`.
  package internal(set) var files: [Mention] = []
  /// The names of targets, `.. _name:`, as Sphinx compares them.
  package internal(set) var labels: [Mention] = []
  /// The names of targets that are made otherwise: by `:name:`, within a text, as another name of one.
  package internal(set) var otherTargets: [String] = []
  /// The terms of its glossaries, as Sphinx compares them.
  package internal(set) var terms: [String] = []
  /// The roles that lead to labels, documents and terms.
  package internal(set) var references: [Reference] = []
  /// Roles that are unknown, or that have not what they want.
  package internal(set) var roleFaults: [RoleFault] = []
  /// The roles that it defines itself, by `.. role::`.
  package internal(set) var ownRoles: [String] = []
  /// Whether it says `:orphan:`, that no table of contents has it.
  package internal(set) var isOrphan = false
  /// Directives that neither docutils nor Sphinx has.
  package internal(set) var unknownDirectives: [Mention] = []
  /// Comments that begin with the name of a directive and one colon, `.. note: text`.
  package internal(set) var mistakenComments: [Mention] = []

  /// - Parameter source: The bytes of the file; they need not be UTF-8.
  package init(source: Span<UInt8>) {
    var reader = DocumentReader()
    reader.read(source)
    self = reader.outline
  }

  init() {}
}
