import CPythonSource
import Testing

@Suite struct ReleaseWindowsTests {
  @Test func readsImportLibraries() {
    let header = """
      #pragma comment(lib,"python15_d.lib")
      #\t\t\tpragma comment(lib,"python312.lib")
      #   pragma comment(lib, "python313t_d.lib")
      #   pragma comment(lib,"python3.lib")
      /* pragma comment(lib,"python99.lib") */
      #   pragma comment(lib,"zlib.lib")
      #   pragma comment(lib,"python.lib")
      #   pragma comment(lib,"python31
      """
    let libraries = ImportLibraryPragmas(header: Array(header.utf8)).libraries
    #expect(libraries.map(\.digits) == ["15", "312", "313", "3"])
    #expect(libraries.map(\.name.line) == [1, 2, 3, 4])
    #expect(libraries[2].name.text == "python313t_d.lib")
  }

  @Test func readsLauncherTable() {
    let source = """
      static PYC_MAGIC magic_values[] = {
          { 0xc687, 0xc687, L"2.0" },
          /* { 1, 2, L"9.9" }, */
          { 3500, 3549, L"3.12" },
          { 3549, 3500, L"3.13" },
          { 99999999999999999999, 1, L"3.14" },
          { 0 }
      };
      """
    let rows = LauncherMagicTable(source: Array(source.utf8)).rows
    #expect(rows.map(\.numbers) == [0xc687...0xc687, 3500...3549])
    #expect(rows.map(\.series) == [Mention("2.0", line: 2), Mention("3.12", line: 4)])
  }

  @Test(arguments: [
    ("MAGIC_NUMBER = (3531).to_bytes(2, 'little') + b'\\r\\n'", 3531),
    ("_RAW_MAGIC_NUMBER = 3230 | ord('\\r') << 16", 3230),
    ("#define PYC_MAGIC_NUMBER 3627", 3627),
    ("#define MAGIC (62211 | ((long)'\\r'<<16) | ((long)'\\n'<<24))", 62211),
  ])
  func readsMagicNumber(_ line: String, _ number: Int) throws {
    let found = try #require(
      BytecodeMagic.definition(in: Array("# Python 3.9 3425\n\(line)\n".utf8)))
    #expect(found.number == number)
    #expect(found.line == 2)
  }

  @Test(arguments: [
    "MAGIC_NUMBER = token.to_bytes(4)", "#define PYC_MAGIC_NUMBER_TOKEN 168627187",
    "#     Python 3.9a2  3422", "x = MAGIC_NUMBER", "MAGIC_NUMBER = (99999999999999999999)", "",
  ])
  func linesWithoutMagicNumber(_ line: String) {
    #expect(BytecodeMagic.definition(in: Array(line.utf8)) == nil)
  }

  @Test func readsMentionsOfPython() {
    let text = """
      run python3.13t or python3.12-config, /usr/bin/python3.12.
      Python 3.12 (default, April 4) and Python 3.0a1 (py3k) and Python 3.5 or newer
      C:\\Python312 and python38.zip, python3, python38x, Python 3.x, python2
      """
    let places = PythonMentions(text: Array(text.utf8)).places
    #expect(
      places.map(\.mention.text) == [
        "python3.13t", "python3.12", "python3.12", "Python 3.12", "Python 3.0a1", "Python312",
        "python38",
      ])
    #expect(places.map(\.version) == ["3.13", "3.12", "3.12", "3.12", "3.0a1", "312", "38"])
    #expect(places.map(\.mention.line) == [1, 1, 1, 2, 2, 3, 3])
  }
}
