import CPythonSource
import Testing

/// The news of a release, below `Misc/NEWS.d` and in the old file.
@Suite struct NewsFileTests {
  private func file(_ text: String) -> NewsFile { NewsFile(source: Array(text.utf8).span) }

  @Test func entries() {
    let file = file(
      """
      .. bpo: 123
      .. date: 7908
      .. nonce: AbCdEf
      .. release date: 2015-02-08
      .. section: Core and Builtins

      Mend it.

      ..

      .. gh-issue: 7
      .. nonce: GhIjKl
      .. section: Library

      Mend
      that.

      ..

      """)
    #expect(file.entries.map(\.line) == [1, 11])
    #expect(file.entries.map(\.issue) == ["bpo-123", "gh-7"])
    #expect(file.entries.map(\.nonce) == ["AbCdEf", "GhIjKl"])
    #expect(file.entries.map(\.section) == ["Core and Builtins", "Library"])
    #expect(file.releaseDate == Mention("2015-02-08", line: 4))
  }

  @Test func textIsComparedByItsWords() {
    let entries = file("Mend\n  it.\n\n..\n\nMend it.\n\n..\n\nMend  it, too.\n").entries
    #expect(entries.count == 3)
    #expect(entries[0].textDigest == entries[1].textDigest && entries[0].textLength == 8)
    #expect(entries[0].textDigest != entries[2].textDigest)
  }

  @Test func fieldsEndAtTheText() {
    let entry = file(".. nonce: A\n\nText\n.. section: Library\n").entries[0]
    #expect(entry.section == nil && entry.nonce == "A")
    #expect(file(".. no changes: True\n").entries[0].saysNoChanges)
    #expect(file(".. bpo: 0\n.. section:\n\nx\n").entries[0].issue == nil)
    #expect(file("").entries.isEmpty && file("\n\n..\n\n..\n").entries.isEmpty)
  }

  @Test func heading() {
    let text = """
      Python News
      What's New in Python 3.6.1?
      ===========================
      *Release date: 2017-03-21*
      What's New in Python 3.6.0?
      *Release date: 2016-12-23*
      """
    let heading = NewsHeading(source: Array(text.utf8))
    #expect(heading.title == Mention("What's New in Python 3.6.1?", line: 2))
    #expect(heading.releaseDate == Mention("2017-03-21", line: 4))
    let typed = NewsHeading(source: Array("Whats' New in Python 2.7.6?\n".utf8))
    #expect(typed.title?.line == 1)
    let none = NewsHeading(source: Array("What's New in Python 2.1\nWhat's New in Python 2\n".utf8))
    #expect(none.releaseDate == nil && none.title?.line == 1)
  }

  @Test(arguments: [
    ("2017-03-21", 2017, 3, 21), ("21-Mar-2017", 2017, 3, 21), ("October 2, 2023.", 2023, 10, 2),
    ("October 14th, 2019", 2019, 10, 14), ("Tue Oct 25 00:08:22 2022", 2022, 10, 25),
    ("Mon May  6 10:42:57 2024", 2024, 5, 6), ("6 December 2016", 2016, 12, 6),
    ("2015/12/20", 2015, 12, 20),
  ])
  func days(_ text: String, _ year: Int, _ month: Int, _ day: Int) {
    let found = DayText(text, line: 1)
    #expect(found?.year == year && found?.month == month && found?.day == day)
  }

  @Test(arguments: [
    "", "XXXX-XX-XX", "XX-Mar-2011", "a Monday", "October 2nd", "2023", "13 14 2015",
  ])
  func noDays(_ text: String) { #expect(DayText(text, line: 1) == nil) }
}
