import Testing

@testable import CPythonSource

/// What may be imported, told without reading Python.
@Suite("Imported words")
struct ImportedWordsTests {
  private func names(_ module: String, _ text: String) -> Bool {
    ImportedWords(Array(text.utf8).span).mayName(module.split(separator: "."))
  }

  @Test(
    "Every form of an import statement",
    arguments: [
      "import tea.pot\n", "from tea import pot\n", "from tea.pot import lid",
      "x = 1; import tea.pot",
      "from tea \\\n  import pot\n", "from tea import (\n    cup,\n    pot,\n)\n",
      "import \\\r\n  tea.pot\r\n", "if a:\n    import os, tea.pot as p\n",
      "import(tea.pot)", "import tea.pot",
    ])
  func named(_ text: String) {
    #expect(names("tea.pot", text))
    #expect(!names("tea.kettle", text))
  }

  @Test(
    "Words elsewhere do not count",
    arguments: [
      "tea.pot\nimport os\n", "import os\ntea.pot\n", "imp\nort tea.pot", "", "p", "impor",
      "from tea import (cup)\npot = 1\n",
    ])
  func notNamed(_ text: String) { #expect(!names("tea.pot", text)) }

  @Test("Brackets that nobody closes, and bytes of any kind")
  func hostile() {
    #expect(names("tea", "import (" + String(repeating: "\n", count: 9_000) + "tea"))
    let bytes: [UInt8] = Array("import ".utf8) + [0xFF, 0xC3] + Array(" tea\\".utf8)
    #expect(ImportedWords(bytes.span).mayName(["tea"]))
  }
}
