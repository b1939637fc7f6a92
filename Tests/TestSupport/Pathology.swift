internal import Foundation

/// A text that repeats a few bytes as often as is wanted: what a reader may go over again and again,
/// or call itself for.
package struct Pathology: Sendable {
  /// What stands in front, once.
  package var head = ""
  /// What is repeated. `¤` is the number of the repetition, `¶` that of the one before.
  package let unit: String
  /// What stands between the units and what closes them, once.
  package var middle = ""
  /// What closes a unit; as many as there are units.
  package var close = ""

  package init(_ unit: String) { self.unit = unit }

  package init(head: String = "", _ unit: String, middle: String = "", close: String = "") {
    self.head = head
    self.unit = unit
    self.middle = middle
    self.close = close
  }

  /// About so many bytes of it.
  package func bytes(_ size: Int) -> [UInt8] {
    let count = max(1, size / max(1, unit.utf8.count + close.utf8.count))
    var bytes = Array(head.utf8)
    bytes.reserveCapacity(size + 64)
    if !unit.contains("¤"), !unit.contains("¶") {
      let plain = Array(unit.utf8)
      for _ in 0..<count { bytes += plain }
      return closed(bytes, count)
    }
    let parts = unit.split(separator: "¤", omittingEmptySubsequences: false).map {
      $0.split(separator: "¶", omittingEmptySubsequences: false).map { Array($0.utf8) }
    }
    for number in 0..<count {
      for (index, part) in parts.enumerated() {
        if index > 0 { bytes += "\(number)".utf8 }
        for (index, piece) in part.enumerated() {
          if index > 0 { bytes += "\(number - 1)".utf8 }
          bytes += piece
        }
      }
    }
    return closed(bytes, count)
  }

  private func closed(_ opened: [UInt8], _ count: Int) -> [UInt8] {
    var bytes = opened
    bytes += middle.utf8
    let closing = Array(close.utf8)
    for _ in 0..<(closing.isEmpty ? 0 : count) { bytes += closing }
    return bytes
  }
}

extension Pathology {
  private static let isPatient =
    ProcessInfo.processInfo.environment["RELCHECK_PATIENT"] != nil

  /// All, if RELCHECK_PATIENT is set, which takes many minutes; else every sixth.
  package static let chosen: [Pathology] =
    isPatient ? all : all.indices.filter { $0 % 6 == 0 }.map { all[$0] }

  /// The bytes of the shortest text that is read.
  package static let size = isPatient ? 16 << 10 : 4 << 10

  /// Text of all kinds that readers of this program are given, and none that any of them is meant for.
  package static let all: [Pathology] = units.map { Pathology($0) } + nested

  private static let units: [String] = marks + python + c + documentation + data

  private static let marks = [
    "(", "[", "{", "<", ")", "]", "}", "\"", "'", "`", "``", "*", "**", "|", "\\", "\\\n", "\\\r\n",
    "/", "/*", "*/", "//", "#", "#\n", "\n", "\r", "\r\n", " ", "\t", " \n", "\t \n", "a", "a ",
    "a\n",
    "_", "0", "9", ".", "..", "...", ":", "::", "=", "-", "+", ",", ";", "@", "%", "&", "!", "?",
    "~",
    "^", "$", "\u{0}", "\u{c}", "é", "\u{FEFF}", "\u{2028}", "()", "[]", "{}", "(a,", "a(", "a.",
    "a[",
    "a=", "a,", "a¤ ", "a¤\n", "a¤.", "a¤,", "a¤=", "a¤(", "a:b,", "1+", "a?", "a?b:", "\\u0000",
    "\\x",
    "\\N{", "a\u{0}", "0x", "1e", "1_",
  ]

  private static let python = [
    "lambda:", "lambda a:", "not ", "-1,", "if a:\n ", "if a: a\n", "else:\n", "elif a:\n",
    "try:\n",
    "def f():\n ", "def f¤(a):\n pass\n", "def f(a¤, ", "@a\n", "@a¤(\n", "class a:\n", "class a(",
    "class a¤(a¶): pass\n", "class a¤:\n def a(self): self.a¤ = 1\n", "import a\n", "import a¤\n",
    "import a, ", "from a import *\n", "from a¤ import *\n", "from a import a¤\n",
    "from . import (",
    "from .", "for a in a ", "(a for a in ", "[a for a in a if ", "f'{", "f\"{a!r:{", "b'", "'''",
    "\"\"\"", "'''a", "r'\\", "'a' ", "'a' 'b'\n", "a = 'b'\n", "a¤ = a¶\n", "a = a¤ = ", "a: a = ",
    "__all__ += ['a¤']\n", "__all__ = __all__ + ", "__all__ = ['a', ", "__all__.append('a¤')\n",
    "__all__.extend(a¤)\n", "del a¤\n", "global a¤\n", "setattr(a, 'a¤', 1)\n", "a.a¤ = 1\n",
    "globals()['a¤'] = 1\n", "a¤ = namedtuple('a', 'a b')\n", "a = a if a else ", "with a as ",
    "match a:\n case ", "async ", "await ", "yield ", "*a, ", "**a, ", "a := ", "a -> ",
    "if a:\n  a¤ = 1\n",
    "warnings.warn('a 3.12', DeprecationWarning)\n", "warnings._deprecated('a', remove=(3, 12))\n",
    "for a in b: vars()[a] = 1\n", "_a = b('a¤', (", "a %", "'%s' % ", "'a'.join(",
  ]

  private static let c = [
    "#if a\n", "#if a\n#endif\n", "#if a¤\n#endif\n", "#if a¤\n", "#if (", "#if !", "#if a&&",
    "#if a¤&&",
    "#if defined(", "#ifdef a\n", "#else\n", "#elif a¤\n", "#if a\n#else\n#endif\n",
    "#define a a\n",
    "#define a¤ a¶\n", "#define a¤ a¶ a¶\n", "#define a(b) a(b)\n",
    "#define a¤(b) a¶(b) a¶(b)\na¤(x)\n",
    "#define a \\\n", "#define a(a¤,", "#undef a¤\n", "#include <a>\n", "#include \"a¤.h\"\n",
    "struct a {",
    "struct a¤ { int a; };\n", "struct { int a¤; } ", "enum { a¤, ", "enum a¤ { b¤ = a¶ };\n",
    "int a;",
    "int a¤(void);\n", "int (*a)(", "typedef struct {", "typedef a¶ a¤;\n", "static ", "const ",
    "*a ",
    "{0, ", "{\"a\", a, 0, 0},\n", "{\"a¤\", a¤, METH_O, 0},\n",
    "PyModule_AddObject(m, \"a¤\", a);\n",
    "PyModule_AddIntMacro(m, a¤);\n", "a(a); ", "/*[clinic input]\n", "/*[clinic input]\na.a¤\n",
    "/*[clinic input]\na\n[clinic start generated code]*/\n",
    "/*[clinic end generated code: output=0 input=0]*/\n", "\"\\", "L\"", "'\\''", "??/\n", "a b ",
    "PyAPI_FUNC(a) a¤(a);\n", "PyAPI_DATA(", "static PyMethodDef a¤[] = {{0}};\n",
    "static PyTypeObject a¤ = {\n \"a.a¤\",\n", "PyInit_a¤(void) { ", "a¤ = PyType_FromSpec(&a);\n",
    "if (a) { a; } ", "for (;;) ", "return a; }\n{ ", "{Py_tp_base, a¤},", "{Py_mod_exec, a¤},",
    "extern \"C\" {", "__attribute__((", "_Py_DEPRECATED(3.12) ", "Py_DEPRECATED(3.1¤) int a¤;\n",
    "// removed in 3.12\n", "case a¤: ", "inst(a¤, (a -- a)) { ", "#define a¤ ¤\n", "a: \n",
    "do { ",
  ]

  private static let documentation = [
    ".. ", ".. a\n", ".. a::\n", ".. note::\n   ", ".. note:: a\n\n", "   .. note::\n", ":a:",
    ":a:`",
    ":mod:`a¤` ", ":func:`~a.a¤`\n", "==\n", "=\n", "a\n=\n", "a¤\n==\n\n", "-\n", "- ", "- a\n",
    "+--+\n",
    "+-", "+---+---+\n| a | a |\n", "=== ===\n", "=== ===\na   a\n", "| a | a |\n", "| a\n",
    "`a`_ ",
    "`a <b>`_ ", "|a¤| ", ".. |a¤| replace:: a\n", ".. _a¤: a\n", "__ a\n", ".. [1] a\n",
    ".. [#a¤] a\n",
    "a::\n\n  ", "\n\n  a", " a\n\n", "* a\n  * a\n", "1. a\n", "#. a\n", "a) ", "> ", "> a\n",
    "<p>",
    "<ul><li>", "</p>", "<a href=\"", "<!--", "&amp;", "&#", "]]>", "<b", "<b a=\"a\" ", "**a",
    "*a* ",
    "_a_ ", "[a](", "[a](b) ", "[a]: b\n", "![", "# a\n", "``` \n", "~~~\n",
    ".. function:: a¤(b, c)\n",
    ".. class:: a¤\n\n   .. method:: a¤\n\n", ".. module:: a¤\n",
    ".. deprecated-removed:: 3.9 3.12\n",
    ".. versionadded:: 3.¤\n", ".. toctree::\n   a¤\n", "Removed\n=======\n\n* a¤\n",
    "* Removed :mod:`a¤`.\n", "* The ``a¤`` and ``b¤`` functions were removed from :mod:`a`.\n",
    "Remove ``a¤()``, ", "a, b and c, ", "the a and ", "a of the b of ", "``a¤``, ", "(``a¤``) ",
    "a. A ",
    "a; a: ", "deprecated ``a¤`` in favor of ", ".. gh-issue: 1\n",
    ".. gh-issue: ¤\n.. nonce: ¤\n\na\n\n",
    ".. section: a\n", ".. nonce: a\n", ".. date: 2\n", ".. bpo: ¤\n",
    "What's New in Python 3.1¤?\n=\n",
    "- Issue #¤: a\n\n", "*Release date: 1-Jan-2000*\n", "Monday, 1 January 2000\n", "3.12.0a¤ ",
    "https://www.python.org/a¤ ", "https://", "<https://a¤>, ", "a@b ", "October 24, 2022, ",
    "2022-10-24 ",
    "\u{2019}", "\u{201C}a\u{201D}", "--- ", "(c) 20¤ ", "Copyright ",
  ]

  private static let data = [
    "[[", "[a]\n", "[[a]]\n", "[a¤]\n", "[a.", "[a¤.b]\nc = 1\n", "a = [", "a = [1, ", "a = {a = ",
    "a = {a¤ = 1}\n", "a = \"\"\"", "a = '''", "a = 1\n", "a¤ = 1\n", "a.a = 1\n", "a.a¤ = 1\n",
    "a.",
    "\"a\" = ", "a = 2000-01-01\n", "{\"a\":", "{\"a¤\": 1, ", "[1,", "[\"a\",", "PK\u{1}\u{2}",
    "PK\u{3}\u{4}", "PK\u{5}\u{6}", "  on:\n", "a:\n  ", "a¤: a\n", "- a: ", "- [a, ",
    "AC_DEFINE([",
    "AC_DEFINE(a¤)\n", "AC_DEFINE([a¤], [1], [", "m4_define([", "dnl ", "$(a", "a = $(a)\n",
    "a¤ = $(a¶)\n", "a: b\n\t", "<ItemGroup>", "<ClCompile Include=\"a¤\" />\n", "\"a¤\",\n",
    "#undef A¤\n",
    "function.a¤:\n", "[function.a¤]\nadded = '3.2'\n", "EXPORT_FUNC(a¤)\n", "a¤ @1\n", "DATA a¤\n",
    "-----BEGIN PGP SIGNATURE-----\n", "-----END PGP SIGNATURE-----\n", "AAAA\n", "=AAAA\n",
    "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n",
    "parent 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n",
    "author a <a> 1 +0\n", "gpgsig a\n ", "100644 a¤\u{0}aaaaaaaaaaaaaaaaaaaa",
    "100644 a\u{0}aaaaaaaaaaaaaaaaaaaa", "40000 a\u{0}aaaaaaaaaaaaaaaaaaaa", "<<<<<<< a\n",
    ">>>>>>> a\n",
    "#define PY_VERSION \"¤\"\n", "# Python 3.12a¤ ¤\n", "MAGIC_NUMBER = (¤).", "NAME: '¤'\n",
    "a: b |",
  ]

  private static let nested: [Pathology] =
    [
      Pathology("(", close: ")"), Pathology("[", close: "]"), Pathology("{", close: "}"),
      Pathology(head: "a = ", "(", middle: "1", close: ")"),
      Pathology(head: "a = ", "[", close: "]"),
      Pathology(head: "a = ", "{'a':", middle: "1", close: "}"), Pathology("f(", close: ")"),
      Pathology("(a,", close: ")"), Pathology("f(a=", close: ")"), Pathology("a[", close: "]"),
      Pathology(head: "x = ", "lambda a: (", middle: "1", close: ")"),
      Pathology("<a>", close: "</a>"),
      Pathology(head: "x = ", "(1 if 1 else ", middle: "1", close: ")"),
      Pathology("<ul>", close: "</ul>"),
      Pathology(head: "x = ", "[a for a in ", middle: "a", close: "]"),
      Pathology("f'{", close: "}'"),
      Pathology(head: "@", "f(", close: ")"), Pathology(head: "class A(", "f(", close: ")"),
      Pathology(head: "def f(a=", "(", middle: "1", close: ")"),
      Pathology("struct a { ", close: "} b; "),
      Pathology(head: "#if ", "(", middle: "1", close: ")"),
      Pathology(head: "#if ", "!", middle: "1"),
      Pathology(head: "#if ", "defined(a) && (", middle: "1", close: ")"),
      Pathology(head: "#if ", "1?"),
      Pathology(head: "#if ", "-", middle: "1"), Pathology("#if a\n", close: "#endif\n"),
      Pathology(head: "int a = ", "(", middle: "1", close: ")"), Pathology("enum { ", close: "} "),
      Pathology(head: "void f(void) ", "{", close: "}"),
      Pathology(head: "int ", "(*", middle: "a", close: ")(void)"),
      Pathology("typedef struct { ", close: "} a; "), Pathology("union { ", close: "}; "),
      Pathology(head: "PyMethodDef a[] = ", "{", close: "}"),
      Pathology(head: "x = ", "f(", close: ")"),
      Pathology(head: "{\"a\":", "[", close: "]"), Pathology("{\"a\":", middle: "1", close: "}"),
      Pathology(head: "a = ", "{a = ", middle: "1", close: "}"),
      Pathology(head: "[", "a.", middle: "a]"),
      Pathology("**", middle: "a", close: "**"), Pathology("*", middle: "a", close: "*"),
      Pathology("`", middle: "a", close: "`"), Pathology("[", middle: "a", close: "](b)"),
      Pathology("(``a``", close: ")"), Pathology("- ", middle: "a"), Pathology("> ", middle: "a"),
      Pathology("$(", close: ")"), Pathology("AC_DEFINE([", close: "])"),
      Pathology("[[", close: "]]"),
      Pathology(head: "a: ", "[", close: "]"), Pathology(head: "a: ", "{a: ", close: "}"),
      Pathology(head: "'''", "\\", middle: "'''"), Pathology(head: "\"", "\\\"", middle: "\""),
      Pathology(head: "Removed\n=======\n\n* ", "``a¤``, ", middle: "were removed."),
      Pathology(head: "Removed\n=======\n\n* The ", "a¤ of ", middle: "was removed."),
      Pathology(head: "Removed\n=======\n\n", "* ``a¤()``\n"),
      Pathology(head: "Removed\n=======\n\n.. class:: a\n\n", "   .. method:: a¤\n\n"),
      Pathology(head: "#define f(x) x x\n", "f(", middle: "a", close: ")"),
      Pathology(head: "/*[clinic input]\n", "a¤: a\n", middle: "[clinic start generated code]*/\n"),
    ] + indented

  /// Blocks in one another, each a blank further in than the one around it, which makes the text grow
  /// with the square of the depth: few of them.
  private static let indented: [Pathology] = [
    Pathology(steps("if a:\n")), Pathology(steps("class a:\n")), Pathology(steps("def f():\n")),
    Pathology(steps("* a\n\n", by: "  ")), Pathology(steps(".. note::\n\n", by: "   ")),
    Pathology(steps("a:\n")), Pathology(steps("- a:\n", by: "  ")), Pathology(steps("a\n")),
  ]

  private static func steps(_ line: String, by step: String = " ") -> String {
    (0..<150).map { String(repeating: step, count: $0) + line }.joined()
  }
}
