import Testing

@testable import Readiness

/// Attributes that a method gives its instance by names that are made.
struct InstanceNameTests {
  private let surface = Surface(
    tree: SourceTree(files: [
      "Lib/tea.py": """
      SORTS = ('green', 'black')
      class Base:
        EXTRAS = ['milk', 'sugar']
      class Pot(Base):
        NAMES = ['lid', 'spout']
        def __init__(self, given):
          for name in self.NAMES:
            if name in given:
              setattr(self, name, given[name])
          for index, sort in enumerate(SORTS):
            setattr(self, 'is_' + sort, index)
          for extra in self.EXTRAS: setattr(self, f'{extra}_count', 0)
          for key, value in (('size', 1), ('weight', 2)):
            self.__dict__[key] = value
          self.__dict__.update(colour=1)
          vars(self)['owner'] = None
          vars(self).setdefault('guests', make())
      class Open:
        def __init__(self, **keywords):
          for name in keywords:
            setattr(self, name, keywords[name])
      class Updated:
        def __init__(self, **keywords):
          self.__dict__.update(keywords)
      class Varied:
        def fill(self, keywords):
          vars(self).update(keywords)
      class Prefixed:
        def fill(self, name):
          setattr(self, 'cup_' + name, 1)
      class Own:
        def __init__(self, names):
          self.names = names
          for name in self.names: setattr(self, name, 1)
      class Kept:
        def __init__(self): self.a = 1
        def __setstate__(self, state): self.__dict__.update(state)
        def __setattr__(self, name, value): self.__dict__[name] = value
      class Registry:
        @classmethod
        def register(cls, name): setattr(cls, name, 1)
      Registry.register('green')
      class Described:
        __slots__ = dict(a='one', b='two')
        def fill(self, name): setattr(self, name, 1)
      class Slotted:
        __slots__ = 'a', 'b'
        def fill(self, name): setattr(self, name, 1)
      def Mug(): return make()
      def mug(): return make()
      class Spill: pass
      class Drop(Spill):
        def __init__(self, cup): self.cup, self.size = cup, 1
      class Flood(Spill):
        def __init__(self, cup): self.cup = cup
      class Refusal:
        def __init__(self, why): self.why = why
      class Late(Refusal):
        def __init__(self, cup): self.cup = cup
      class Early(Refusal):
        def __init__(self, cup): self.cup = cup

      """
    ]))

  private func verdict(_ text: String) throws -> SymbolReading.Verdict {
    try surface.reading(of: #require(Symbol(text))).verdict
  }

  @Test(arguments: [
    "lid", "spout", "is_green", "is_black", "milk_count", "sugar_count", "size", "weight", "colour",
    "owner", "guests",
  ])
  func has(_ name: String) throws {
    #expect(try verdict("tea.Pot." + name) == .present)
  }

  @Test(arguments: [
    "tea.Pot.handle", "tea.Pot.green", "tea.Pot.milk", "tea.Prefixed.mug", "tea.Kept.b",
    "tea.Open.__copy__", "tea.Base.lid", "tea.Slotted.c",
    "tea.Registry.black", "tea.Described.c",
  ])
  func hasNot(_ name: String) throws {
    #expect(try verdict(name) == .gone)
  }

  /// Where the names cannot be told, any may be there.
  @Test(arguments: [
    "tea.Open.handle", "tea.Updated.handle", "tea.Varied.handle", "tea.Prefixed.cup_a",
    "tea.Own.handle",
  ])
  func mayHave(_ name: String) throws {
    #expect(try verdict(name) == .undetermined)
  }

  @Test func givenByCalls() throws {
    #expect(try verdict("tea.Registry.green") == .present)
  }

  @Test func isListed() {
    let names = surface.whole().modules["tea"]?.classes["Pot"] ?? []
    #expect(names.contains("lid") && names.contains("size") && names.contains("is_green"))
  }

  /// `locals()` in a method is not the module.
  @Test(arguments: [
    ("tea.Cup.size", SymbolReading.Verdict.present), ("tea.Cup.heat", .present),
    ("tea.Cup.SORTS", .gone), ("tea.Cup.Cup", .gone),
  ])
  func byLocals(_ name: String, _ verdict: SymbolReading.Verdict) throws {
    let text = """
      SORTS = ()
      class Cup:
        def __init__(self, size=None):
          heat = 1
          for name, value in locals().items(): setattr(self, name, value)

      """
    let surface = Surface(tree: SourceTree(files: ["Lib/tea.py": text]))
    #expect(try surface.reading(of: #require(Symbol(name))).verdict == verdict)
  }

  /// The names that a metaclass sets on classes come from the bodies of these.
  @Test func byMetaclass() throws {
    // No tree of a test has the built-in `type`.
    let text = """
      class type: pass
      class Meta(type):
        def add(cls, name): setattr(cls, name, 1)
      class Made(metaclass=Meta): pass

      """
    let surface = Surface(tree: SourceTree(files: ["Lib/tea.py": text]))
    for name in ["tea.Meta.lid", "tea.Made.lid"] {
      #expect(try surface.reading(of: #require(Symbol(name))).verdict == .gone)
    }
  }

  @Test("a function that is named as classes are stands for what it gives")
  func functions() throws {
    #expect(try verdict("tea.Mug.handle") == .undetermined)
    #expect(try verdict("tea.mug.handle") == .gone)
    #expect(try verdict("tea.Mug._handle") == .gone)
  }

  @Test("what every class made from a class without a constructor sets may be meant of that class")
  func derived() throws {
    #expect(try verdict("tea.Spill.cup") == .undetermined)
    #expect(try verdict("tea.Spill.size") == .gone)
    #expect(try verdict("tea.Refusal.cup") == .gone)
    #expect(try verdict("tea.Drop.cup") == .present)
  }
}
