/// A release that is tagged, as the probes of tags see it.
struct TaggedRelease {
  let tag: String
  let provenance: Provenance

  var commit: CommitFacts { provenance.commit }

  /// The days of Mercurial end here: CPython moved to git on 10 February 2017. The tags of before are
  /// lightweight and unsigned, since git got them by conversion.
  static let firstDayOfGit = CivilDay(year: 2017, month: 2, day: 10)

  /// Whether it was released when CPython was in git.
  ///
  /// The schedule tells: what a tag or commit says of its day, whoever made it could choose.
  let isOfGit: Bool

  init(tag: String, provenance: Provenance, version: ReleaseVersion, schedule: Schedule?) {
    self.tag = tag
    self.provenance = provenance
    let scheduled = schedule?.release(version).flatMap { CivilDay($0.date) }
    guard let first = Self.firstDayOfGit else {
      isOfGit = true
      return
    }
    // No release of these series is older.
    let isNew = version.series >= Series(major: 3, minor: 7)
    isOfGit = isNew || (scheduled ?? provenance.day) >= first
  }
}

extension Inspection {
  /// Asks something of the tag; not applicable to what is no tag.
  func ofTag(_ body: (TaggedRelease) throws(HistoryFault) -> Outcome) -> Outcome {
    guard case .tag(let name) = subject else {
      return .notApplicable("\(subject.name) is not a tag")
    }
    return withProvenance { provenance throws(HistoryFault) in
      try body(
        TaggedRelease(
          tag: name, provenance: provenance, version: version, schedule: schedule))
    }
  }

  /// Asks something of the tag object; not applicable to a lightweight tag.
  func ofTagObject(
    _ body: (TagFacts, TaggedRelease) throws(HistoryFault) -> Outcome
  ) -> Outcome {
    ofTag { release throws(HistoryFault) in
      guard let object = release.provenance.tagObject else {
        return .notApplicable("\(release.tag) is a lightweight tag, without a tag object")
      }
      return try body(object, release)
    }
  }

  /// The people who may release this series; nil if check data have no schedule for it.
  var releaseManagers: ReleaseManagers? { schedule.map { ReleaseManagers($0.releaseManager) } }
}

extension Message {
  /// Why a person cannot be compared with the release manager.
  static func noSchedule(_ version: ReleaseVersion) -> Self {
    "check data have no schedule for \(words: version.series.text), which would name its release manager"
  }
}

extension SampleHistory {
  /// One commit on a day, and an annotated tag on it.
  static func tagged(
    _ name: String, inside innerName: String? = nil, by tagger: String = "Ned Deily",
    email: String = "nad@python.org", signature: TagFacts.Signature = .none,
    message: String? = nil, on day: String = "2023-10-02", after seconds: Int64 = 60,
    signed delay: Int64? = nil, target: String = "commit", author: String = "Ned Deily",
    subject: String? = nil
  ) -> SampleHistory {
    let title = "Python \(name.dropFirst())"
    let moment = Moment(seconds: noon(of: day) + seconds, offset: 0)
    return SampleHistory(
      [Commit(subject ?? title, author: author, on: day, tag: name)],
      tagObject: TagFacts(
        innerName: innerName ?? name, tagger: Actor(name: tagger, email: email, moment: moment),
        message: message ?? title + "\n", signature: signature,
        signatureTime: delay.map { moment.seconds + $0 }, targetType: target))
  }

  /// A signed tag of which a keyring was asked.
  static func verified(_ name: String, _ verification: TagFacts.Verification) -> SampleHistory {
    var history = tagged(
      name, signature: .openPGP(fingerprint: "AB", digest: "SHA-512", holder: nil))
    history.tagObject?.verification = verification
    return history
  }

  /// One commit on a day, and a lightweight tag on it.
  static func lightweight(_ name: String, on day: String = "2023-10-02") -> SampleHistory {
    SampleHistory([Commit("Python \(name.dropFirst())", author: "Ned Deily", on: day, tag: name)])
  }
}
