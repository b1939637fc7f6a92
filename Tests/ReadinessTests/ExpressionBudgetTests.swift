import Testing

@testable import Readiness

/// A few lines that stand for more texts than could ever be made.
struct ExpressionBudgetTests {
  /// Sums of twelve names each, one within the other.
  private func sums(indented by: String = "") -> String {
    var text = ""
    for number in 0..<14 {
      let terms = Array(repeating: "a\(number + 1)", count: 12).joined(separator: " + ")
      text += "\(by)a\(number) = \(terms)\n"
    }
    return text + "\(by)a14 = ''\n"
  }

  private func verdict(_ name: String, _ files: [RepoPath: String]) throws -> SymbolReading.Verdict
  {
    try Surface(tree: SourceTree(files: files)).reading(of: #require(Symbol(name))).verdict
  }

  @Test(.timeLimit(.minutes(1))) func inLists() throws {
    let files: [RepoPath: String] = [
      "Lib/tea.py": sums() + "__all__ = [a0]\ndef brew(): pass\n",
      "Lib/milk.py": "from tea import *\n",
    ]
    #expect(try verdict("milk.brew", files) == .present)
  }

  @Test(.timeLimit(.minutes(1))) func inGetattr() throws {
    let text = """
      def __getattr__(name):
        if name == 'Pot':
      \(sums(indented: "    "))    return globals()[a0]

      """
    #expect(try verdict("tea.Pot.lid", ["Lib/tea.py": text]) == .undetermined)
  }
}
