import CheckFiles
import GitStore
import Readiness
import TestSupport
import Testing

@testable import relcheck

/// What functions, methods and classes take.
@Suite struct ParameterTests {
  /// Rows of classes, each with all of the row before it as bases.
  private static let crowd: String = {
    var text = "class C0_0: pass\n"
    for row in 1..<14 {
      let above = row == 1 ? 1 : 8
      let bases = (0..<above).map { "C\(row - 1)_\($0)" }.joined(separator: ", ")
      for column in 0..<8 { text += "class C\(row)_\(column)(\(bases)): pass\n" }
    }
    return text
  }()

  private static let files: [String: FixtureFile] = [
    "Include/patchlevel.h": "#define PY_VERSION \"3.9.0\"\n",
    "Include/kettle.h": """
    PyAPI_FUNC(int) PyKettle_Fill(PyObject *kettle, const char *what, int (*visit)(void *));
    PyAPI_FUNC(int) PyKettle_Pour(PyObject *, int);
    #define PyKettle_CHECK(op) (op)

    """,
    "Lib/abc.py": """
    class ABCMeta(type):
        def __new__(mcls, name, bases, namespace, **kwargs):
            pass

    """,
    "Lib/enum.py": """
    class EnumType(type):
        def __call__(cls, value, names=None, *values, start=1):
            pass
    class Enum(metaclass=EnumType):
        def __signature__(cls):
            if cls._members:
                return '(*values)'
            return '(new_class_name, /, names, *, start=1)'
    class IntEnum(int, Enum):
        pass

    """,
    "Lib/kitchen.py": """
    import abc, enum
    from dataclasses import dataclass
    from collections import namedtuple
    from typing import NamedTuple
    from _kitchen import *
    import _kitchen

    def logged(function):
        def _wrapper(self, level=None, *args, **kwargs):
            return function(self, *args, **kwargs)
        return _wrapper

    def wrapped(function):
        @functools.wraps(function)
        def inner(depth, *args, **kwargs):
            return function(*args, **kwargs)
        return inner

    def renamed(function):
        def old(*things, **more):
            return function(*things, **more)
        return old

    class Stove:
        def __init__(self, rings):
            pass
        @logged
        def light(self, ring):
            pass
        @wrapped
        def clean(self, soap):
            pass
        def cook(self, pan, /, *, heat=1):
            pass
        burn = renamed(cook)
        serve = staticmethod(cook)

    class Oven(Stove, metaclass=abc.ABCMeta):
        def __new__(cls, shelves):
            pass

    @dataclass(frozen=True)
    class Dish:
        size: int
        colour: str = 'white'
        weight = 3

    class Spoon(NamedTuple):
        length: int

    class Fork(namedtuple('Fork', 'prongs handle')):
        pass

    class Taste(enum.IntEnum):
        SWEET = 1

    class Guest:
        pass

    class Plate(_kitchen.Saucer):
        pass

    try:
        from _kitchen import boil
    except ImportError:
        def boil(slowly):
            pass

    boil_again, plain = boil, Guest

    """,
    "Lib/crowd.py": .text(crowd),
    "Lib/os.py": "import posixpath as path\n",
    "Lib/posixpath.py": "def join(a, *p):\n    pass\n",
    "Lib/places.py": "from os.path import join\n",
    "Lib/team.py": """
    class Context:
        def Lock(self, owner=None):
            pass
    _context = Context()
    __all__ = [x for x in dir(_context) if not x.startswith('_')]
    globals().update((name, getattr(_context, name)) for name in __all__)

    """,
    "Lib/drawing.py": """
    names = ['forward']
    class Turtle:
        def forward(self, distance):
            pass
    def _make(functions, cls):
        for name in functions:
            exec('def %s(): pass' % name, globals())
    _make(names, Turtle)

    """,
    "Modules/_kitchen.c": """
    #include "clinic/_kitchen.c.h"
    PyDoc_STRVAR(stir_doc, "stir($module, pot, spoon=None, /)\\n--\\n\\nStir it.");
    static PyObject *
    kitchen_boil(PyObject *self, PyObject *args, PyObject *kwds)
    {
        static char *kwlist[] = {"water", "minutes", NULL};
        PyArg_ParseTupleAndKeywords(args, kwds, "Oi:boil", kwlist, &water, &minutes);
    }
    static PyObject *
    kitchen_mix(PyObject *self, PyObject *args, PyObject *kwds)
    {
        return kitchen_mix_all(self, args, kwds);
    }
    static PyMethodDef kitchen_methods[] = {
        KITCHEN_CUT_METHODDEF
        {"stir", kitchen_stir, METH_VARARGS, stir_doc},
        {"boil", (PyCFunction)(void(*)(void))kitchen_boil, METH_VARARGS | METH_KEYWORDS, NULL},
        {"mix", (PyCFunction)kitchen_mix, METH_VARARGS | METH_KEYWORDS, NULL},
        {"wash", kitchen_wash, METH_NOARGS, "Wash up."},
        {"weigh", kitchen_weigh, METH_O, PyDoc_STR("weigh(food) -> grams")},
        {NULL, NULL}
    };
    static int
    saucer_init(PyObject *self, PyObject *args, PyObject *kwds)
    {
        static char *kwlist[] = {"diameter", NULL};
        PyArg_ParseTupleAndKeywords(args, kwds, "i:Saucer", kwlist, &diameter);
    }
    static PyMethodDef saucer_methods[] = {
        {"tilt", saucer_tilt, METH_O, PyDoc_STR("tilt($self, angle, /)\\n--\\n\\nTilt it.")},
        {NULL, NULL}
    };
    static PyTypeObject Saucer_Type = {
        PyVarObject_HEAD_INIT(NULL, 0)
        .tp_name = "_kitchen.Saucer",
        .tp_methods = saucer_methods,
        .tp_init = saucer_init,
    };
    static struct PyModuleDef kitchenmodule = {
        PyModuleDef_HEAD_INIT, "_kitchen", NULL, -1, kitchen_methods
    };
    PyMODINIT_FUNC PyInit__kitchen(void)
    {
        PyObject *m = PyModule_Create(&kitchenmodule);
        PyModule_AddType(m, &Saucer_Type);
    }

    """,
    "Modules/clinic/_kitchen.c.h": """
    PyDoc_STRVAR(kitchen_cut__doc__,
    "cut($module, /, bread, *, thickness=\\',\\')\\n"
    "--\\n"
    "\\n"
    "Cut it.");
    #define KITCHEN_CUT_METHODDEF    \\
        {"cut", _PyCFunction_CAST(kitchen_cut), METH_FASTCALL|METH_KEYWORDS, kitchen_cut__doc__},

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
    "kitchen.Stove(rings)", "kitchen.Stove.light(ring)", "kitchen.Stove.light(level)",
    "kitchen.Stove.clean(soap)", "kitchen.Stove.cook(pan)", "kitchen.Stove.cook(heat)",
    "kitchen.Stove.burn(things)", "kitchen.Stove.serve(heat)", "kitchen.Oven(shelves)",
    "kitchen.Oven(rings)", "kitchen.Dish(size)", "kitchen.Dish(colour)", "kitchen.Spoon(length)",
    "kitchen.Fork(prongs)", "kitchen.Taste(values)", "kitchen.Taste(new_class_name)",
    "kitchen.Taste(start)", "kitchen.Plate(diameter)", "kitchen.Plate.tilt(angle)",
    "kitchen.boil(water)", "kitchen.boil(slowly)", "kitchen.boil_again(minutes)",
    "_kitchen.cut(bread)", "_kitchen.cut(thickness)", "_kitchen.stir(spoon)",
    "_kitchen.boil(minutes)", "_kitchen.weigh(food)", "_kitchen.Saucer(diameter)",
    "_kitchen.Saucer.tilt(angle)", "os.path.join(a)", "places.join(p)", "team.Lock(owner)",
    "drawing.forward(distance)",
    "PyKettle_Fill(kettle)", "PyKettle_Fill(visit)", "PyKettle_CHECK(op)",
  ])
  func isThere(_ symbol: String) throws {
    #expect(try verdict(symbol) == .present)
  }

  @Test(arguments: [
    "kitchen.Stove(lids)", "kitchen.Stove.light(pan)", "kitchen.Stove.cook(salt)",
    "kitchen.Oven(bases)", "kitchen.Dish(weight)", "kitchen.Dish(depth)", "kitchen.Spoon(width)",
    "kitchen.Fork(length)", "kitchen.Taste(colour)", "kitchen.Guest(name)", "kitchen.plain(name)",
    "kitchen.Plate(depth)", "kitchen.Plate.tilt(speed)", "kitchen.boil(salt)",
    "_kitchen.cut(fork)", "_kitchen.stir(lid)", "_kitchen.boil(salt)", "_kitchen.wash(soap)",
    "_kitchen.Saucer(depth)", "places.join(q)", "team.Lock(name)", "drawing.forward(angle)",
    "PyKettle_Fill(PyObject)", "PyKettle_Fill(size)", "PyKettle_Boil(kettle)",
  ])
  func isGone(_ symbol: String) throws {
    #expect(try verdict(symbol) == .gone)
  }

  @Test(arguments: [
    // Passed on to what is not known, told by the code alone, or without a name.
    "kitchen.Stove.burn(heat)", "_kitchen.mix(flour)", "_kitchen.weigh(scales)",
    "PyKettle_Pour(kettle)",
    // More classes than are asked.
    "crowd.C13_0(name)",
  ])
  func cannotBeTold(_ symbol: String) throws {
    #expect(try verdict(symbol) == .undetermined)
  }
}
