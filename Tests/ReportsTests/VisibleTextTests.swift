import Readiness
import Reports
import Testing

@Suite struct VisibleTextTests {
  static let shown: [(String, String)] = [
    ("plain text, 100 % \"quoted\"", "plain text, 100 % \"quoted\""),
    ("Łukasz Langa", "Łukasz Langa"), ("e\u{301}", "e\u{301}"), ("日本", "日本"),
    ("a\nb\rc\td", "a\\nb\\rc\\td"), ("\u{0}\u{1B}[31m", "\\u{0}\\u{1B}[31m"),
    ("\u{7F}\u{85}\u{9B}", "\\u{7F}\\u{85}\\u{9B}"),
    ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"),
    ("\u{61C}\u{200E}\u{200F}", "\\u{61C}\\u{200E}\\u{200F}"),
    ("\u{202A}\u{202E}\u{2066}\u{2069}", "\\u{202A}\\u{202E}\\u{2066}\\u{2069}"),
    (
      "a\u{AD}b\u{200B}c\u{200D}d\u{2060}e\u{FEFF}",
      "a\\u{AD}b\\u{200B}c\\u{200D}d\\u{2060}e\\u{FEFF}"
    ),
    ("\u{E0001}\u{E007F}", "\\u{E0001}\\u{E007F}"), ("x\u{FE0F}\u{E0100}", "x\\u{FE0F}\\u{E0100}"),
    ("\u{E000}\u{F0000}", "\\u{E000}\\u{F0000}"), ("\u{3164}\u{34F}", "\\u{3164}\\u{34F}"),
    ("\\u{41}", "\\\\u{41}"), ("\\x41", "\\\\x41"), ("C:\\dir\\user", "C:\\dir\\user"),
    ("\\", "\\"), ("##[error]x", "#\\u{23}[error]x"), ("###[x", "##\\u{23}[x"), ("#[x", "#[x"),
    ("", ""),
  ]

  @Test(arguments: shown)
  func shows(_ source: String, _ shown: String) {
    #expect(Array(VisibleText(source).text.unicodeScalars) == Array(shown.unicodeScalars))
    #expect(VisibleText(bytes: source.utf8).text == VisibleText(source).text)
  }

  @Test(
    arguments: [
      ([0x61, 0xFF, 0x62], "a\\xFFb"), ([0xC3], "\\xC3"), ([0xC3, 0x28], "\\xC3("),
      ([0xE2, 0x82], "\\xE2\\x82"), ([0xED, 0xA0, 0x80], "\\xED\\xA0\\x80"),
      ([0xC0, 0xAF], "\\xC0\\xAF"), ([0xF5, 0x80, 0x80, 0x80], "\\xF5\\x80\\x80\\x80"),
      ([0x0A], "\\n"), ([0xE2, 0x82, 0xAC], "€"), ([0xF0, 0x9F, 0x90, 0x8D], "🐍"),
    ] as [([UInt8], String)])
  func repairs(_ bytes: [UInt8], _ shown: String) {
    #expect(VisibleText(bytes: bytes).text == shown)
  }

  @Test(arguments: [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF] as [UInt32])
  func nonCharactersAreEscaped(_ value: UInt32) throws {
    let text = VisibleText(String(try #require(Unicode.Scalar(value)))).text
    #expect(text == "\\u{" + String(value, radix: 16, uppercase: true) + "}")
  }

  @Test func shortens() {
    let fits = String(repeating: "a", count: 200)
    #expect(VisibleText(fits).text == fits)
    let long = VisibleText(String(repeating: "a", count: 170) + String(repeating: "b", count: 31))
    #expect(
      long.text == String(repeating: "a", count: 160) + "…" + String(repeating: "b", count: 20))
  }

  @Test func neverCutsAnEscape() {
    let text = VisibleText(String(repeating: "\u{202E}", count: 100)).text
    let parts = text.split(separator: "…")
    #expect(parts.count == 2)
    for part in parts {
      #expect(part.hasPrefix("\\u{202E}") && part.hasSuffix("}"))
      #expect(part.unicodeScalars.count.isMultiple(of: 8))
    }
  }

  @Test func neverCutsAnAccentFromItsLetter() {
    let text = VisibleText(String(repeating: "ae\u{301}", count: 100)).text
    let parts = text.split(separator: "…")
    #expect(parts.first?.unicodeScalars.count == 159 || parts.first?.unicodeScalars.last != "e")
    #expect(parts.last?.unicodeScalars.first?.properties.isGraphemeExtend == false)
  }

  @Test func aHeapOfAccentsIsShortenedToo() {
    let heap = "a" + String(repeating: "\u{301}", count: 100_000)
    #expect(VisibleText(heap).text.unicodeScalars.count <= VisibleText.limit)
  }

  @Test func pathsGoByTheirBytes() {
    #expect(VisibleText(RepoPath(bytes: [0x4C, 0xFF, 0x2F])).text == "L\\xFF/")
    #expect(VisibleText(RepoPath("Lib/\u{FFFD}")).text == "Lib/\u{FFFD}")
  }

  @Test func anyBytesGiveTextWithoutControls() {
    var state: UInt64 = 88_172_645_463_325_252
    for _ in 0..<300 {
      let bytes = (0..<64).map { _ -> UInt8 in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return UInt8(truncatingIfNeeded: state)
      }
      let text = VisibleText(bytes: bytes).text
      #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
      #expect(text.unicodeScalars.count <= VisibleText.limit)
    }
  }
}
