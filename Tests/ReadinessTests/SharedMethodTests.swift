import Testing

@testable import Readiness

/// Functions outside of a class that it takes for methods, and what makes its instances.
struct SharedMethodTests {
  private let surface = Surface(
    tree: SourceTree(files: [
      "Lib/tea.py": """
      from kettle import fill as _fill
      import kettle
      def _new(cls, leaf):
        leaf.asked = True
        self = object.__new__(cls)
        other = object.__new__(leaf)
        self.leaf = leaf
        other.sort = 1
        return self
      def _set(self, value):
        self.warm = value
      def _free(self):
        self.lost = 1
      class Pot:
        __new__ = _new
        lid = property(_set, None)
        fill = _fill
        pour = kettle.pour
      class Cup:
        __new__ = _new
        @classmethod
        def make(cls):
          made = super().__new__(cls)
          made.handle = 1
          kept.append(made)
      def brew():
        cup = Cup()
        cup.steam = 1
      def wash(cup):
        cup.clean = True

      """,
      "Lib/kettle.py": """
      def fill(self): self.level = 1
      def pour(pot):
        def inner(): pot.rest = 0
      def boil(self): self.hot = 1

      """,
    ]))

  private func verdict(_ text: String) throws -> SymbolReading.Verdict {
    try surface.reading(of: #require(Symbol(text))).verdict
  }

  @Test(arguments: [
    "tea.Pot.leaf", "tea.Cup.leaf", "tea.Pot.warm", "tea.Pot.level", "tea.Pot.rest",
    "tea.Cup.handle",
  ])
  func has(_ name: String) throws {
    #expect(try verdict(name) == .present)
  }

  @Test(arguments: [
    "tea.Pot.asked", "tea.Pot.sort", "tea.Pot.lost", "tea.Pot.hot", "tea.Cup.warm",
    "tea.Pot.handle",
  ])
  func hasNot(_ name: String) throws {
    #expect(try verdict(name) == .gone)
  }

  @Test("what a function sets on a variable of its own may be set on an instance")
  func mayHave() throws {
    #expect(try verdict("tea.Cup.steam") == .undetermined)
    #expect(try verdict("tea.Cup.clean") == .undetermined)
    #expect(try verdict("tea.Pot.clean") == .gone)
  }

  @Test func isListed() {
    let classes = surface.whole().modules["tea"]?.classes
    #expect(classes?["Pot"]?.contains("leaf") == true)
    #expect(classes?["Cup"] == ["__new__", "handle", "leaf", "make"])
  }
}
