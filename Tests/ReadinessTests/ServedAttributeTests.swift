import Testing

@testable import Readiness

/// Attributes that no statement of the class itself binds.
@Suite("Attributes from elsewhere")
struct ServedAttributeTests {
  private func verdict(_ name: String, _ files: [RepoPath: String]) throws -> SymbolReading.Verdict
  {
    let symbol = try #require(Symbol("py:" + name))
    return Surface(tree: SourceTree(files: files)).reading(of: symbol).verdict
  }

  @Test("A module's own __getattr__ may give something for every name")
  func ofModule() throws {
    let files: [RepoPath: String] = [
      "Lib/tea.py": "def __getattr__(name):\n    return 1\n",
      "Lib/milk.py": """
      def __getattr__(name):
          if name.startswith('a'):
              return make()
          raise AttributeError(name)

      """,
      "Lib/jug.py": """
      names = {'a': 1}
      def __getattr__(name):
          if name in ('b', 'c'):
              value = 1
          else:
              raise AttributeError(name)
          if name == 'd':
              return names[name]
          return value

      """,
      "Lib/mug.py": """
      names = {'a': 1}
      def __getattr__(name):
          try:
              return names[name]
          except KeyError:
              raise AttributeError(name)

      """,
    ]
    #expect(try verdict("tea.x", files) == .undetermined)
    #expect(try verdict("milk.x", files) == .undetermined)
    #expect(try verdict("jug.x", files) == .gone)
    #expect(try verdict("jug.b", files) == .present)
    #expect(try verdict("mug.x", files) == .gone)
    #expect(try verdict("mug.a", files) == .present)
  }

  @Test("What decorates a class may give it attributes")
  func decorated() throws {
    let files: [RepoPath: String] = [
      "Lib/tea.py": """
      from milk import whiten
      def sweeten(cls):
          cls.sugar = 1
          return cls
      @sweeten
      class Pot: pass
      @whiten(2)
      class Cup: pass
      class Jug: pass

      """,
      "Lib/milk.py":
        "def whiten(n):\n    def inner(cls):\n        cls.milk = n\n        return cls\n    return inner\n",
    ]
    #expect(try verdict("tea.Pot.sugar", files) == .present)
    #expect(try verdict("tea.Cup.milk", files) == .present)
    #expect(try verdict("tea.Pot.lid", files) == .gone)
    #expect(try verdict("tea.Jug.sugar", files) == .gone)
  }

  @Test("A __getattr__ serves what it names, and anything if it asks another object")
  func getattr() throws {
    let files: [RepoPath: String] = [
      "Lib/tea.py": """
      class Pot:
          def __getattr__(self, name):
              if name != 'level':
                  raise AttributeError(name)
              return len(self.cups)
      class Cup(Pot): pass
      class Proxy:
          def __getattr__(self, name):
              return getattr(self.wrapped, name)
      class Remote:
          def __getattr__(self, name):
              return Call(name)

      """
    ]
    #expect(try verdict("tea.Pot.level", files) == .present)
    #expect(try verdict("tea.Cup.level", files) == .present)
    #expect(try verdict("tea.Pot.lid", files) == .gone)
    #expect(try verdict("tea.Proxy.lid", files) == .undetermined)
    #expect(try verdict("tea.Proxy.__lid__", files) == .gone)
    #expect(try verdict("tea.Remote.lid", files) == .undetermined)
  }

  @Test("A metaclass writes names into the classes that it makes")
  func metaclass() throws {
    let files: [RepoPath: String] = [
      "Lib/tea.py": """
      class Maker(type):
          def __new__(metacls, name, bases, body):
              body['_members_'] = {}
              return super().__new__(metacls, name, bases, body)
          def other(self, body):
              body['_lids_'] = {}
      class Pot(metaclass=Maker): pass
      class Cup(Pot): pass
      class Table:
          def __new__(cls, rows):
              rows['_first_'] = 1

      """
    ]
    #expect(try verdict("tea.Pot._members_", files) == .present)
    #expect(try verdict("tea.Cup._members_", files) == .present)
    #expect(try verdict("tea.Pot._lids_", files) != .present)
    #expect(try verdict("tea.Table._first_", files) == .gone)
  }

  @Test("What is assigned to a base afterwards is inherited")
  func assigned() throws {
    let files: [RepoPath: String] = [
      "Lib/tea.py":
        "from cups import Cup\nCup.rim = property(f)\nclass Mug(Cup): pass\nclass Jug: pass\n",
      "Lib/cups.py": "class Cup: pass\n",
    ]
    #expect(try verdict("tea.Mug.rim", files) == .present)
    #expect(try verdict("tea.Jug.rim", files) == .gone)
  }

  @Test("A parameter that is named as the class may be one of its instances")
  func namesake() throws {
    let files: [RepoPath: String] = [
      "Lib/tea.py":
        "class TeaCup: pass\nclass Pot:\n    def pour(self, cup):\n        cup.level = 1\n        x.lid = 2\n"
    ]
    #expect(try verdict("tea.TeaCup.level", files) == .undetermined)
    #expect(try verdict("tea.Pot.level", files) == .gone)
    #expect(try verdict("tea.TeaCup.lid", files) == .gone)
  }

  @Test("Names without a module are those of __builtin__ in Python 2")
  func oldBuiltins() throws {
    let files: [RepoPath: String] = [
      "Lib/os.py": "",
      "Python/bltinmodule.c": """
      static PyMethodDef builtin_methods[] = {{"unichr", builtin_unichr, METH_VARARGS}, {NULL, NULL}};
      PyObject *_PyBuiltin_Init(void)
      {
          mod = Py_InitModule4("__builtin__", builtin_methods, doc, 0, 0);
      }

      """,
    ]
    let symbol = try #require(Symbol("unichr"))
    let surface = Surface(tree: SourceTree(files: files))
    #expect(surface.reading(of: symbol).verdict == .present)
    let other = try #require(Symbol("unichs"))
    #expect(surface.reading(of: other).verdict == .gone)
  }
}
