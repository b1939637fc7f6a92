import CPythonSource
import Testing

struct AnnouncementTextTests {
  private func words(_ text: String) -> [String] {
    AnnouncementText(text.utf8).blocks.flatMap(\.words).map(\.text)
  }

  @Test func frontMatterGivesTitleAndDay() {
    let text = AnnouncementText(
      "---\ntitle: 'Spam''s 1.0'\npublishDate: '2022-10-25'\n---\n\nHello.\n".utf8)
    #expect(text.title == "Spam's 1.0")
    #expect(text.titleLine == 2)
    #expect(text.day == "2022-10-25")
    #expect(text.blocks.first?.words.first?.line == 6)
  }

  @Test func markdownEscapesAndEmphasisLeaveTheWords() {
    let text = AnnouncementText("The \\`eggs\\_long\\` of **3.12** are *gone*.".utf8)
    let words = text.blocks.flatMap(\.words)
    #expect(words.map(\.text) == ["The", "eggs_long", "of", "3.12", "are", "gone", "."])
    #expect(words[1].kind == .literal)
  }

  @Test func rolesAndTargetsOfRestructuredTextLeaveTheName() {
    #expect(
      words("Removed :func:`~spam.eggs` and :meth:`Title <spam.Ham.x>`.")
        == ["Removed", "spam.eggs", "and", "spam.Ham.x", "."])
  }

  @Test func linksKeepTheirTextAndAddress() {
    let text = AnnouncementText(
      """
      - See [the page](https://docs.python.org/3.12/) and https://example.org/a_b.
      - `Notes <https://example.org/notes>`_ <https://example.org/x>
      """.utf8)
    #expect(
      text.links.map(\.address) == [
        "https://docs.python.org/3.12/", "https://example.org/a_b", "https://example.org/notes",
        "https://example.org/x",
      ])
    #expect(text.links.map(\.block) == [0, 0, 1, 1])
    let own = text.blocks[0].words.filter { $0.link == 0 }.map(\.text)
    #expect(own == ["the", "page"])
  }

  @Test func headingsItemsAndParagraphsAreBlocks() {
    let text = AnnouncementText("Top\n===\n\nOne\ntwo.\n\n* a\n* b\n\n## Low\n".utf8)
    #expect(text.blocks.map(\.role) == [.heading, .paragraph, .item, .item, .heading])
    #expect(text.blocks[1].words.map(\.line) == [4, 5, 5])
  }

  @Test func sentencesEndAtMarksOnly() {
    let block = AnnouncementText("Out is 3.12.0. Next: v3.12.1! See you".utf8).blocks[0]
    #expect(block.sentences.count == 3)
  }

  @Test(arguments: ["[", "`", "<a ", "![", "\\", "[a](", "``"])
  func unclosedMarksAreReadInLinearTime(_ mark: String) {
    let text = AnnouncementText(String(repeating: mark, count: 20_000).utf8)
    #expect(text.blocks.count <= 1)
  }
}
