import Testing

@testable import Readiness

/// What a module's own `__getattr__` gives: its members are told like those of anything else.
struct ServedValueTests {
  private func surface(_ text: String) -> Surface {
    Surface(
      tree: SourceTree(files: [
        "Lib/tea/__init__.py": text,
        "Lib/tea/black.py": "__all__ = ['Pot']\nclass Pot:\n  def pour(self): pass\n",
        "Lib/tea/green.py": "class _Pot:\n  def brew(self): pass\n",
      ]))
  }

  private func verdicts(_ text: String, _ names: String...) throws -> [SymbolReading.Verdict] {
    let surface = surface(text)
    return try names.map { try surface.reading(of: #require(Symbol($0))).verdict }
  }

  @Test(arguments: [
    // Imported where it is asked for, and kept as a name of the module.
    """
    def __getattr__(name):
      global Pot
      if name == 'Pot':
        from .black import Pot as p
        Pot = p
        return p
      raise AttributeError(name)
    """,
    """
    def __getattr__(name):
      if name == 'Pot':
        global Pot
        from .black import Pot
        return Pot
      raise AttributeError(name)
    """,
    // If it cannot be imported there is nothing.
    """
    def __getattr__(name):
      if name != 'Pot':
        raise AttributeError(name)
      try:
        from .black import Pot as p
      except ImportError:
        p = Pot = None
      return p
    """,
    // By its name, from a module.
    """
    from tea import black
    def __getattr__(name):
      if name in black.__all__:
        value = getattr(black, name)
        globals()[name] = value
        return value
      raise AttributeError(name)
    """,
    """
    def __getattr__(name):
      match name:
        case 'Cup' | 'Saucer':
          return 1
        case 'Pot':
          from tea import black
          return black.Pot
        case _:
          raise AttributeError(name)
    """,
    // Through tables.
    """
    import importlib
    _places = {'Pot': '.black', 'Cup': '.white'}
    def __getattr__(name):
      if name in _places:
        return getattr(importlib.import_module(_places[name], __name__), name)
      raise AttributeError(name)
    """,
    """
    from importlib import import_module
    _places = {'Pot': ('tea.black', 'Pot'), 'Leaf': ('tea.white', 'Leaf')}
    def __getattr__(name):
      try:
        module, attribute = _places[name]
      except KeyError:
        raise AttributeError(name) from None
      return getattr(import_module(module), attribute)
    """,
    """
    from .black import Pot as _Pot
    _old = {'Pot': _Pot, 'Cup': 1}
    def __getattr__(name):
      value = _old.get(name)
      if value is None:
        raise AttributeError(name)
      return value
    """,
    // Under another name.
    """
    from .black import Pot as _Pot
    def __getattr__(name: str):
      old = {'Pot', 'Cup'}
      if name in old:
        return globals()['_' + name]
      raise AttributeError(name)
    """,
    """
    from .black import Pot as _old_Pot
    def __getattr__(name):
      if name == 'Pot':
        return globals()[f'_old_{name}']
      raise AttributeError(name)
    """,
  ])
  func isTold(_ text: String) throws {
    #expect(
      try verdicts(text + "\n", "tea.Pot", "tea.Pot.pour", "tea.Pot.smash")
        == [.present, .present, .gone])
  }

  /// Of several branches the one counts that asks for the name; all, where that is not said.
  @Test func branches() throws {
    let text = """
      import sys
      from . import black, green
      def __getattr__(name):
        if name == 'Green':
          return green._Pot
        elif name in ('Black', 'Either'):
          if name == 'Either' and sys.flags:
            return green._Pot
          return black.Pot
        else:
          raise AttributeError(name)

      """
    #expect(
      try verdicts(
        text, "tea.Green.brew", "tea.Green.pour", "tea.Black.pour", "tea.Either.brew",
        "tea.Either.pour", "tea.Either.smash")
        == [.present, .gone, .present, .present, .present, .gone])
  }

  /// Something for every name, or for those of something else.
  @Test(arguments: [
    ("return name", SymbolReading.Verdict.undetermined), ("return f'a {name}'", .undetermined),
    ("return make(name)", .undetermined), ("return globals()[name]", .gone),
    ("return getattr(black, name)", .gone), ("raise AttributeError(name)", .gone),
    ("if name == 'Pot': return 1\n  raise AttributeError(name)", .gone),
    ("if name == 'Pot': p = 1\n  else: raise AttributeError(name)\n  return p", .gone),
  ])
  func everyName(_ body: String, _ verdict: SymbolReading.Verdict) throws {
    let text = "from . import black\ndef __getattr__(name):\n  \(body)\n"
    #expect(try verdicts(text, "tea.nothing") == [verdict])
  }

  /// What is made in a way that is not understood stays open, as a whole or in part.
  @Test func isNotTold() throws {
    let text = """
      import sys
      from . import black
      def __getattr__(name):
        if name == 'Made':
          return make(name)
        if name == 'Part':
          if sys.flags: return black.Pot
          return make(name)[0]
        raise AttributeError(name)

      """
    #expect(
      try verdicts(text, "tea.Made", "tea.Made.pour", "tea.Part.pour", "tea.Part.smash")
        == [.present, .undetermined, .present, .undetermined])
  }
}
