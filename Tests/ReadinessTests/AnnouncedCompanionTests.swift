import CPythonSource
import Readiness
import Testing

/// What an announcement says of other releases, and what is left standing from an earlier one.
@Suite struct AnnouncedCompanionTests {
  @Test(
    arguments: [
      ("3.50.1", "3.49.9 is the final security release of Python 3.50.", "of 3.50"),
      ("3.50.1", "3.49.9 is the final security release of Python 3.49.", nil),
      ("3.50.0b1", "_This is an alpha preview of Python 3.50_", "alpha"),
      ("3.50.0b1", "_This is a beta preview of Python 3.50_", nil),
      ("3.50.0b1", "Our goal is to have no changes after 3.49.0rc1.", "3.49"),
      ("3.50.0b1", "Our goal is to have no changes after 3.50.0rc1.", nil),
      ("3.50.0rc1", "Wheels built against Python 3.49.0rc1 will work.", "3.49"),
      ("3.50.0rc2", "The final release will be cut from the v3.50.0rc1 tag.", "v3.50.0rc1"),
      ("3.50.0rc2", "The final release will be cut from the v3.50.0rc2 tag.", nil),
      ("3.50.0rc1", "This release, 3.50.0rc1, is the second of two release previews.", "2 of 2"),
      ("3.50.0rc1", "This release, 3.50.0rc1, is the first of two release previews.", nil),
      ("3.50.0b2", "It's 3.50 beta 1!", "3.50.0b1"), ("3.50.0b2", "It's 3.50 beta 2!", nil),
      ("3.50.0a2", "The 3.50 alpha 1 is dedicated to a kettle.", "3.50.0a1"),
      ("3.50.0b1", "b1 is the first of two planned beta releases of Python 3.49.", "3.49"),
      ("3.50.0", "# This is the stable release of Python 3.49.0", "3.49.0"),
      ("3.50.2", "**Note:** The release you're looking at is Python 3.50.1.", "3.50.1"),
      ("3.50.2", "We announce the release of Python 3.50.2 and 3.49.0!", "3.49.0"),
      ("3.50.2", "We announce the release of Python 3.50.2 and 3.49.9!", nil),
      ("3.50.2", "The next release is 3.50.3, in July 2055.", "2055-7"),
      ("3.50.2", "The next release is 3.50.3, in April 2052.", nil),
      (
        "3.50.2", "After 3.50.1, which came out yesterday (June 5, 2053), here it is.", "2053-06-05"
      ),
      (
        "3.50.0b1",
        "No ABI changes after beta 2 and as few code changes as possible after 3.49.0rc1.", "3.49"
      ),
      ("3.50.2", "We have a shiny new release for you: Python 3.50.1.", "3.50.1"),
      ("3.50.2", "# Python 3.50.2 now available - last 3.49.x bugfix release", "3.49"),
      ("3.50.2", "PEP 9050 has the schedule of 3.50, PEP 9050 the schedule of 3.49.", "9050"),
      ("3.50.2", "The schedule:\n\n<https://peps.python.org/pep-9049/>", "9049"),
      ("3.50.2", "The schedule of 3.49:\n\n<https://peps.python.org/pep-9049/>", nil),
      ("3.50.2", "The schedule:\n\n<https://peps.python.org/pep-9050/>", nil),
      (
        "3.50.2",
        "Of 3.49 tells PEP 9049.\n\n.. _PEP 9049: https://peps.python.org/pep-9049/", nil
      ),
      ("3.50.2", "The [3.50 schedule](https://peps.python.org/pep-9049/)", "9049"),
      // What is said of a candidate is not said of its final.
      ("3.50.0a1", "The first release candidate of 3.50.0 was made on 2051-08-07.", nil),
      ("3.50.0a1", "The first release candidate of 3.50.0 was made on 2051-10-02.", "2051-10-02"),
      // A PEP that something uses, and several PEPs before their addresses.
      ("3.50.0a1", "- Kettles are sped up using PEP 770.", nil),
      ("3.50.0a1", "- PEP 770, kettles", "770"),
      (
        "3.50.1",
        "For 3.50 and 3.49, PEP 9050 and PEP 9049: https://peps.python.org/pep-9050/ and https://peps.python.org/pep-9049/",
        nil
      ),
      ("3.50.1", "See PEP 9050: https://peps.python.org/pep-0777/", "777"),
      (
        "3.50.2",
        "Get Python 3.50.2. \n\n- Python 3.50.1: https://www.python.org/downloads/release/python-3502/",
        "3.50.2"
      ),
    ] as [(String, String, String?)])
  func whatIsLeftStandingIsFalse(version: String, text: String, stated: String?) throws {
    let faults = try AnnouncedSeries.faults(text, of: version)
    #expect(faults.map(\.stated) == (stated.map { [$0] } ?? []))
  }

  @Test func blocksOfHTMLHaveTheirLines() {
    let text = AnnouncementText(
      "<h2>Top</h2>\n<p>One\ntwo.</p>\n<ul>\n<li><p>The <code>a.b</code></p></li><li>c</li>\n</ul>\n<p>Python 3.50.0a1.</p>\n"
        .utf8)
    let blocks = text.blocks.map { block in
      "\(block.role) \(block.words.first?.line ?? 0) "
        + block.words.map { $0.kind == .literal ? "`\($0.text)`" : $0.text }.joined(separator: " ")
    }
    #expect(
      blocks == [
        "heading 1 Top", "paragraph 2 One two .", "item 5 The `a.b`", "item 5 c",
        "paragraph 7 Python 3.50.0a1 .",
      ])
  }
}
