import CPythonSource
import Testing

/// What's New pages, copyright notices and the address of source files.
@Suite struct DocumentPageTests {
  private func page(_ text: String) -> WhatsNewPage { WhatsNewPage(source: Array(text.utf8)) }

  @Test func comments() {
    let text = """
      .. Rules:

         XXX TODO

      .. _target:
      .. |x| replace:: TBD
      .. c:macro:: Py_TODO
         TODO
      Text XXX and ``TODO`` and `XXX`_ and TODOS.
      """
    #expect(page(text).placeholders.map(\.line) == [6, 8, 9])
    #expect(page("* None yet.\n").placeholders.map(\.text) == ["None yet."])
  }

  @Test func releaseSentence() {
    let release = page("Intro.\nPython 3.9 was released on October 5th, 2020.\n").release
    #expect(release?.series == "3.9" && release?.line == 2 && release?.day?.day == 5)
    #expect(page("The module was released on a day.\n").release == nil)
    #expect(page("   Prerelease users\n").draftNote == 1)
  }

  @Test(
    arguments: [
      ("Copyright (c) 2001-2023 Python Software Foundation.", [2023]),
      ("Copyright © 2001, 2002,\n2003 Python Software Foundation;", [2003]),
      (
        "Copyright (c) 1995-2001 Corporation\nCopyright 2001-2008 Python Software Foundation",
        [2008]
      ),
      ("Copyright 2001 Python Software Foundation", [nil]),
      ("the Python Software Foundation was formed in 2001", []),
      ("Copyright 2001-2005\n\n\n\n\n\n\n\n2009 Python Software Foundation", []),
    ] as [(String, [Int?])])
  func notices(_ text: String, _ years: [Int?]) {
    #expect(CopyrightNotice.all(in: Array(text.utf8)).map(\.lastYear) == years)
  }

  @Test(arguments: [
    ("SOURCE_URI = 'https://github.com/python/cpython/tree/3.12/%s'", "3.12"),
    ("x = 1\nSOURCE_URI = \"http://hg.python.org/cpython/file/default/%s\"", "default"),
    ("SOURCE_URI = 'http://svn.python.org/view/python/branches/py3k/%s?view=markup'", nil),
    ("# SOURCE_URI = 'https://a/tree/b/%s'", nil), ("", nil),
  ])
  func addresses(_ text: String, _ branch: String?) {
    #expect(SourceAddress(source: Array(text.utf8))?.branch.text == branch)
  }
}
