/// Something that a release announcement says besides removals.
package enum AnnouncementStatement: Hashable, Sendable {
  /// How many releases of a stage there are to be, as far as a text says it.
  package enum Count: Hashable, Sendable {
    /// `first of seven`: the second number.
    case of(Int)
    /// `second`
    case open
  }

  /// What a date is said of.
  package enum Occasion: Hashable, Sendable {
    case release(ReleaseVersion)
    /// The release that follows the announced one.
    case next
  }

  /// The release that is announced.
  case version(ReleaseVersion)
  /// A release that the title names, where it does not name the one inspected.
  case title(ReleaseVersion, isOne: Bool)
  /// The release that is said to be the next one.
  case next(ReleaseVersion, after: ReleaseVersion?)
  /// `alpha 1`, or only `alpha`, and the release or series that it is said of.
  case stage(ReleaseVersion.Level, serial: Int?, of: ReleaseVersion?)
  /// The place among the alphas, betas or candidates; nil for the last one.
  case ordinal(Int?, Count, ReleaseVersion.Level, of: ReleaseVersion?)
  /// The place among the maintenance releases of a series.
  case maintenance(Int, of: ReleaseVersion?)
  /// The day of a release.
  case date(Occasion, CivilDay, isPastPlan: Bool)
  /// The day on which the beta or candidate phase begins.
  case phaseStart(ReleaseVersion.Level, CivilDay, of: Series)
  /// The day of a release that a text only tells about, such as the day of the text itself.
  case dateAbout(Occasion, CivilDay)
  /// The day of the week of a day, from 0 for Monday.
  case weekday(Int, CivilDay)
  /// A month, from 1, in which something is to happen.
  case month(Occasion, year: Int, month: Int)
  /// The month, from 1, until which a series gets security fixes.
  case endOfLife(Series, year: Int, month: Int)
  /// The month, from 1, until which a series gets bug fixes.
  case endOfBugfix(Series, year: Int, month: Int)
  /// Whether a release is said to be of the phase in which only security fixes are made.
  case support(isSecurityOnly: Bool, of: ReleaseVersion?)
  /// Whether new features are said to be kept out, or let in.
  case features(isFrozen: Bool)
  /// The last preview of its stage, or the one before.
  case preview(ReleaseVersion.Level?, isPenultimate: Bool)
  /// The beta after which the ABI is to stay as it is.
  case abiFreeze(afterBeta: Int)
  /// How many releases of a stage are said to be behind: "after seven alphas".
  case count(ReleaseVersion.Level, Int)
  /// The tag that the release is said to have.
  case tag(ReleaseVersion)
  /// A sentence about who manages the releases, in small letters, and the series that it names.
  case managers(String, of: [Series])
  /// A month, from 1, that is said to be still to come.
  case toCome(year: Int, month: Int)
  /// The series to which development goes on.
  case development(Series)
  /// A release that is named, whatever is said of it.
  case mention(ReleaseVersion)
  /// The series that the text is about, or the one before it.
  case series(Series, isPrevious: Bool)
  /// A release, and the series of which it is said to be.
  case ofSeries(ReleaseVersion, Series)
  /// The release since which changes are counted.
  case since(ReleaseVersion)
  /// The last maintenance release that its series had, or has.
  case lastMaintenance(ReleaseVersion)
  /// The number of a PEP in an address, and the one in the words that link to it.
  case pepAddress(Int, words: Int)
  /// The number of a PEP in an address, and the series that the words around it name.
  case scheduleAddress(Int, beside: [Series])
  /// A PEP that is cited, as the schedule of a series where the text says so, and the series that
  /// its sentence names; listed if it is an item of a list.
  ///
  /// `about` is the series that it must be of if it is a schedule. `saying` are the words of an item
  /// that cites no other PEP, or those in brackets behind it; empty elsewhere.
  case pep(
    Int, scheduleOf: Series?, about: Series?, beside: [Series], isListed: Bool, saying: Set<String>)
  /// What is said beside the customary statements.
  case remark(AnnouncementRemark)
  /// An address that names a release or series.
  ///
  /// `beside` are the releases and series that the text of the link names, or else its sentence.
  case link(LinkTarget, beside: [ReleaseVersion], LinkSetting)
}

/// Where a link stands.
package enum LinkSetting: Hashable, Sendable {
  /// The text of the link names releases or series.
  case ownText
  /// The words around it do, or nothing does.
  case surroundings
  /// The words around it speak of the latest release, whichever that is.
  case latest
}

/// What an address names.
package struct LinkTarget: Hashable, Sendable {
  /// As it names it: `3.12`, `3.12.1`, `3.12.0a1`.
  package let name: String
  /// What the name can mean: the addresses of downloads have no dots.
  package let versions: [ReleaseVersion]
  /// Whether only a series is named.
  package let isSeries: Bool
  package let address: String
  /// Whether it is the folder of a release, which holds the pre-releases of it too.
  package var isFolder = false
}

/// A statement and where it stands.
package struct LocatedStatement: Hashable, Sendable {
  package let statement: AnnouncementStatement
  /// Counted from 1.
  package let line: Int
}
