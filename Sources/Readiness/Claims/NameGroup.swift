/// Names that stand together in a sentence, with what they are and what they belong to.
struct NameGroup: Hashable {
  var names: [SpokenName] = []
  /// The nouns said of them, in small letters: `method`, `class`, `attribute`.
  var nouns: [String] = []
  var owners: [SpokenName] = []
  /// What the owners belong to, if the phrase begins with it: "from the module m: the method f of C".
  var outerOwners: [SpokenName] = []
  /// Nouns said of the owners.
  var ownerNouns: [String] = []
  /// Unmarked words right before a name: `distutils` in "the distutils ``bdist_msi`` command".
  var hints: [String] = []
  /// Whether a noun says that the names are no symbols.
  var isOther = false

  var isOfMembers: Bool {
    nouns.contains { RemovalWords.members[$0] != nil || RemovalWords.parameters.contains($0) }
  }

  /// Whether they are members and no parameters.
  var isOfMembersAlone: Bool {
    nouns.contains { RemovalWords.members[$0] != nil }
      && !nouns.contains { RemovalWords.parameters.contains($0) }
  }

  var isOfModules: Bool { nouns.contains { RemovalWords.wholes[$0] == .module } }
}
