import CPythonSource
import Testing

/// What a module's own `__getattr__` gives, and what it asks of the name before.
@Suite("What __getattr__ of a Python outline serves")
struct PythonServingTests {
  private func servings(_ body: String) -> [String] {
    let text =
      "def __getattr__(name):\n" + body.split(separator: "\n").map { "  \($0)\n" }.joined()
    return PythonOutline(source: Array(text.utf8)).servings.map { serving in
      let tests = serving.tests.map { test in
        guard case .sequence(let names) = test.names else { return "?" }
        let texts = names.map { if case .string(let text) = $0 { text } else { "?" } }
        return (test.isNegated ? "!" : "") + texts.joined(separator: "|")
      }
      return "\(serving.target ?? "return") \(serving.line)"
        + (serving.isConditional ? " maybe" : "") + tests.map { " " + $0 }.joined()
    }
  }

  @Test(arguments: [
    ("return x", ["return 2"]),
    ("if name == 'a': return x\nreturn y", ["return 2 a", "return 3"]),
    ("if 'a' == name: return x", ["return 2 maybe"]),
    ("if not (name == 'a'):\n  return x", ["return 3 !a"]),
    ("if name in ('a', 'b'):\n  x = y = z", ["x 3 a|b", "y 3 a|b"]),
    ("if name not in {'a'}: a, b = c", ["a 2 !a", "b 2 !a"]),
    (
      "if name == 'a': return x\nelif name != 'b': return y\nelse: return z",
      ["return 2 a", "return 3 !b !a", "return 4 b !a"]
    ),
    ("if other: return x\nelse: return y", ["return 2 maybe", "return 3 maybe"]),
    ("if name == 'a':\n  if other:\n    return x\n  return y", ["return 4 maybe a", "return 5 a"]),
    (
      "try:\n  x = a\nexcept E:\n  x = b\nelse:\n  return x",
      ["x 3", "x 5 maybe", "return 7 maybe"]
    ),
    ("for x in y:\n  return x", ["return 3 maybe"]),
    ("with x:\n  return x", ["return 3"]),
    (
      "match name:\n  case 'a' | 'b': return x\n  case 'c' if d: return y\n  case _: return z",
      ["return 3 a|b", "return 4 maybe !a|b", "return 5 maybe !a|b"]
    ),
    ("match other:\n  case 'a': return x", ["return 3 maybe"]),
    ("return None\nx = None\ndef f(): return y", []),
  ])
  func isRecorded(body: String, expected: [String]) {
    #expect(servings(body) == expected)
  }

  /// Only the module's own counts.
  @Test func elsewhere() {
    let text = "class A:\n  def __getattr__(self, name): return 1\ndef f(name): return 2\n"
    #expect(PythonOutline(source: Array(text.utf8)).servings.isEmpty)
  }

  /// However many branches there are, what is kept of each is bounded.
  @Test func isBounded() {
    var text = "def __getattr__(name):\n  if name == 'a': return x\n"
    for number in 0..<2000 { text += "  elif name == 'a\(number)': return x\n" }
    let servings = PythonOutline(source: Array(text.utf8)).servings
    #expect(servings.count <= 256)
    #expect(servings.allSatisfy { $0.tests.count <= 32 })
    #expect(servings.last?.isConditional == true)
  }
}
