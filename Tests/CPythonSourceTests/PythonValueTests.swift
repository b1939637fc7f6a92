import CPythonSource
import Testing

@Suite("Values of a Python outline")
struct PythonValueTests {
  typealias Value = PythonOutline.Value

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
    ("{a: b for a in c}", .opaque),
    ("[a for a in b]", .opaque),
    ("a + b + ['c']", .sum([.reference(["a"]), .reference(["b"]), .sequence([.string("c")])])),
    ("(a + b) + c", .sum([.reference(["a"]), .reference(["b"]), .reference(["c"])])),
    ("a * b + -c", .sum([.opaque, .opaque])),
    ("a - b + c", .opaque),
    ("-a", .opaque),
    ("a if b else c", .opaque),
    ("a or b", .opaque),
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
    ("f(a for a in b)", .call(["f"], arguments: [.opaque], keywords: [])),
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
