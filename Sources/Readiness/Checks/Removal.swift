/// A thing that is announced to leave in a series: one `[[removal]]` table of `checks/removals/`.
package struct Removal: Hashable, Sendable {
  /// As interfaces spell it: `smtpd`, `unittest.TestCase.failUnless`, `PyASCIIObject.wstr`, `Tools/demo/`, …
  package let symbol: Symbol
  /// The release from which on it is gone.
  package let due: ReleaseVersion
  /// A release at which it was there.
  package let witness: ReleaseVersion
  /// PEP or issue.
  package let source: String
  /// What a reader needs to know.
  package let note: String?

  package init(
    symbol: Symbol, due: ReleaseVersion, witness: ReleaseVersion, source: String,
    note: String? = nil
  ) {
    self.symbol = symbol
    self.due = due
    self.witness = witness
    self.source = source
    self.note = note
  }
}
