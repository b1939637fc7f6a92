/// What a probe may look at: one release, its tree, and what it is compared with.
///
/// Not `Sendable`: trees hold readers of their own.
package struct Inspection {
  package let subject: Report.Subject
  package let version: ReleaseVersion
  package let phase: Phase
  package let tree: SourceTree
  /// The tree of the last final release of the series before, or its stand-in.
  package var baseline: ComparedTree? {
    if givenBaseline == nil { uses.noteLack() }
    return givenBaseline
  }
  /// The tree of the tag before this one in the series.
  package var previous: ComparedTree? {
    uses.note()
    if givenPrevious == nil { uses.noteLack() }
    return givenPrevious
  }
  /// The other releases of the repository.
  package var others: OtherReleases {
    uses.noteLack()
    return givenOthers
  }
  package let schedule: Schedule?
  /// The removals that check data expect of this series.
  package let removals: [Removal]
  /// What git says besides the trees; nil where that was not asked.
  package var provenance: Provenance? {
    uses.note()
    return givenProvenance
  }
  /// The keys that check data know of.
  package let keys: [SigningKey]
  /// The names of the tree; what is looked up once is kept for all probes.
  package let surface: Surface
  private let announced: AnnouncedOnce
  let givenBaseline: ComparedTree?
  private let givenOthers: OtherReleases
  let givenPrevious: ComparedTree?
  private let givenProvenance: Provenance?
  /// What the question that is put now looks at.
  let uses = UsesOfInspection()

  /// - Parameter surface: That of the tree, if there is one already.
  package init(
    subject: Report.Subject, version: ReleaseVersion, phase: Phase, tree: SourceTree,
    surface: Surface? = nil, baseline: ComparedTree? = nil, previous: ComparedTree? = nil,
    others: OtherReleases = OtherReleases(), schedule: Schedule? = nil, removals: [Removal] = [],
    provenance: Provenance? = nil, keys: [SigningKey] = []
  ) {
    self.subject = subject
    self.version = version
    self.phase = phase
    self.tree = tree
    givenBaseline = baseline
    givenPrevious = previous
    givenOthers = others
    self.schedule = schedule
    self.removals = removals
    givenProvenance = provenance
    self.keys = keys
    self.surface = surface ?? Surface(tree: tree)
    announced = AnnouncedOnce(
      now: self.surface, version: version, before: baseline?.surface, removals: removals)
  }

  /// What the tree announces; read when it is first asked for.
  var claims: TreeClaims {
    if givenBaseline == nil { uses.noteLack() }
    return announced.claims
  }

  /// What left the API since the baseline, and not what came; nil without a baseline.
  package var difference: SurfaceDifference? {
    if givenBaseline == nil { uses.noteLack() }
    return announced.difference
  }

  /// Why an answer that wanted an earlier release is none; nil if the repository has all of its history,
  /// or if the question that is put now wanted none.
  var reasonOfLack: Message? {
    uses.isOfLack && givenOthers.isCut
      ? "this is a shallow clone, which lacks releases before \(subject.name)" : nil
  }

  /// Takes what someone else found to have left, between trees of the same contents of which all could
  /// be read.
  package func take(_ difference: SurfaceDifference) { announced.difference = difference }
}

/// Whether a question looks at more than what is known of the previous tag when it is put to that one:
/// at the tag before, and at what git says.
final class UsesOfInspection {
  private(set) var isOfMore = false
  /// Whether it looked for other releases, and the one that it wanted may not be there.
  private(set) var isOfLack = false

  func begin() { (isOfMore, isOfLack) = (false, false) }

  func note() { isOfMore = true }

  func noteLack() { isOfLack = true }
}

/// What is read of the announcements of a tree once, for all that ask.
private final class AnnouncedOnce {
  private let now: Surface
  private let version: ReleaseVersion
  private let before: Surface?
  private let removals: [Removal]

  init(now: Surface, version: ReleaseVersion, before: Surface?, removals: [Removal]) {
    self.now = now
    self.version = version
    self.before = before
    self.removals = removals
  }

  var claims: TreeClaims {
    told(&keptClaims) { TreeClaims(of: now, version: version, before: before, removals: removals) }
  }

  var difference: SurfaceDifference? {
    get {
      guard let before else { return nil }
      return told(&keptDifference) {
        SurfaceDifference(leaving: before, by: now, series: version.series)
      }
    }
    set { keptDifference = newValue.map { Kept(value: $0, unread: []) } }
  }

  /// What is kept, with the places that could not be read when it was made, of either tree.
  private struct Kept<Value> {
    let value: Value
    let unread: [(tree: SourceTree, error: ReadError)]
  }

  private var keptClaims: Kept<TreeClaims>?
  private var keptDifference: Kept<SurfaceDifference>?

  /// What is kept, or made now. Who asks again is told of the places, too.
  private func told<Value>(_ kept: inout Kept<Value>?, _ make: () -> Value) -> Value {
    if let kept {
      for (tree, error) in kept.unread { tree.unread.note(error) }
      return kept.value
    }
    let trees = [now.tree, before?.tree].compactMap { $0 }
    let counts = trees.map(\.unread.count)
    let value = make()
    let unread = zip(trees, counts).compactMap { tree, count in
      tree.unread.count > count ? tree.unread.last.map { (tree, $0) } : nil
    }
    kept = Kept(value: value, unread: unread)
    return value
  }
}

extension Inspection {
  /// What to say of a file that the release before has and this one lacks; nil if that is not so.
  func lost(_ path: RepoPath) throws(ReadError) -> Message? {
    if try tree.contains(path) { return nil }
    for release in [previous, baseline].compactMap({ $0 }) where try release.tree.contains(path) {
      return "the tree has no \(path), and \(release.tag) has it"
    }
    return nil
  }

  /// The release that a milestone of the series is; nil if this release does not come after it.
  ///
  /// - Parameter path: What is to be compared: an error is of it.
  /// - Throws: ``ReadError`` if there is no such tag, or if its tree cannot be read.
  func release(
    _ milestone: Milestone, toCompare path: RepoPath
  ) throws(ReadError) -> ComparedTree? {
    guard let wanted = milestone.version(before: version, among: others.tags) else { return nil }
    guard let tree = others.tree(of: wanted) else {
      throw ReadError(path: path, reason: .missingRelease(wanted.tagName))
    }
    return tree
  }
}

/// The releases of a repository, each tree read when it is asked for.
package struct OtherReleases {
  /// In release order.
  package let tags: [ReleaseTag]
  /// Whether the repository has only a part of its history, as a shallow clone does.
  package let isCut: Bool
  private let open: (ReleaseTag) -> ComparedTree?

  /// - Parameter open: Gives the tree of a tag; nil if it cannot be read.
  package init(
    tags: [ReleaseTag] = [], isCut: Bool = false,
    open: @escaping (ReleaseTag) -> ComparedTree? = { _ in nil }
  ) {
    self.tags = tags
    self.isCut = isCut
    self.open = open
  }

  /// The tree of a release; nil if it has no tag, or if its tree cannot be read.
  package func tree(of version: ReleaseVersion) -> ComparedTree? {
    ReleaseTag.find(version, among: tags).flatMap(open)
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
