import CPythonSource
import Testing

@Suite struct ReleasePatchLevelTests {
  private func read(_ text: String) -> PatchLevel { PatchLevel(header: Array(text.utf8)) }

  @Test func readsMacrosWithTabsAndSpaces() throws {
    let header = read(
      """
      /* A comment that speaks of #define PY_MAJOR_VERSION 9
      #define PY_MINOR_VERSION 9
      */
      #define PY_MAJOR_VERSION\t3
      #  define PY_MINOR_VERSION        12   /* the series */
      #define PY_MICRO_VERSION 0 // first
      #define PY_RELEASE_LEVEL_ALPHA  0xA
      #define PY_RELEASE_LEVEL        PY_RELEASE_LEVEL_ALPHA
      #define PY_RELEASE_SERIAL       1
      #define PY_VERSION              "3.12.0a1"
      #define PY_VERSION_HEX ((PY_MAJOR_VERSION << 24) | \\
      """)
    #expect(try header.number(.major) == 3)
    #expect(try header.number(.minor) == 12)
    #expect(try header.number(.micro) == 0)
    #expect(try header.level() == .alpha)
    #expect(try header.number(.serial) == 1)
    #expect(try header.text() == Mention("3.12.0a1", line: 10))
    #expect(try header.definition(of: .minor).line == 5)
  }

  @Test func readsLinesThatEndInCRLF() throws {
    #expect(try read("#define PY_VERSION \"2.0\"\r\n").text().text == "2.0")
  }

  @Test func readsTheOldMacro() throws {
    let header = read("#define PATCHLEVEL \"1.4\"\n")
    #expect(try header.text(.oldVersion).text == "1.4")
    #expect(throws: PatchLevel.Fault.missing(.version)) { try header.text() }
    #expect(throws: PatchLevel.Fault.missing(.major)) { try header.number(.major) }
  }

  @Test func sameDefinitionTwiceIsOne() throws {
    #expect(
      try read("#define PY_MAJOR_VERSION 3\n#define PY_MAJOR_VERSION 3\n").number(.major) == 3)
  }

  @Test func differentDefinitionsAreAmbiguous() {
    let header = read("#define PY_MAJOR_VERSION 3\n#define PY_MAJOR_VERSION 4\n")
    let all = [Mention("3", line: 1), Mention("4", line: 2)]
    #expect(throws: PatchLevel.Fault.ambiguous(.major, all)) { try header.number(.major) }
  }

  @Test(arguments: ["", "x", "3x", "(3)", "99999999999999999999999", "0x", "-1"])
  func valuesThatAreNoNumbers(_ value: String) {
    let header = read("#define PY_MICRO_VERSION \(value)\n")
    #expect(throws: PatchLevel.Fault.unreadable(.micro, Mention(value, line: 1))) {
      try header.number(.micro)
    }
  }

  @Test(arguments: ["3.12", "\"3.12", "\"3.12\" \"a1\"", "'3.12'", ""])
  func valuesThatAreNoStrings(_ value: String) {
    let header = read("#define PY_VERSION \(value)\n")
    #expect(throws: PatchLevel.Fault.unreadable(.version, Mention(value, line: 1))) {
      try header.text()
    }
  }

  @Test func unknownLevel() {
    let header = read("#define PY_RELEASE_LEVEL PY_RELEASE_LEVEL_DELTA\n")
    #expect(throws: PatchLevel.Fault.unreadable(.level, Mention("PY_RELEASE_LEVEL_DELTA", line: 1)))
    {
      try header.level()
    }
  }

  @Test func leavesOutWhatIsNeverCompiled() throws {
    let header = read(
      """
      #if 0
      #define PY_MINOR_VERSION 11
      # if X
      # else
      #define PY_MINOR_VERSION 10
      # endif
      #else
      #define PY_MINOR_VERSION 12
      #endif
      #if 1
      #define PY_MAJOR_VERSION 3
      #elif X
      #define PY_MAJOR_VERSION 4
      #else
      #define PY_MAJOR_VERSION 5
      #endif
      #if 0
      #define PY_MICRO_VERSION 1
      #elif X
      #define PY_MICRO_VERSION 2
      #endif
      #if X
      #define PY_RELEASE_SERIAL 1
      #else
      #define PY_RELEASE_SERIAL 2
      #endif
      """)
    #expect(try header.number(.minor) == 12)
    #expect(try header.number(.major) == 3)
    #expect(try header.number(.micro) == 2)
    #expect(throws: PatchLevel.Fault.self) { try header.number(.serial) }
  }

  @Test func readsTheNextLineAndForgetsWhatIsUndefined() throws {
    let header = read(
      """
      #define PY_VERSION \\
          "3.12.0a1" /* here */
      #define PY_MAJOR_VERSION 3
      #undef PY_MAJOR_VERSION
      #define PY_MINOR_VERSION 11
      #undef PY_MINOR_VERSION
      #define PY_MINOR_VERSION 12
      """)
    #expect(try header.text() == Mention("3.12.0a1", line: 1))
    #expect(throws: PatchLevel.Fault.missing(.major)) { try header.number(.major) }
    #expect(try header.number(.minor) == 12)
  }
}
