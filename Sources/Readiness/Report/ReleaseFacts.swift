/// A moment as git records it.
package struct Moment: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  package var seconds: Int64
  /// Minutes east of UTC.
  package var offset: Int

  package init(seconds: Int64, offset: Int) {
    self.seconds = seconds
    self.offset = offset
  }
}

/// Who did something and when, as git records it.
package struct Actor: Hashable, Sendable {
  package var name: String
  package var email: String
  package var moment: Moment

  package init(name: String, email: String, moment: Moment) {
    self.name = name
    self.email = email
    self.moment = moment
  }
}

/// The commit that was inspected.
package struct CommitFacts: Hashable, Sendable {
  package var id: ContentID
  package var tree: ContentID
  package var author: Actor
  package var committer: Actor
  /// The first line of the message.
  package var summary: String
  package var parents: [ContentID]
  /// Commits since the previous tag; nil if unknown or there is none.
  package var commitsSincePrevious: Int?
  /// Whether the previous tag is an ancestor; nil if unknown or there is none.
  package var descendsFromPrevious: Bool?

  package init(
    id: ContentID, tree: ContentID, author: Actor, committer: Actor, summary: String,
    parents: [ContentID], commitsSincePrevious: Int? = nil, descendsFromPrevious: Bool? = nil
  ) {
    self.id = id
    self.tree = tree
    self.author = author
    self.committer = committer
    self.summary = summary
    self.parents = parents
    self.commitsSincePrevious = commitsSincePrevious
    self.descendsFromPrevious = descendsFromPrevious
  }
}

/// What an annotated tag says.
package struct TagFacts: Hashable, Sendable {
  /// What the object carries as a signature.
  package enum Signature: Hashable, Sendable {
    case none
    /// OpenPGP; the key it names and the digest, as far as the packet could be read.
    case openPGP(fingerprint: String?, digest: String?, holder: String?)
    case ssh
    case unreadable
  }

  /// What a keyring says of the signature.
  package enum Verification: Hashable, Sendable {
    /// It was made by this key, over this tag.
    case valid(fingerprint: String, by: String)
    /// It is not over this tag.
    case invalid
    /// The keyring does not hold the key.
    case unknownKey
    /// It could not be verified, and why.
    case notDone(String)
  }

  /// The `tag` header inside the object.
  package var innerName: String
  package var tagger: Actor?
  /// The message, without the signature.
  package var message: String
  package var signature: Signature
  /// When the signature says that it was made, in seconds since 1970; nil if it does not say.
  package var signatureTime: Int64?
  /// Nil where no keyring was given: the signature is a claim.
  package var verification: Verification?
  /// What the object marks: `commit` as a rule.
  package var targetType: String

  package init(
    innerName: String, tagger: Actor?, message: String, signature: Signature,
    signatureTime: Int64? = nil, verification: Verification? = nil,
    targetType: String = "commit"
  ) {
    self.innerName = innerName
    self.tagger = tagger
    self.message = message
    self.signature = signature
    self.signatureTime = signatureTime
    self.verification = verification
    self.targetType = targetType
  }
}

/// The version in the release schedule.
package struct ScheduleFacts: Hashable, Sendable {
  /// The day set for this version, `YYYY-MM-DD`; nil if the schedule does not have it.
  package var date: String?
  /// Days from the date set to the day (UTC) of the tag or commit: negative is early.
  package var daysLate: Int?
  /// Whether check data have a schedule for the series at all.
  package var hasSeries: Bool
  /// The next release of the schedule after this one.
  package var next: Next?

  package struct Next: Hashable, Sendable {
    package var version: ReleaseVersion
    package var date: String

    package init(version: ReleaseVersion, date: String) {
      self.version = version
      self.date = date
    }
  }
  /// The date of beta 1, of candidate 1 and of the final, where the schedule has them.
  package var milestones: [SeriesMilestone]

  package init(
    date: String?, daysLate: Int?, hasSeries: Bool, next: Next?,
    milestones: [SeriesMilestone] = []
  ) {
    self.date = date
    self.daysLate = daysLate
    self.hasSeries = hasSeries
    self.next = next
    self.milestones = milestones
  }
}

/// A release of a series that starts a phase.
package struct SeriesMilestone: Hashable, Sendable {
  package var version: ReleaseVersion
  /// `YYYY-MM-DD`
  package var date: String

  package init(version: ReleaseVersion, date: String) {
    self.version = version
    self.date = date
  }
}

/// The tags that this one is compared with.
package struct Comparison: Hashable, Sendable {
  /// The tag of the series before: its last final release, the one asked for, or a stand-in.
  package var baseline: String?
  /// The tag that should have been the baseline, if it is not in the repository.
  package var missingBaseline: String?
  /// Whether `--baseline` named it.
  package var isBaselineGiven: Bool
  /// Those of the tags that could not be read, so that nothing was compared with them.
  package var unread: [String] = []
  /// The tag before this one in the series; nil for the first one.
  package var previous: String?

  package init(
    baseline: String?, missingBaseline: String? = nil, isBaselineGiven: Bool = false,
    previous: String?
  ) {
    self.baseline = baseline
    self.missingBaseline = missingBaseline
    self.isBaselineGiven = isBaselineGiven
    self.previous = previous
  }
}
