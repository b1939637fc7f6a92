import Readiness
import Testing

/// What announcements say of phases, support, places and days in other than the customary words.
@Suite struct AnnouncementPhaseTests {
  /// A right text, the release that it announces, and the same with one fault.
  static let pairs: [(version: String, right: String, wrong: String)] = [
    ("3.50.0b1", "No new features will be added.", "New features may still be added."),
    ("3.50.0a1", "New features may still be added.", "No new features will be accepted."),
    ("3.50.0rc1", "This is a preview release.", "This is the final release and complete."),
    ("3.50.0b1", "Feature freeze has come.", "Feature freeze is still far away."),
    ("3.50.0b1", "The main branch: `main` is now 3.51.", "`main` is now 3.50."),
    (
      "3.50.0b1", "No fixes allowed on the \"3.50\" branch.",
      "No fixes allowed on the \"3.49\" branch."
    ),
    (
      "3.50.0b1", "There are no ABI changes after beta 2.", "There are no ABI changes after beta 3."
    ),
    (
      "3.50.3", "This is a bugfix release of Python 3.50.", "This is a security-only release of it."
    ),
    ("3.50.4", "This is a security-only release.", "This is a bugfix release of Python 3.50."),
    ("3.50.4", "Python 3.50 is in security-fix-only mode.", "Python 3.50 is in bugfix mode."),
    (
      "3.50.1", "It gets bug fixes until April 2053 and security fixes until October 2056.",
      "It gets bug fixes until April 2053 and security fixes until October 2055."
    ),
    (
      "3.50.1", "It gets bug fixes until April 2053 and security fixes until October 2056.",
      "It gets bug fixes until April 2052 and security fixes until October 2056."
    ),
    ("3.50.4", "Its end of life: 2056-10-01.", "Its end of life: 2055-10-01."),
    (
      "3.50.4", "Source-only security fixes until 2056-10.",
      "Source-only security fixes until 2054-10."
    ),
    (
      "3.50.0rc1", "3.50.0rc1 is the penultimate release preview.",
      "3.50.0rc1 is the last release preview."
    ),
    ("3.50.0a2", "Here is 3.50.0a2, alpha two of two.", "Here is 3.50.0a2, alpha one of two."),
    (
      "3.50.0a2", "This is number two of two planned alphas.",
      "This is number one of two planned alphas."
    ),
    ("3.50.0a2", "So here is 3.50.0a2, late.", "So here is 3.50.0a1, late."),
    ("3.50.0a2", "Alpha 2 of 3.50 is out.", "Alpha 1 of 3.50 is out."),
    ("3.50.0b2", "The second beta is here.", "The first beta is here."),
    ("3.50.0b2", "This is the second, and last, beta.", "This is the first, and last, beta."),
    (
      "3.50.0b1", "# The first Python 3.50 beta is available",
      "# The second Python 3.50 beta is available"
    ),
    (
      "3.50.0b1", "We ask to wait until after 3.50.0rc1, the first release candidate.",
      "We ask to wait until after 3.50.0rc1, the second release candidate."
    ),
    ("3.50.2", "More than 250 changes since 3.50.1.", "More than 250 changes since 3.50.0."),
    ("3.50.2", "More than 250 changes since 3.50.1.", "More than 250 changes since 3.49.9."),
    ("3.50.0a2", "It took 382 commits since 3.50.0a1.", "It took 382 commits since 3.50.0a2."),
    ("3.50.0b1", "3.50.0rc1 comes in summer.", "3.50.0b7 comes in summer."),
    (
      "3.50.1", "The next bugfix release, 3.50.2, will follow.",
      "The next bugfix release, 3.50.1, will follow."
    ),
    ("3.50.1", "3.50.2 is planned for 2052-02-05.", "3.50.1 is planned for 2051-12-04."),
    (
      "3.50.1", "The next bugfix release of 3.50 is planned for February 5, 2052.",
      "The next bugfix release of 3.50 is planned for February 5, 2051."
    ),
    ("3.50.0rc1", "Beta 2 was on 2051-06-19.", "Release candidate 2 is planned for 2050-09-04."),
    (
      "3.50.0b1", "Python 3.50 is due on October 2, 2051.", "Python 3.50 is due on October 3, 2050."
    ),
    ("3.50.0b1", "| 3.50.0rc1 | Monday, 2051-08-07 |", "| 3.50.0rc1 | Sunday, 2050-08-07 |"),
    (
      "3.50.0rc1", "If no problems are found prior to 2051-10-02, it is done.",
      "If no problems are found prior to 2050-10-02, it is done."
    ),
    ("3.50.0a2", "Release date: Nov. 7, 2050", "Release date: Nov. 7, 2049"),
    ("3.50.0a2", ":Release date: Nov. 7, 2050", ":Release date: Nov. 7, 2049"),
    (
      "3.50.0a2", "3.50.0a2 is the second and last of the planned alpha releases.",
      "3.50.0a2 is the first and last of the planned alpha releases."
    ),
    (
      "3.50.0rc2", "Bug fixes are allowed before the final release, which is due on 2051-10-02.",
      "Bug fixes are allowed before the final release, which is due on 2050-10-02."
    ),
    (
      "3.50.1", "It comes on October 1st, 2052 (Tuesday).",
      "It comes on October 1st, 2052 (Monday)."
    ),
    ("3.50.0a2", "# Python 3.50.0a2 is there", "# Python 3.50.0a1 is there"),
    ("3.50.0rc1", "# Python 3.50.0 (rc1) is there", "# Python 3.50.0 (rc2) is there"),
    ("3.50.0a2", "Title: Python 3.50.0a2\n\nGo.", "Title: Python 3.50.0a1\n\nGo."),
    (
      "3.50.0a2", "---\ntitle: Go\ndate: 2050-11-07\n---\nGo.",
      "---\ntitle: Go\ndate: 2049-11-07\n---\nGo."
    ),
    (
      "3.50.0a2", "Subject: Go\nDate: Mon, 07 Nov 2050 10:00:00 +0000\n\nGo.",
      "Subject: Go\nDate: Tue, 07 Nov 2050 10:00:00 +0000\n\nGo."
    ),
    (
      "3.50.0rc2", "# Second release candidate of Python 3.50.0 available",
      "# First release candidate of Python 3.50.0 available"
    ),
    (
      "3.50.0b1", "Many new features for Python 3.50 are still being planned.",
      "Many new features for Python 3.49 are still being planned."
    ),
    (
      "3.50.0b1", "We ask maintainers to test with 3.50 during the beta phase.",
      "We ask maintainers to test with 3.49 during the beta phase."
    ),
    (
      "3.50.2", "3.50.2 is out, the second maintenance release of the 3.50 series.",
      "3.50.2 is out, the second maintenance release of the 3.49 series."
    ),
    (
      "3.50.0", "I am announcing the availability of Python 3.50.0.",
      "I am announcing the availability of Python 3.48.0."
    ),
    ("3.50.0a1", "* PEP 777, Eggs", "* PEP 770, Eggs"),
    (
      "3.50.0a1", "PEP 9050: https://peps.python.org/pep-9050/",
      "PEP 9050: https://peps.python.org/pep-9049/"
    ),
    (
      "3.50.2", "https://docs.python.org/3.50/whatsnew/changelog.html#python-3-50-2",
      "https://docs.python.org/3.50/whatsnew/changelog.html#python-3-50-1"
    ),
    (
      "3.50.0a2", "Python 3.50: https://www.python.org/downloads/release/python-3500a2/",
      "Python 3.50: https://www.python.org/downloads/release/python-3500a1/"
    ),
    (
      "3.50.2", ".. _log: https://docs.python.org/release/3.50.2/whatsnew/changelog.html",
      ".. _log: https://docs.python.org/release/3.50.1/whatsnew/changelog.html"
    ),
    (
      "3.50.0b1", "The next pre-release of Python 3.50 will be beta 2, as planned.",
      "The next pre-release of Python 3.50 will be beta 3, as planned."
    ),
    (
      "3.50.0", "It comes after two alphas, two betas and two release candidates.",
      "It comes after two alphas, three betas and two release candidates."
    ),
    (
      "3.50.0rc1", "Prior to 2051-10-02, the scheduled release date for 3.50.0, report bugs.",
      "Prior to 2051-10-09, the scheduled release date for 3.50.0, report bugs."
    ),
    (
      "3.50.0a2", "This is the second out of two planned alphas.",
      "This is the first out of two planned alphas."
    ),
    ("3.50.0a1", "Next pre-release: alpha 2.", "Next pre-release: alpha 3."),
    (
      "3.50.1", "Bugfix support for 3.50 ends in April 2053.",
      "Bugfix support for 3.50 ends in April 2052."
    ),
    ("3.50.0b2", "The tag is `v3.50.0b2`.", "The tag is `v3.50.0b1`."),
    ("3.50.2", "It is tagged v3.50.2, not the previous tag v3.50.1.", "It is tagged v3.50.1."),
    (
      "3.50.0a2", "During the alpha phase, features may be added.",
      "During the beta phase, features may be added."
    ),
    (
      "3.50.0rc1",
      "Only reviewed code changes which are clear bug fixes are allowed between this release "
        + "candidate and the final release.",
      "Only reviewed code changes which are clear bug fixes are allowed during the beta phase."
    ),
    (
      "3.50.0rc1", "Entering the release candidate phase, only fixes go in.",
      "Entering the beta phase, only fixes go in."
    ),
    (
      "3.50.0b1", "3.50.0b2 follows, the final release of 3.50 comes on 2051-10-02.",
      "3.50.0b2 follows, the final release of 3.50 comes on 2051-11-20."
    ),
    (
      "3.50.0", "Maintenance releases will follow, starting in December of 2051.",
      "Maintenance releases will follow, starting in December of 2050."
    ),
    ("3.50.0a2", ":Date: 2050-11-07\n\nGo.", ":Date: 2049-11-07\n\nGo."),
    ("3.50.0a2", "Your release manager, Manager Fifty", "Your release manager, Manager Forty-Nine"),
    ("3.50.0a2", "This is an alpha preview of it.", "This is a beta of Python 3.50."),
  ]

  @Test(arguments: pairs)
  func aFaultIsFoundAndTheRightTextIsNot(
    _ pair: (version: String, right: String, wrong: String)
  ) throws {
    #expect(try AnnouncedSeries.faults(pair.right, of: pair.version) == [])
    #expect(!(try AnnouncedSeries.faults(pair.wrong, of: pair.version).isEmpty), "\(pair.wrong)")
  }

  @Test(arguments: [
    ("3.50.1", "Bugfix support for 3.50 ends in April 2053; security support in October 2056."),
    ("3.50.0", "3.50.1, with a candidate on 2051-11-20 and the release on 2051-12-04."),
    ("3.50.0rc1", "3.50.0rc1 is the first candidate; the second is due on 2051-09-04."),
    ("3.50.0b1", "It had been planned for 2051-05-01, and was put off."),
    ("3.50.1", "An alpha of 3.51 is out. It is the third of seven planned alphas."),
    ("3.50.2", "Note that 3.50.2 is expected to be the last release with installers."),
    ("3.50.0rc1", "3.50.0rc1 is the first planned release candidate of Python 3.50."),
    ("3.50.2", "# Python 3.50.2 and 3.49.9 are now available\n\nBoth are bugfix releases."),
    ("3.50.4", "After April 2053 the 3.50 series is in its security phase."),
    ("3.50.0a2", "During the alpha phase, features may be added up until the start of beta."),
    ("3.50.2", "Bug and security fixes until then: see the schedule."),
    ("3.50.0b1", "The second beta will be 3.50.0b2, planned for 2051-06-19."),
    ("3.50.1", "Python 3.49 gets bugfix and security updates until October 2055."),
    ("3.50.1", "The next release, 3.50.2, will follow."),
  ])
  func whatIsRightIsNotCalledFalse(_ version: String, _ text: String) throws {
    #expect(try AnnouncedSeries.faults(text, of: version) == [])
  }

  @Test func twoReleasesOfOneTextCameOutTogether() throws {
    let text = "# Python 3.50.2 and 3.49.9\n\nThe ninth maintenance release of Python 3.49: 3.49.9."
    #expect(try AnnouncedSeries.faults(text, of: "3.50.2") == [])
    let wrong = "# Python 3.50.1 and 3.49.9"
    let faults = try AnnouncedSeries.faults(wrong, of: "3.50.2")
    #expect(faults.contains { $0.kind == .version && $0.stated == "3.50.1" })
  }
}
