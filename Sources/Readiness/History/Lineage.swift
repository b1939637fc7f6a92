/// The commits, tags and branches of one repository, as far as a check of a release asks for them.
///
/// The domain does not know git; the program gives it one of these.
package protocol Lineage: AnyObject {
  /// Commits as a walk sees them, and single folders of their trees.
  var history: any HistoryReader { get }

  /// Every release tag of the repository, in release order.
  var releases: [ReleaseTag] { get }

  /// Local branches, and those that remotes had when they were last fetched from.
  func branches() throws(HistoryFault) -> [Branch]

  /// What a commit says of itself; nothing of its place in history.
  func commit(_ id: ContentID) throws(HistoryFault) -> CommitFacts

  /// The commit that a release tag marks, and the tag object if there is one.
  func provenance(of tag: ReleaseTag) throws(HistoryFault) -> Provenance

  /// Whether `commit` is `descendant` or in its history.
  func isAncestor(
    _ commit: ContentID, of descendant: ContentID
  ) throws(HistoryFault) -> Bool
}

/// A branch and the commit at its end.
package struct Branch: Hashable, Sendable {
  /// Without `refs/heads/` or the remote's name, such as `3.12` or `main`.
  package let name: String
  /// The reference below `refs/`, such as `remotes/origin/3.12`.
  package let reference: String
  package let tip: ContentID

  package init(name: String, reference: String, tip: ContentID) {
    self.name = name
    self.reference = reference
    self.tip = tip
  }
}

/// What git says of a release besides its tree.
package struct Provenance {
  package let commit: CommitFacts
  /// Nil for a lightweight tag, and for what is not tagged.
  package let tagObject: TagFacts?
  /// The repository around it.
  package let lineage: any Lineage

  package init(commit: CommitFacts, tagObject: TagFacts?, lineage: any Lineage) {
    self.commit = commit
    self.tagObject = tagObject
    self.lineage = lineage
  }

  /// When the release was made: the tagger's time, or the committer's of what has no tag object.
  package var moment: Moment { tagObject?.tagger?.moment ?? commit.committer.moment }

  /// The day (UTC) on which the release was made.
  package var day: CivilDay { CivilDay(secondsSince1970: moment.seconds) }
}
