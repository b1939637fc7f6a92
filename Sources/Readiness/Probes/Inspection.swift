/// What a probe may look at: one release, its tree, and what it is compared with.
///
/// Not `Sendable`: trees hold readers of their own.
package struct Inspection {
  package let subject: Report.Subject
  package let version: ReleaseVersion
  package let phase: Phase
  package let tree: SourceTree
  /// The tree of the last final release of the series before, or its stand-in.
  package let baseline: ComparedTree?
  /// The tree of the tag before this one in the series.
  package let previous: ComparedTree?
  package let schedule: Schedule?
  /// The removals that check data expect of this series.
  package let removals: [Removal]
  /// What git says besides the trees; nil where that was not asked.
  package let provenance: Provenance?
  /// The keys that check data know of.
  package let keys: [SigningKey]
  /// The names of the tree; what is looked up once is kept for all probes.
  package let surface: Surface

  package init(
    subject: Report.Subject, version: ReleaseVersion, phase: Phase, tree: SourceTree,
    baseline: ComparedTree? = nil, previous: ComparedTree? = nil, schedule: Schedule? = nil,
    removals: [Removal] = [], provenance: Provenance? = nil, keys: [SigningKey] = []
  ) {
    self.subject = subject
    self.version = version
    self.phase = phase
    self.tree = tree
    self.baseline = baseline
    self.previous = previous
    self.schedule = schedule
    self.removals = removals
    self.provenance = provenance
    self.keys = keys
    surface = Surface(tree: tree)
  }
}

/// Another tag's tree.
package struct ComparedTree {
  package let tag: String
  package let version: ReleaseVersion
  package let tree: SourceTree
  package let surface: Surface

  package init(tag: String, version: ReleaseVersion, tree: SourceTree) {
    self.tag = tag
    self.version = version
    self.tree = tree
    surface = Surface(tree: tree)
  }
}
