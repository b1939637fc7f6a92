import CPythonSource
import Testing

@Suite("Values of a Python outline")
struct PythonValueTests {
  typealias Value = PythonOutline.Value

  private static func each(_ name: String, in source: Value) -> Value {
    .comprehension(
      element: .reference([name]), [.init(targets: [name], source: source)])
  }

  static let cases: [(String, Value)] = [
    ("a.b.c", .reference(["a", "b", "c"])),
    ("((a))", .reference(["a"])),
    ("'x' \"y\" r'\\n' '\\n\\x41\\u00e9\\101\\q'", .string("xy\\n\nAéA\\q")),
    ("'''a\r\nb\\\nc'''", .string("a\nbc")),
    ("'\\ud800'", .opaque),
    ("'\\N{DASH}'", .opaque),
    ("b'x'", .opaque),
    ("'x' f'y'", .opaque),
    ("'a b\\tc'.split()", .sequence([.string("a"), .string("b"), .string("c")])),
    ("'a b'.split(',')", .opaque),
    ("['a', *b, c]", .sequence([.string("a"), .starred(.reference(["b"])), .reference(["c"])])),
    ("'a', 'b'", .sequence([.string("a"), .string("b")])),
    ("('a',)", .sequence([.string("a")])),
    ("()", .sequence([])),
    ("{'a', b}", .sequence([.string("a"), .reference(["b"])])),
    ("{}", .dictionary(keys: [])),
    ("{'a': 1, b: 2, **c, 'd' 'e': lambda: 3}", .dictionary(keys: ["a", "de"])),
    (
      "{'a': 'b', c: 'd'}",
      .dictionary(
        keys: ["a"], values: ["b", "d"], entries: [.init(key: "a", value: .string("b"))])
    ),
    ("{'a': 'b', 'c': 'd'}", .dictionary(keys: ["a", "c"], values: ["b", "d"])),
    (
      "{'a': 'b', 'c': d.e, 'f': ('g', 'h'), 'i': 1}",
      .dictionary(
        keys: ["a", "c", "f", "i"], values: ["b"],
        entries: [
          .init(key: "a", value: .string("b")), .init(key: "c", value: .reference(["d", "e"])),
          .init(key: "f", value: .sequence([.string("g"), .string("h")])),
        ])
    ),
    (
      "{a: 'b', 'c': 1}",
      .dictionary(keys: ["c"], values: ["b"], entries: [.init(key: "c", value: .opaque)])
    ),
    ("{a: b for a in c}", each("a", in: .reference(["c"]))),
    ("[a for a in b]", each("a", in: .reference(["b"]))),
    (
      "[a for a, b in c.items() if not a.startswith('_') and a != 'd' if not isinstance(b, Type)]",
      .comprehension(
        element: .reference(["a"]),
        [
          .init(
            targets: ["a", "b"], source: .call(["c", "items"], arguments: [], keywords: []),
            conditions: [
              .init(.startsWith, subject: "a", operand: .string("_"), isNegated: true),
              .init(
                .isElement, subject: "a", operand: .sequence([.string("d")]), isNegated: true),
              .other,
            ])
        ])
    ),
    (
      "{a for a in b if a[:2] == '__' and ismodule(a) and a.isupper() and a not in c or d}",
      .comprehension(
        element: .reference(["a"]),
        [.init(targets: ["a"], source: .reference(["b"]), conditions: [.other])])
    ),
    (
      "{a for a in b if a[:2] == '__' and ismodule(a) and a.isupper() and a not in c}",
      .comprehension(
        element: .reference(["a"]),
        [
          .init(
            targets: ["a"], source: .reference(["b"]),
            conditions: [
              .init(
                .startsWith, subject: "a", operand: .sequence([.string("__")]), isNegated: false),
              .init(.isModule, subject: "a", operand: .opaque, isNegated: false),
              .init(.isUpper, subject: "a", operand: .opaque, isNegated: false),
              .init(.isElement, subject: "a", operand: .reference(["c"]), isNegated: true),
            ])
        ])
    ),
    (
      "a().b(c)",
      .method(
        of: .call(["a"], arguments: [], keywords: []), name: "b",
        arguments: [.reference(["c"])])
    ),
    (
      "f'A_{a}_{b.c}'",
      .template(
        [.string("A_"), .reference(["a"]), .string("_"), .reference(["b", "c"])])
    ),
    ("f'{a!r}{b:>3}'", .template([.opaque, .opaque])),
    ("f'a{{b}}'", .opaque),
    ("'A_%s' % a", .template([.string("A_"), .reference(["a"])])),
    ("'%s_%s' % (a, 'b')", .template([.reference(["a"]), .string("_"), .string("b")])),
    ("'%d' % a", .opaque),
    ("a + b + ['c']", .sum([.reference(["a"]), .reference(["b"]), .sequence([.string("c")])])),
    ("(a + b) + c", .sum([.reference(["a"]), .reference(["b"]), .reference(["c"])])),
    ("a * b + -c", .sum([.opaque, .opaque])),
    ("a - b + c", .opaque),
    ("-a", .opaque),
    ("a if b else c", .choice([.reference(["a"]), .reference(["c"])])),
    (
      "a if b in c and d else e or f",
      .choice([.reference(["a"]), .reference(["e"]), .reference(["f"])])
    ),
    ("a or b", .choice([.reference(["a"]), .reference(["b"])])),
    ("a and b", .opaque),
    ("a or not b", .opaque),
    ("a or 12", .opaque),
    ("lambda a, b: a", .opaque),
    ("None", .opaque),
    ("12", .opaque),
    ("a[0]", .opaque),
    ("a.b(c)(d)", .opaque),
    (
      "a.b(c, *d, e='f', **g)",
      .call(
        ["a", "b"], arguments: [.reference(["c"]), .starred(.reference(["d"]))],
        keywords: [
          .init(name: "e", value: .string("f")), .init(name: nil, value: .reference(["g"])),
        ])
    ),
    (
      "f(a for a in b)",
      .call(["f"], arguments: [each("a", in: .reference(["b"]))], keywords: [])
    ),
    ("f(lambda x, y: x, z)", .call(["f"], arguments: [.opaque, .reference(["z"])], keywords: [])),
  ]

  @Test("Right-hand sides are read", arguments: cases)
  func value(source: String, expected: Value) {
    let outline = PythonOutline("x = " + source)
    #expect(outline.value("x") == expected)
    #expect(outline.faults.isEmpty)
  }

  @Test("Only a whole left side has a value, and only in a module or class")
  func places() {
    let outline = PythonOutline("a = b = c\nd, e = f\nclass C: g = h\ndef i(): j = k\nl: m = n")
    #expect(
      outline.bindings.map { $0.value } == [
        .reference(["c"]), .reference(["c"]), nil, nil, nil, .reference(["h"]), nil, nil,
        .reference(["n"]),
      ])
  }

  @Test("The targets of a loop stand for elements of what it runs through")
  func loops() {
    let outline = PythonOutline(
      "for a in b: pass\nfor c, (d, e) in f: pass\ndef g():\n for h in i: pass")
    #expect(
      outline.bindings.map { $0.value } == [
        .element(of: .reference(["b"]), position: nil),
        .element(of: .reference(["f"]), position: 0), nil, nil, nil, nil,
      ])
  }

  @Test("Depth and length are bounded")
  func bounds() {
    let deep = "x = " + String(repeating: "[", count: 50) + String(repeating: "]", count: 50)
    var value = PythonOutline(deep).value("x")
    var depth = 0
    while case .sequence(let elements) = value, let first = elements.first {
      depth += 1
      value = first
    }
    #expect(value == .opaque)
    #expect(depth < 12)
    let long = "x = '" + String(repeating: "a", count: 5000) + "'"
    #expect(PythonOutline(long).value("x") == .opaque)
  }

  @Test("Strings are decoded as the source declares")
  func encodings() {
    let latin1 = Array("# -*- coding: latin-1 -*-\nx = '".utf8) + [0xE9] + Array("'".utf8)
    #expect(PythonOutline(source: latin1).value("x") == .string("é"))
    let other = Array("# coding=koi8-r\nx = '".utf8) + [0xE9] + Array("'".utf8)
    #expect(PythonOutline(source: other).value("x") == .opaque)
    let invalid = Array("x = '".utf8) + [0xE9] + Array("'".utf8)
    #expect(PythonOutline(source: invalid).value("x") == .string("\u{FFFD}"))
    let unreadable = PythonOutline("#\n# vim: set fileencoding=utf-16 :\nx = 1")
    #expect(unreadable.faults.map(\.line) == [1])
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(PythonOutline(source: mark + Array("x = 1".utf8)).summary == ["x assignment 1"])
  }
}
