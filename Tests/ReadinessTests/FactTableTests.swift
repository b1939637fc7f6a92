import CPythonSource
import Testing

@testable import Readiness

/// What is kept of the files that were read.
@Suite("Facts")
struct FactTableTests {
  private func id(_ number: UInt8) throws -> ContentID {
    try #require(ContentID(bytes: [UInt8](repeating: number, count: 20)))
  }

  @Test("Once there are many, those are forgotten that the last tag did not ask for")
  func room() throws {
    let table = FactTable()
    for number: UInt8 in 0..<4 {
      table.record(.notices([]), of: try id(number), as: .pythonNotices)
    }
    table.makeRoom(limit: 3)
    _ = table.fact(of: try id(0), as: .pythonNotices)
    _ = table.fact(of: try id(1), as: .pythonNotices)
    table.makeRoom(limit: 3)
    #expect(table.fact(of: try id(0), as: .pythonNotices) != nil)
    #expect(table.fact(of: try id(1), as: .pythonNotices) != nil)
    #expect(table.fact(of: try id(2), as: .pythonNotices) == nil)
    #expect(table.fact(of: try id(3), as: .pythonNotices) == nil)
  }

  @Test("As long as there are few, all are kept")
  func few() throws {
    let table = FactTable()
    table.record(.notices([]), of: try id(1), as: .cNotices)
    for _ in 0..<9 { table.makeRoom(limit: 3) }
    #expect(table.fact(of: try id(1), as: .cNotices) != nil)
    #expect(table.fact(of: try id(1), as: .pythonNotices) == nil)
  }

  @Test("What is made of a fact is the same as what is read for itself")
  func derived() {
    let c = Array("PyMODINIT_FUNC PyInit_tea(void) { return 0; }\n".utf8)
    guard case .cModule(let made)? = FactTable.read(c.span, as: .cSource).derived(as: .cModule),
      case .cModule(let read) = FactTable.read(c.span, as: .cModule)
    else {
      Issue.record("no entry of the file")
      return
    }
    #expect(made.modules.map(\.name) == ["tea"] && read.modules.map(\.name) == ["tea"])
    #expect(FactTable.read(c.span, as: .cSource).derived(as: .pythonIndex) == nil)
  }
}
