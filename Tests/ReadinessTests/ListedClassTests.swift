import Testing

@testable import Readiness

/// Classes that a call makes from a list of names.
struct ListedClassTests {
  private let surface = Surface(
    tree: SourceTree(files: [
      "Lib/enum.py": "class Enum:\n  def name(self): pass\n",
      "Lib/tea.py": """
      from enum import Enum
      from collections import namedtuple
      def make(name, shown):
        made = {}
        for each in shown: exec('def %s(): pass' % each, made)
        return type(name, (object,), made)
      Sort = Enum('Sort', 'GREEN BLACK')
      Cup = namedtuple('Cup', 'size colour')
      Pot = make('Pot', ('brew', 'pour'))

      """,
    ]))

  private func verdict(_ text: String) throws -> SymbolReading.Verdict {
    try surface.reading(of: #require(Symbol(text))).verdict
  }

  @Test(arguments: [
    "tea.Sort.GREEN", "tea.Sort.name", "tea.Cup.colour", "tea.Cup._asdict", "tea.Pot.brew",
  ])
  func has(_ name: String) throws {
    #expect(try verdict(name) == .present)
  }

  /// Only a named tuple has what `collections.namedtuple` adds.
  @Test func hasNotWhatIsOfNamedTuples() throws {
    #expect(try verdict("tea.Sort._asdict") == .gone)
    #expect(try verdict("tea.Sort.WHITE") == .gone)
    #expect(try verdict("tea.Cup.handle") == .gone)
    #expect(try verdict("tea.Pot._asdict") == .undetermined)
  }

  /// Fields are taken from other named tuples, and from classes over them.
  @Test func fieldsOfOthers() throws {
    let surface = Surface(
      tree: SourceTree(files: [
        "Lib/tea.py": """
        from collections import namedtuple as nt
        import typing
        import mug
        _Pot = nt('_Pot', 'lid spout')
        class Pot(_Pot): pass
        class Leaf(typing.NamedTuple):
          sort: str
          age: int = 0
        Cup = nt('Cup', ('handle',) + Pot._fields)
        class Set(nt('Set', ['cup'] + list(Leaf._fields) + [*mug.Mug._fields])): pass
        Odd = nt('Odd', ('own',) + unknown._fields)

        """,
        "Lib/mug.py": "from collections import namedtuple\nMug = namedtuple('Mug', 'size')\n",
      ]))
    func verdict(_ text: String) throws -> SymbolReading.Verdict {
      try surface.reading(of: #require(Symbol(text))).verdict
    }
    for name in [
      "Cup.handle", "Cup.lid", "Cup.spout", "Set.cup", "Set.sort", "Set.age", "Set.size", "Odd.own",
    ] {
      #expect(try verdict("tea." + name) == .present, "\(name)")
    }
    #expect(try verdict("tea.Cup.sort") == .gone)
    #expect(try verdict("tea.Set.lid") == .gone)
    #expect(try verdict("tea.Odd.lid") == .undetermined)
  }
}
