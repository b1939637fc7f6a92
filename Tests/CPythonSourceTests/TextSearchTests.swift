import Testing

@testable import CPythonSource

/// Seeking bytes in texts.
@Suite("Texts in texts")
struct TextSearchTests {
  @Test(
    "What stands in a text is held by it, wherever it begins",
    arguments: ["abcab", "a", "c", "ab", "abc", "cab", "bca"])
  func held(_ part: String) {
    #expect("abcab".holds(part))
    #expect("xxabcabxx".dropFirst(2).dropLast(2).holds(part))
  }

  @Test("What does not stand there is not held", arguments: ["d", "abcabc", "ba", "aab", ""])
  func notHeld(_ part: String) {
    #expect(!"abcab".holds(part))
    // What lies outside of the part of a text that is looked at does not count.
    #expect(!"dabcabc".dropFirst().dropLast().holds(part))
  }

  @Test("A place that begins as the wanted one does is passed by")
  func beginnings() {
    let text = "aaab.aab"
    #expect(text.firstPlace(of: "aab").map { String(text[..<$0.lowerBound]) } == "a")
    #expect(text.firstPlace(of: "b.").map { String(text[$0.upperBound...]) } == "aab")
  }

  @Test("The parts between are those that are not empty")
  func parts() {
    #expect("modules_mod"[...].parts(between: "mod") == ["ules_"])
    #expect("a--b----c"[...].parts(between: "--") == ["a", "b", "c"])
    #expect(""[...].parts(between: "--") == [])
  }

  @Test("Rows end at LF, the last one too")
  func rows() {
    #expect("a\r\n\nb".rows == ["a\r", "", "b"])
    #expect("a\n".rows == ["a", ""])
    #expect("".rows == [""])
  }
}

/// Which C files are looked through for texts on removals.
@Suite("Texts of C on removals")
struct CRemovalTextTests {
  private func texts(_ source: String) -> [String] {
    RemovalNotice.notices(c: Array(source.utf8).span).map { notice in
      if case .text(let text) = notice.form { text } else { "" }
    }
  }

  @Test("A literal is found beside other uses of the word, and on a joined line")
  func found() {
    #expect(texts("list_remove(x, \"removed in 3.14\");") == ["removed in 3.14"])
    #expect(texts("remove(x);\nf(\"a\");\ng(\"to be removed\");") == ["to be removed"])
    #expect(texts("f(\"it will \\\nbe removed\");").count == 1)
    #expect(texts("\"removed\"") == ["removed"])
  }

  @Test("Code and comments are no texts")
  func none() {
    #expect(texts("remove(x); /* removed */\n// removed\n").isEmpty)
    #expect(texts("remove(\"a\");").isEmpty)
    #expect(texts("\\\nremove").isEmpty)
  }
}
