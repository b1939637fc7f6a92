import CheckFiles
import GitStore
import Readiness
import TestSupport
import Testing

@testable import relcheck

/// Names that no statement binds, and that are there: each of these was once called gone.
@Suite struct LookupTests {
  private func verdict(_ text: String) throws -> SymbolReading.Verdict {
    let fixture = try FixtureRepository()
    try fixture.lightweightTag("v3.9.0", at: try fixture.commit(LookupFixture.files))
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
    "_secure.Base.LIMIT", "builtins.quit", "frames.Info.frame", "frames.Info.lineno",
    "inspector.CO_FAST", "hashes.md5",
    "salts.METHOD_PLAIN", "salts.METHOD_FISH", "processing.Lock", "processing.Queue",
    "dialog.Button", "compat.LIMIT", "status.OK", "status.Status.is_good", "status.kept",
    "ends.Family.AF_ONE", "ends.Chosen.AF_ONE", "canvas.Scrolled.draw", "canvas.Frame.move_up",
    "canvas.Canvas.move_down",
    "widgets.wants", "shapes.ROUND", "shapes.Shape.FLAT", "rings.Ring.size", "signals.SIGTERM",
    "signals.Signals.SIGTERM", "matcher.Pattern.scan", "_matcher.Pair", "_matcher.Pair.left",
    "levels.Level.LOW.describe", "weights.Weight.grams", "PyWarn",
  ])
  func isThere(_ symbol: String) throws {
    #expect(try verdict(symbol) == .present)
  }

  @Test(arguments: [
    "styles.FMT_PLAIN", "secure.OP_NONE", "slotted.Link.key", "fields.RECT.right",
    "manager.Manager.Stack", "node.Node.last", "_secure.Counter", "_secure.Base.LOWEST",
    "_secure.Base.remove", "secure.NO_OPTION", "builtins.exit", "frames.Info.line",
    "inspector.CO_OTHER",
    "inspector.FAST", "hashes.md4", "hashes.name", "salts.METHOD_TWO", "salts.PLAIN",
    "processing.Event", "processing._hidden", "dialog.wants", "dialog.enum", "dialog.demo",
    "compat.LOWEST", "status.is_good", "status.exc", "ends.Family.other", "ends.Family.AF_TWO",
    "ends.Chosen.AF_MORE",
    "inner.late.Early", "canvas.Frame.move_left", "chained.Chain.context", "shapes.STEEP",
    "rings.Ring.first", "signals.SIG_DFL", "signals.Signals.SIG_DFL", "matcher.Pattern.skim",
    "_matcher.Single", "levels.Level.LOWER", "weights.Weight.ounces", "PyNone",
    "generic.Stream.write",
  ])
  func isGone(_ symbol: String) throws {
    #expect(try verdict(symbol) == .gone)
  }

  @Test(arguments: [
    "matching.Match.group", "frames.Other.lineno", "inner.swapped.anything", "drawing.sideways",
    "chained.Chain.cause", "rings.Ring.last", "levels.Level.LOW.name", "served.List.append",
    "_places.path.append", "generic.Stream.__parameters__",
  ])
  func cannotBeTold(_ symbol: String) throws {
    #expect(try verdict(symbol) == .undetermined)
  }
}
