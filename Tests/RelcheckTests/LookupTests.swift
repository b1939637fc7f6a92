import CheckFiles
import GitStore
import Readiness
import TestSupport
import Testing

@testable import relcheck

/// Names that no statement binds, and that are there: each of these was once called gone.
@Suite struct LookupTests {
  private static let files: [String: FixtureFile] = [
    "Include/patchlevel.h": "#define PY_VERSION \"3.9.0\"\n",
    "Lib/enum.py": "class Enum:\n    pass\nclass IntEnum(Enum):\n    pass\n",
    "Lib/site.py": "import builtins\ndef setquit():\n    builtins.quit = 1\n",
    "Lib/styles.py": """
    import enum
    Style = enum.Enum('Style', 'FMT_XML FMT_BINARY', module=__name__)
    globals().update(Style.__members__)

    """,
    "Lib/secure.py": """
    import _secure
    from enum import IntEnum
    IntEnum._convert_('Flags', __name__, lambda name: name.startswith('OP_'), source=_secure)

    """,
    "Lib/slotted.py": "class Link:\n    __slots__ = 'prev', 'next'\n",
    "Lib/fields.py": "class RECT:\n    _fields_ = [('left', int), ('top', int)]\n",
    "Lib/manager.py": """
    class Base:
        @classmethod
        def register(cls, typeid, callable=None):
            setattr(cls, typeid, callable)
    class Manager(Base):
        pass
    Manager.register('Queue', list)

    """,
    "Lib/helper.py": "def defproperty(klass, name, doc):\n    setattr(klass, name, doc)\n",
    "Lib/node.py": """
    from helper import defproperty
    class Node:
        pass
    defproperty(Node, 'first', doc='first')

    """,
    "Lib/drawing.py": """
    names = ['forward', 'back']
    def _make(functions):
        for name in functions:
            exec('def %s(): pass' % name, globals())
    _make(names)

    """,
    "Lib/matching.py": "import re\nMatch = type(re.compile('').match(''))\n",
    "Lib/frames.py": """
    from collections import namedtuple
    Traceback = namedtuple('Traceback', 'filename lineno')
    Info = namedtuple('Info', ('frame',) + Traceback._fields)

    """,
    "Objects/odictobject.c": """
    static PyMethodDef odict_methods[] = {{"popitem", odict_popitem, METH_NOARGS}, {NULL}};
    PyTypeObject PyODict_Type = {
        PyVarObject_HEAD_INIT(&PyType_Type, 0)
        .tp_name = "collections.OrderedDict", .tp_methods = odict_methods,
    };

    """,
    "Python/bltinmodule.c": """
    static struct PyModuleDef builtinsmodule = {PyModuleDef_HEAD_INIT, "builtins", 0, 0, 0};
    PyMODINIT_FUNC PyInit_builtins(void) { return 0; }

    """,
    "Modules/_securemodule.c": """
    static PyMethodDef base_methods[] = {{"update", base_update, METH_NOARGS}, {NULL}};
    static PyTypeObject Base_Type = {.tp_name = "_secure.Base", .tp_methods = base_methods};
    static PyTypeObject Derived_Type = {.tp_name = "_secure.Derived"};
    static struct PyModuleDef securemodule = {PyModuleDef_HEAD_INIT, "_secure", 0, 0, 0};
    PyMODINIT_FUNC PyInit__secure(void) {
        Derived_Type.tp_base = &Base_Type;
        if (PyModule_AddType(m, &PyODict_Type) < 0) { return NULL; }
        state->error = PyErr_NewException("_secure.Fault", NULL, NULL);
        if (PyModule_AddType(m, (PyTypeObject *)state->error) < 0) { return NULL; }
        PyModule_AddObject(m, "Base", (PyObject *)&Base_Type);
        PyModule_AddType(m, &Derived_Type);
        PyModule_AddIntConstant(m, "OP_ALL", 1);
        PyModule_AddIntConstant(m, "NO_OPTION", 1);
        PyDict_SetItemString(Base_Type.tp_dict, "LIMIT", limit);
    }

    """,
  ]

  private func verdict(_ text: String) throws -> SymbolReading.Verdict {
    let fixture = try FixtureRepository()
    try fixture.lightweightTag("v3.9.0", at: try fixture.commit(Self.files))
    let tag = try #require(ReleaseTag("v3.9.0"))
    let reader = ReleaseReader(
      try OpenedRepository(at: fixture.path), data: try CheckData.load(.embedded, .series([])),
      jobs: 1, verifiesBlobs: false)
    let surface = try reader.release(tag, baseline: tag).inspection.surface
    return surface.reading(of: try #require(Symbol(text)), beside: nil).verdict
  }

  @Test(arguments: [
    "styles.FMT_XML", "styles.Style.FMT_BINARY", "secure.OP_ALL", "slotted.Link.next",
    "fields.RECT.left", "manager.Manager.Queue", "node.Node.first", "drawing.forward",
    "_secure.OrderedDict", "_secure.OrderedDict.popitem", "_secure.Fault", "_secure.Derived.update",
    "_secure.Base.LIMIT", "builtins.quit", "frames.Info.frame",
  ])
  func isThere(_ symbol: String) throws {
    #expect(try verdict(symbol) == .present)
  }

  @Test(arguments: [
    "styles.FMT_PLAIN", "secure.OP_NONE", "slotted.Link.key", "fields.RECT.right",
    "manager.Manager.Stack", "node.Node.last", "_secure.Counter", "_secure.Base.LOWEST",
    "_secure.Base.remove", "secure.NO_OPTION", "builtins.exit",
  ])
  func isGone(_ symbol: String) throws {
    #expect(try verdict(symbol) == .gone)
  }

  @Test(arguments: ["matching.Match.group", "frames.Info.lineno", "drawing.sideways"])
  func cannotBeTold(_ symbol: String) throws {
    #expect(try verdict(symbol) == .undetermined)
  }
}
