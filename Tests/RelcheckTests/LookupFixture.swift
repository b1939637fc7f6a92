import TestSupport

/// The tree that `LookupTests` look names up in: each file binds names in a way of its own.
enum LookupFixture {
  static let files: [String: FixtureFile] = [
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
    "Lib/shapes.py":
      "import enum\nShape = enum.global_enum(enum.Enum('Shape', 'ROUND FLAT', module=__name__))\n",
    "Lib/chained.py": """
    class Chain:
        def __init__(self, other):
            queue = [(self, other)]
            while queue:
                link, value = queue.pop()
                link.cause = value
                other.context = value

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
    "Lib/rings.py": """
    class Ring:
        def __new__(cls):
            root = object()
            root.last = 1
            made = object()
            made.size = 2
            return made

    """,
    "Lib/signals.py": """
    import _matcher
    from enum import IntEnum
    IntEnum._convert_('Signals', __name__,
        lambda name: name.startswith('SIG') and not name.startswith('SIG_'), source=_matcher)

    """,
    "Lib/matcher.py": "import _matcher\nPattern = type(_matcher.compile(''))\n",
    "Modules/_matcher.c": """
    static PyMethodDef pattern_methods[] = {
        {"scan", pattern_scan, METH_O, NULL},
        {NULL, NULL}
    };
    static PyTypeObject Pattern_Type = {
        PyVarObject_HEAD_INIT(NULL, 0)
        .tp_name = "matcher.Pattern",
        .tp_methods = pattern_methods,
    };
    static struct PyModuleDef matchermodule = {
        PyModuleDef_HEAD_INIT, "_matcher", NULL, -1, NULL
    };
    PyMODINIT_FUNC PyInit__matcher(void)
    {
        PyObject *m = PyModule_Create(&matchermodule);
        state->Pair = PyObject_CallMethod(collections, "namedtuple", "(ss)", "Pair", "left right");
        PyModule_AddType(m, state->Pair);
        PyModule_AddIntConstant(m, "SIGTERM", 15);
        PyModule_AddIntConstant(m, "SIG_DFL", 0);
    }

    """,
    "Lib/matching.py": "import re\nMatch = type(re.compile('').match(''))\n",
    "Lib/frames.py": """
    from collections import namedtuple
    Traceback = namedtuple('Traceback', 'filename lineno')
    Info = namedtuple('Info', ('frame',) + Traceback._fields)
    Other = namedtuple('Other', ('frame',) + unknown())

    """,
    "Lib/flags.py": """
    NAMES = {1: "FAST", 2: "SLOW"}

    """,
    "Lib/inspector.py": """
    import flags
    mod_dict = globals()
    for k, v in flags.NAMES.items():
        mod_dict["CO_" + v] = k
    del k, v, mod_dict

    """,
    "Lib/hashes.py": """
    always = ('md5', 'sha1')
    for name in always:
        globals()[name] = name
    del always, name

    """,
    "Lib/salts.py": """
    def _add(name, *args):
        globals()['METHOD_' + name] = args
        return True
    _add('PLAIN', None)
    for tag in 'ab':
        if _add('FISH', tag):
            break

    """,
    "Lib/context.py": """
    class Base:
        def Lock(self): pass
        def _hidden(self): pass
    class Default(Base):
        def Queue(self): pass
    _default = Default()

    """,
    "Lib/processing.py": """
    import context
    __all__ = [x for x in dir(context._default) if not x.startswith('_')]
    globals().update((name, getattr(context._default, name)) for name in __all__)

    """,
    "Lib/widgets.py": """
    import enum, types
    wants = 1
    Button = 2
    __all__ = [name for name, obj in globals().items()
               if not name.startswith('_') and not isinstance(obj, types.ModuleType)
               and name not in {'wants'}]

    """,
    "Lib/types.py": "ModuleType = type\n",
    "Lib/dialog.py": """
    from widgets import *
    if __name__ == '__main__':
        def demo(): pass

    """,
    "Lib/compat.py": """
    from inner import _constants
    globals().update({k: v for k, v in vars(_constants).items() if k[:2] != '__'})

    """,
    "Lib/inner/__init__.py": """
    import sys
    from inner.late import *
    Early = 1
    sys.modules['inner.swapped'] = Early

    """,
    "Lib/inner/swapped.py": "name = 1\n",
    "Lib/inner/late.py": "from inner import *\nLate = 1\n",
    "Lib/inner/_constants.py": "LIMIT = 1\n__version__ = 2\n",
    "Lib/status.py": """
    from enum import IntEnum
    class Status(IntEnum):
        def is_good(self): pass
        OK = 200
    globals().update(Status.__members__)
    try:
        raise TypeError
    except TypeError as exc:
        kept = exc

    """,
    "Lib/ends.py": """
    from enum import IntEnum
    AF_ONE = 1
    other = 2
    IntEnum._convert_('Family', __name__, lambda C: C.isupper() and C.startswith('AF_'))
    IntEnum._convert_('Chosen', __name__, lambda x: x in ('AF_ONE', 'AF_NONE'))
    AF_MORE = 3

    """,
    "Lib/canvas.py": """
    class Frame:
        def pack(self): pass
    class Canvas(Frame):
        def draw(self): pass
        def _own(self): pass
    class Scrolled(Frame):
        size = 1
    def _forward(target, source, part):
        for name in source.__dict__:
            setattr(target, name, part)
    _forward(Scrolled, Canvas, 'part')
    for word in ('up', 'down'):
        setattr(Frame, 'move_' + word, word)

    """,
    "Lib/levels.py": """
    from enum import Enum
    class auto:
        def __init__(self): pass
    class Level(Enum):
        LOW = auto()
        def describe(self): pass

    """,
    "Lib/served.py": """
    class Alias:
        def __getattr__(self, name): return getattr(self.origin, name)
    List = Alias()

    """,
    "Lib/weights.py": """
    class Weight:
        def __init__(self):
            self.__dict__['grams'] = 1

    """,
    "Lib/generic.py":
      "from typing import Protocol\nclass Stream(Protocol):\n    def read(self): ...\n",
    "Objects/object.c": """
    PyTypeObject _PyNone_Type = {PyVarObject_HEAD_INIT(&PyType_Type, 0) .tp_name = "NoneType"};

    """,
    "Modules/_placesmodule.c": """
    static struct PyModuleDef placesmodule = {PyModuleDef_HEAD_INIT, "_places", 0, 0, 0};
    PyMODINIT_FUNC PyInit__places(void) { PyModule_AddObject(m, "path", Py_None); }

    """,
    "Objects/odictobject.c": """
    static PyMethodDef odict_methods[] = {{"popitem", odict_popitem, METH_NOARGS}, {NULL}};
    PyTypeObject PyODict_Type = {
        PyVarObject_HEAD_INIT(&PyType_Type, 0)
        .tp_name = "collections.OrderedDict", .tp_methods = odict_methods,
    };

    """,
    "Python/bltinmodule.c": """
    static PyMethodDef builtin_methods[] = {{"PyWarn", builtin_warn, METH_O}, {NULL}};
    static struct PyModuleDef builtinsmodule = {
        PyModuleDef_HEAD_INIT, "builtins", 0, 0, builtin_methods
    };
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
}
