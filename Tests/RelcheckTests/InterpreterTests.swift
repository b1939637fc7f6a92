import CheckFiles
import Foundation
import GitStore
import Readiness
import TestSupport
import Testing

@testable import relcheck

/// What the program reads in a library, against what the machine's own interpreter has of it.
///
/// Whatever `python3` the machine has is asked; without one, the tests are skipped and say so.
@Suite(
  .enabled(
    if: Interpreter.found != nil, "SKIPPED: the machine has no python3, so nothing was compared"))
struct InterpreterTests {
  private func surface(_ interpreter: Interpreter) throws -> (FixtureRepository, Surface) {
    let library = try #require(try interpreter.library())
    // `3.14.0b2+` is no tag.
    let version = library.version.split(separator: "+").first.map(String.init) ?? ""
    let tag = try #require(ReleaseTag("v" + version))
    let fixture = try interpreter.repository(of: library.folder, version: version)
    let reader = ReleaseReader(
      try OpenedRepository(at: fixture.path), data: try CheckData.load(.embedded, .series([])),
      jobs: 2, verifiesBlobs: false)
    return (fixture, try reader.release(tag, baseline: tag).inspection.surface)
  }

  @Test func namesAreThoseOfTheInterpreter() throws {
    let interpreter = try #require(Interpreter.found)
    let (fixture, surface) = try surface(interpreter)
    defer { withExtendedLifetime(fixture) {} }
    let lines = try interpreter.names()
    let modules = Set(lines.map { $0[0] })
    try #require(modules.count > Interpreter.modules.count / 2)
    let listed = surface.whole(of: modules.sorted()).modules
    var hits = (names: 0, members: 0)
    var missed: (names: [String], members: [String]) = ([], [])
    for line in lines {
      let module = try #require(listed[line[0]])
      let symbol = line.joined(separator: ".")
      if line.count == 2 {
        if module.names.contains(line[1]) { hits.names += 1 } else { missed.names.append(symbol) }
      } else if module.classes[line[1], default: []].contains(line[2]) {
        hits.members += 1
      } else {
        missed.members.append(symbol)
      }
    }
    // Names that come from modules written in C are in no tree of Python files.
    let gone = (missed.names + missed.members).filter {
      Symbol($0).map { surface.reading(of: $0, beside: nil).verdict == .gone } ?? true
    }
    #expect(gone == [])
    #expect(hits.names > 500)
    #expect(hits.members > 500)
    #expect(missed.names.count * 100 < hits.names, "missed: \(missed.names)")
    #expect(missed.members.count * 200 < hits.members, "missed: \(missed.members)")
  }

  @Test func presentNamesAreNotCalledGone() throws {
    let interpreter = try #require(Interpreter.found)
    let (fixture, surface) = try surface(interpreter)
    defer { withExtendedLifetime(fixture) {} }
    var asked = 0
    var gone: [String] = []
    for line in try interpreter.names().enumerated().filter({ $0.offset % 5 == 0 }).map(\.element) {
      let symbol = try #require(Symbol(line.joined(separator: ".")))
      asked += 1
      if surface.reading(of: symbol, beside: nil).verdict == .gone { gone.append(symbol.text) }
      // A name that nobody gave to anything.
      let other = try #require(Symbol(line.joined(separator: ".") + "_that_nobody_made"))
      #expect(surface.reading(of: other, beside: nil).verdict != .present, "\(other.text)")
    }
    #expect(asked > 200)
    #expect(gone == [])
  }
}
