import CPythonSource
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Every reader takes time in proportion to its input: twice as much of what is hard to read takes
/// about twice as long, where one that looks back would take four times as long.
@Suite("Growth of the time that readers take")
struct GrowthTests {
  /// A reader by the name of what it reads.
  struct Reader: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let read: @Sendable ([UInt8]) -> Void

    init(_ name: String, _ read: @escaping @Sendable ([UInt8]) -> Void) {
      testDescription = name
      self.read = read
    }
  }

  static let python = Reader("Python") {
    _ = PythonOutline(source: $0)
    _ = RemovalNotice.notices(python: $0.span)
  }
  static let header = Reader("C header") { _ = COutline(header: $0).visibilities() }
  static let source = Reader("C source") { _ = COutline(source: $0).visibilities(limitedAPI: 3) }
  static let docs = Reader("reStructuredText") { _ = DocsDocument(source: $0.span) }
  static let document = Reader("directives") {
    _ = DocumentOutline(source: $0.span)
    _ = DeprecatedRemoved.all(in: $0.span)
    _ = WhatsNewPage(source: $0)
  }
  static let news = Reader("NEWS") {
    _ = NewsFile(source: $0.span)
    _ = NewsHeading(source: $0)
  }
  static let announcement = Reader("announcement") { _ = AnnouncementText($0) }
  static let json = Reader("JSON") {
    _ = JSONText.value(of: $0)
    _ = SoftwareBill($0)
  }
  static let zip = Reader("zip") { _ = WheelMetadata(wheel: $0) }
  static let signature = Reader("signature") { _ = TagSignature(message: $0) }
  static let manifest = Reader("stable ABI") {
    _ = StableABI(manifest: $0)
    _ = StableABIExports.names(inLibrary: $0)
    _ = StableABIExports.names(inTest: $0)
    _ = ABIDumpText.symbols(in: $0)
  }
  static let release = Reader("release files") {
    _ = PatchLevel(header: $0)
    _ = ReadmeHeading(readme: $0)
    _ = ConfigureAC(source: $0)
    _ = ConfigureScript(script: $0)
    _ = ConfigureMacros(source: $0)
    _ = PythonMentions(text: $0)
    _ = WorkflowTriggers(workflow: $0)
    _ = IssueTemplate(form: $0)
    _ = CopyrightNotice.all(in: $0)
    _ = ExternalLibraries.listed(in: $0)
    _ = GrammarKeywords(grammar: $0)
    _ = MakeVariables(makefile: $0)
    _ = QuotedNames.onePerLine(in: $0)
    _ = TextScan($0.span)
    for carrier in VersionCarrier.all { _ = carrier.values(in: $0) }
  }

  static let codeParts = [
    "(", "[", "{", "()", "\"", "'", "\\", "\\\n", "\n", "a", " ", "\t", "\0", "\u{C}", ",", ";",
    ":",
    "(a,", "a(", "a = ", "#", "/*", "//", "0x", "é",
  ]
  static let pythonParts = [
    "'''", "f'{", "f\"{x:{", "lambda: ", "x.y.", "if x: ", "class A:\n ", "def f(a=", "@a\n",
    "from a import (", "__all__ += [", "x[", "not ", "{a: ", "for a in b if ", "match a:\n case ",
    "\"\"\"removed\"\"\" ", "async ", "(yield ", "globals()['a'] = ", "x: int = ", "*a, ",
    "a if b else ",
  ]
  static let cParts = [
    "#if A\n", "#if A\n#else\n", "#endif\n", "#elif A\n", "#define A(a) a a\n", "#define A A\n",
    "A(", "struct {", "struct a { int b; } c;\n", "enum { A, B };\n", "typedef ", "int f(int a);\n",
    "PyAPI_FUNC(int) f(", "static PyMethodDef a[] = {", "{\"a\", b},", "/*[clinic input]\n",
    "#undef A\n", "extern \"C\" {", "\"a\" ", "PyModule_AddObject(m, \"a\", b);\n",
    "#include <a>\n",
    "A(a)\n", "__attribute__((", "? ", "&& ", "defined(",
    "#if " + String(repeating: "(", count: 60) + "\n",
  ]
  static let textParts = [
    "* ", "* a\n", "*", "**", "`", "``", ":a:`", ":mod:`a` ", "`a <", "|", "| a\n", "+-", "+--+\n",
    "== ", "=====  =====\n", ".. ", ".. a::\n", ".. a::\n   ", ".. [1] ", ".. _a: ", "a\n=\n",
    "=\n",
    "a::\n\n  ", "  a\n", ":a: b\n", "1. ", "#. a\n", "a_ ", "a`_", "_`a", "- - - ", "  - a\n\n",
    ".. class:: A\n\n   .. method:: a\n\n", "\n\n", "a : b\n  c\n", ".. a: ", "<a href=\"",
    "[a](", "![", "&amp;", "# a\n", "> ", "| a | b |\n", "- gh-issue-1: a\n", ".. nonce: a\n",
    "*Release date: ", "..\n\n",
  ]
  static let releaseParts = [
    "#define ", "#define PY_VERSION \"", "[[function.a]]\n", "[function.a]\n added = '3.2'\n",
    "a = \"", "{\"a\": ", "[1, ", "\"a\", ", "\"\\u00e9", "{\"files\": [", "AC_DEFINE(",
    "AC_DEFINE([",
    "a: [", "on:\n", "  push:\n", "    branches:\n", "    - a\n", "'if' ", "&& (", "A= a \\\n",
    "$(A) ",
    "EXPORT_FUNC(", "EXPORT_FUNC(a)\n", "Copyright (c) 2001-", "Python ", "t_a", "::",
    "<<<<<<< a\n",
    "-----BEGIN PGP SIGNATURE-----\n", "-----BEGIN PGP SIGNATURE-----\n\n", "PK\u{1}\u{2}",
    "PK\u{5}\u{6}",
    "set libraries=", "include a.bat\n", "  \"", "1.", "3.12",
  ]

  @Test("a part again and again", arguments: [python], codeParts + pythonParts)
  func pythonGrows(_ reader: Reader, _ part: String) { expectLinear(reader, part) }

  @Test("a part again and again", arguments: [header, source], codeParts + cParts)
  func cGrows(_ reader: Reader, _ part: String) { expectLinear(reader, part) }

  @Test(
    "a part again and again", arguments: [docs, document, news, announcement],
    codeParts + textParts)
  func textGrows(_ reader: Reader, _ part: String) { expectLinear(reader, part) }

  @Test(
    "a part again and again", arguments: [release, manifest, json, zip, signature],
    codeParts + releaseParts)
  func releaseGrows(_ reader: Reader, _ part: String) { expectLinear(reader, part) }

  /// Deeper and deeper, and out again, up to a width that lines of a hundred columns have.
  @Test("indentation", arguments: [python, docs, document, release, header])
  func indentation(_ reader: Reader) {
    for word in ["a:", "- a", "push:", "if x:", ".. a::"] {
      expectLinear(reader, "") { count in
        (0..<count / 40).map { line in
          let depth = line % 100 < 50 ? line % 100 : 100 - line % 100
          return String(repeating: " ", count: depth) + word + "\n"
        }.joined()
      }
    }
  }

  private func expectLinear(
    _ reader: Reader, _ part: String, _ make: ((Int) -> String)? = nil
  ) {
    let make = make ?? { String(repeating: part, count: max(1, $0 / max(1, part.utf8.count))) }
    var size = 1 << 12
    while size < 1 << 20, time(reader, make, size) < 3_000_000 { size *= 2 }
    // Another process may have pushed the caches out: what is quadratic is so each time.
    var ratio = Double.infinity
    for _ in 0..<3 where ratio >= 3.3 {
      ratio = min(ratio, time(reader, make, 2 * size) / max(1, time(reader, make, size)))
    }
    #expect(
      ratio < 3.3, "\(size) bytes of \(part.debugDescription): \(ratio) times for twice as much")
  }

  /// The least time of three that the processor takes, in nanoseconds.
  private func time(_ reader: Reader, _ make: (Int) -> String, _ size: Int) -> Double {
    let bytes = Array(make(size).utf8)
    return (0..<3).map { _ in
      let start = Self.processorTime
      reader.read(bytes)
      return Self.processorTime - start
    }.min() ?? 0
  }

  /// Of this thread, in nanoseconds.
  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }
}
