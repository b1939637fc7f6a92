import CPythonSource
import Testing

@Suite struct ReleaseReadmeTests {
  private func read(_ text: String) -> ReadmeHeading { ReadmeHeading(readme: Array(text.utf8)) }

  @Test func readsTitleAndUnderline() {
    let heading = read("\n  Python 3.12.0  \n===\nText\n---\n")
    #expect(heading.title == Mention("Python 3.12.0", line: 2))
    #expect(heading.underline == Mention("===", line: 3))
  }

  @Test(arguments: ["Title\n\n=====\n", "Title\nabc\n", "Title\n==-==\n", "Title"])
  func titleWithoutUnderline(_ text: String) {
    #expect(read(text).title?.text == "Title")
    #expect(read(text).underline == nil)
  }

  @Test func emptyFile() {
    #expect(read("").title == nil)
    #expect(read(" \n\t\r\n").title == nil)
  }

  @Test func readsLinks() {
    let heading = read(
      """
      Title
      See `3.12 <https://docs.python.org/3.12/whatsnew/3.12.html>`_ and
      `Documentation for Python 3.12 <https://docs.python.org/3.12/>`_, not
      https://docs.python.org/3/howto/ or https://docs.python.org/dev/.
      See :pep:`693` for Python 3.12 release details, or PEP 602 for Python 3.9.
      Python 2.7 is something else.
      """)
    let expected: [(ReadmeHeading.Kind, String, Int)] = [
      (.documentation, "3.12", 2), (.whatsNew, "3.12", 2), (.documentation, "3.12", 3),
      (.documentationTitle, "3.12", 3), (.releasePEP, "3.12", 5), (.releasePEP, "3.9", 5),
    ]
    #expect(heading.links.map(\.kind) == expected.map(\.0))
    #expect(heading.links.map(\.series) == expected.map { Mention($0.1, line: $0.2) })
    #expect(heading.links.first { $0.kind == .documentation }?.pep == nil)
  }

  @Test func readsNumberOfThePEP() {
    #expect(read("See PEP 693 for Python 3.12 release details\n").links.map(\.pep) == [693])
    #expect(read("See :pep:`719` for Python 3.13 release details\n").links.map(\.pep) == [719])
    #expect(read("Notes for Python 3.13\n").links.isEmpty)
  }
}
