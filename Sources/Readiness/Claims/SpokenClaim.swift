/// What a documentation file says of names, before it is known what they belong to.
struct SpokenClaim: Hashable {
  var name: SpokenName
  var group: NameGroup
  var verb: Claim.Verb
  /// The series said, or that of the section.
  var series: Series?
  /// What the text around may say that it belongs to, the nearest first.
  var context: [[SpokenName]]
  var isOfC: Bool
  /// Whether it stands in a section on bytecode.
  var isOfBytecode = false
  /// Whether it stands in a section that is about this, and not in passing.
  var isInSection: Bool
  /// Whether it stands in a section of deprecations.
  var isInDeprecations = false
  /// Whether the verb is said of it, and not only by the section.
  var isExplicit: Bool

  /// What a section of deprecations says to go is not said in passing.
  var isAsDeprecated: Bool { isInDeprecations && verb == .pendingRemoval }
}
