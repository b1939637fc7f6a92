import TOMLKit
import Testing

@testable import CheckFiles

@Suite("TOML with lines")
struct TOMLReaderTests {
  /// A TOMLKit value in our terms, without lines.
  private func plain(_ value: any TOMLValueConvertible) -> TOMLNode.Value {
    switch value.type {
    case .table:
      .table(
        (value.table?.keys ?? []).reduce(into: [:]) { result, key in
          if let inner = value.table?[key] { result[key] = TOMLNode(line: 0, value: plain(inner)) }
        })
    case .array:
      .array(
        (value.array.map { Array($0) } ?? []).map {
          TOMLNode(line: 0, value: plain($0))
        })
    case .string: .string(value.string ?? "")
    case .int: .integer(value.int ?? 0)
    case .bool: .boolean(value.bool ?? false)
    case .date: .date(value.date?.debugDescription ?? "")
    case .double: .other("", .float)
    case .time: .other("", .time)
    case .dateTime: .other("", .dateTime)
    }
  }

  /// Our value without lines, and without the text of what check files do not have.
  private func withoutLines(_ node: TOMLNode) -> TOMLNode.Value {
    switch node.value {
    case .array(let nodes):
      .array(nodes.map { TOMLNode(line: 0, value: withoutLines($0)) })
    case .table(let entries):
      .table(entries.mapValues { TOMLNode(line: 0, value: withoutLines($0)) })
    case .other(_, let kind): .other("", kind)
    default: node.value
    }
  }

  static let documents = [
    "", "# only\n", "a = 1", "a = 1\r\nb = 2\r\n", "\u{FEFF}a = 1\n",
    "a.b.c = 1\na.b.d = 2\n\"x y\".'z' = 3\n", "[a]\nx=1\n[a.b]\ny=2\n[c.d.e]\n[c]\nz = 1\n",
    "[[t]]\nn=1\n[t.s]\nq=1\n[[t]]\nn=2\n[t.s]\nq=2\n[[t.u]]\n[[t.u]]\n",
    "a = \"q\\\"\\\\ \\t\\u00e9\\U0001F40D\"\nb = 'c:\\n'\n",
    "a = \"\"\"\none\n  two \\\n   three\n\"\"\"\nb = '''\nx''y\n'''\nc = \"\"\"\"q\"\"\"\"\"\n",
    "a = [1, 2, # c\n 3,\n]\nb = [[\"x\"], []]\nc = {x = 1, y.z = [2], w = {}}\n",
    "a = +1_000\nb = -17\nc = 0xDEAD_beef\nd = 0o17\ne = 0b101\nf = 0\ng = 9223372036854775807\n",
    "a = 1.5\nb = -1e6\nc = inf\nd = 6.02_2E+23\ne = nan\nf = 0.0\n", "a = true\nb = false # x\n",
    "a = 2022-10-24\nb = 2022-10-24T01:02:03Z\nc = 2022-10-24 01:02:03.5+01:00\nd = 07:32:00\n",
    "\"\" = 1\n'#' = \"#\" # c\n", "a = [{b = 1}, {b = 2}]\n", "a = \"[x]\"\nb = '= #'\n",
    "a = '''[[removal]]\nb = 1'''\nc = 2\n", "1234 = 'x'\n-a_ = 1\n",
  ]

  @Test("TOMLKit reads the same values", arguments: documents)
  func agrees(_ text: String) throws {
    let oracle = TOMLNode(line: 0, value: plain(try TOMLTable(string: text)))
    #expect(withoutLines(try TOMLReader.read(text)) == oracle.value)
  }

  /// Every document cut short at each character, and with each character replaced.
  static func variants(of text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.flatMap { index in
      "\"[]{=.\n0".unicodeScalars.map { replacement in
        var changed = scalars
        changed[index] = replacement
        return changed
      } + [Array(scalars[..<index])]
    }
    .map { scalars in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      return String(view)
    }
  }

  @Test("No text ends the program, and a fault is in a line of the text")
  func variantsEndWell() {
    for text in (Self.documents + Self.broken).flatMap(Self.variants) {
      do throws(TOMLSyntaxError) {
        _ = try TOMLReader.read(text)
      } catch {
        let lines = text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
        #expect((1...lines).contains(error.line), "\(text.debugDescription)")
      }
    }
  }

  static let broken = [
    "a", "a =", "a = 1 b = 2", "= 1", "a = \"x", "a = \"x\ny\"", "a = 'x", "a = \"\"\"x",
    "a = \"\\q\"",
    "a = \"\\uD800\"", "a = \"\\u12\"", "[a", "[a]]", "[[a]", "[]", "[a]\n[a]", "a = 1\na = 2",
    "a = 1\n[a]", "a = 1\na.b = 2", "[a]\nb = 1\n[a.b]", "a = [1", "a = [1 2]", "a = {b = 1",
    "a = {b = 1,}", "a = {b = 1}\na.c = 2", "a = {b = 1}\n[a.c]", "a = [1]\n[[a]]", "[[a]]\n[a]",
    "a.b = 1\n[a]", "[a.b.c]\nz=9\n[a]\nb.c.t = 1", "a = 01", "a = 1__0", "a = 1_", "a = 0x",
    "a = 1.",
    "a = .5", "a = 1e", "a = 9223372036854775808", "a = 2022-13-01", "a = 2022-02-30", "a = tru",
    "a = 25:00:00", "a = \u{7F}", "# \u{1}", "a = \"\u{0}\"", "a\u{0}b = 1", "é = 1",
    "a = 1 # \u{0}",
    "\"\"\"a\"\"\" = 1", "a = 0x-1", "a = ++1", "a = 1979-05-27T", "[a] x = 1", "a = 1\rb = 2",
  ]

  @Test("What is no TOML is refused", arguments: broken)
  func refuses(_ text: String) {
    #expect(throws: TOMLSyntaxError.self) { try TOMLReader.read(text) }
  }

  @Test func lines() throws {
    let text = "# c\na = '''\nx\n'''\n\n[t]\nb = [\n 1,\n 2]\n[[u]]\n[[u]]\nv.w = 1\n"
    guard case .table(let root) = try TOMLReader.read(text).value,
      case .table(let table)? = root["t"]?.value, case .array(let items)? = table["b"]?.value,
      case .array(let tables)? = root["u"]?.value
    else {
      Issue.record("not the tables expected")
      return
    }
    #expect(root["a"]?.line == 2)
    #expect(root["t"]?.line == 6)
    #expect(table["b"]?.line == 7)
    #expect(items.map(\.line) == [8, 9])
    #expect(tables.map(\.line) == [10, 11])
  }

  @Test("A fault is in the line where the reader stands")
  func faultLine() {
    #expect(throws: TOMLSyntaxError(line: 3, message: "',' or ']' is expected in an array")) {
      try TOMLReader.read("a = [\n 1\n 2]\n")
    }
  }

  @Test("Depth is bounded, length is not")
  func bounds() throws {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: TOMLSyntaxError.self) { try TOMLReader.read("a = " + deep) }
    let dotted = Array(repeating: "a", count: 100_000).joined(separator: ".")
    #expect(throws: TOMLSyntaxError.self) { try TOMLReader.read(dotted + " = 1") }
    let many = (0..<20_000).map { "[[t]]\nn = \($0)\n" }.joined()
    guard case .table(let root) = try TOMLReader.read(many).value,
      case .array(let tables)? = root["t"]?.value
    else {
      Issue.record("no tables")
      return
    }
    #expect(tables.count == 20_000)
  }
}
