extension DocumentOutline {
  /// A role that leads to another place of the documentation.
  package struct Reference: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      /// `:ref:` and `:numref:`
      case label
      /// `:doc:`
      case document
      /// `:term:`
      case term
    }

    package let kind: Kind
    /// What it names, without a title; labels and terms as Sphinx compares them, in lower case.
    package let target: String
    /// Where it begins, counted from 1.
    package let line: Int
  }

  /// A role that is not as it should be.
  package struct RoleFault: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      /// Neither docutils nor Sphinx has such a role.
      case unknown
      /// It wants a number, and has this.
      case noNumber(String)
      /// Its closing backquote is missing.
      case unclosed
    }

    package let kind: Kind
    /// Without its colons at both ends, in lower case.
    package let role: String
    /// Where it begins, counted from 1.
    package let line: Int
  }
}

extension String {
  /// As Sphinx compares labels and terms: in lower case, with white space made one space.
  var asLabel: String { partsBetweenBlanks.joined(separator: " ").lowercased() }
}
