import CheckFiles
import GitStore
import Reports
import TestSupport
import Testing

@testable import Readiness
@testable import relcheck

/// `surface` and `diff` on a repository of two tags.
@Suite struct SurfaceTests {
  private static let patchlevel = """
    #define PY_VERSION "3.9.0"
    #define _Py_HIDDEN 1

    """

  private func fixture() throws -> FixtureRepository {
    let fixture = try FixtureRepository()
    let old: [String: FixtureFile] = [
      "Include/patchlevel.h": .text(Self.patchlevel),
      "Include/object.h": """
      typedef struct { int gone; int kept; } Thing;
      #define OLD_MACRO 1
      PyAPI_FUNC(int) Py_Old(int x);
      enum colour { RED };
      #ifdef Py_BUILD_CORE
      PyAPI_FUNC(int) Py_Inner(void);
      #endif

      """,
      "Lib/mailer.py": "import os\n",
      "Lib/shop.py": """
      import os
      from shelf import *
      class Till:
          size = 1
          def open(self):
              self.drawer = 1
          def close(self): pass
      def sell(): pass
      def buy(): pass
      _secret = 1

      """,
      "Lib/shelf.py": "__all__ = ['book']\nbook = 1\nlamp = 2\n",
      "Lib/os.py": "name = 1\n",
      "Lib/test/test_shop.py": "x = 1\n",
    ]
    var new = old
    new["Include/object.h"] = "typedef struct { int kept; } Thing;\nenum colour { RED };\n"
    new["Lib/mailer.py"] = nil
    new["Lib/shop.py"] = """
      from shelf import *
      class Base:
          def close(self): pass
      class Till(Base):
          size = 1
      def hire(): pass

      """
    new["Doc/whatsnew/3.10.rst"] = "The function :func:`shop.sell` is gone. We buy no more.\n"
    let first = try fixture.commit(old)
    let last = try fixture.commit(new, parents: [first])
    try fixture.lightweightTag("v3.9.0", at: first)
    try fixture.lightweightTag("v3.10.0a1", at: last)
    return fixture
  }

  private func reader(_ fixture: FixtureRepository) throws -> ReleaseReader {
    ReleaseReader(
      try OpenedRepository(at: fixture.path), data: try CheckData.load(.embedded, .series([])),
      jobs: 2, verifiesBlobs: false)
  }

  @Test func surfaceHasModulesClassesAndHeaders() throws {
    let fixture = try fixture()
    let tag = try #require(ReleaseTag("v3.9.0"))
    let release = try reader(fixture).release(tag, baseline: tag)
    let surface = release.inspection.surface.whole()
    #expect(surface.modules.keys.sorted() == ["mailer", "os", "shelf", "shop"])
    let shop = try #require(surface.modules["shop"])
    #expect(shop.names == ["Till", "_secret", "book", "buy", "os", "sell"])
    #expect(shop.classes == ["Till": ["close", "drawer", "open", "size"]])
    #expect(surface.c.functions == ["Py_Old"])
    #expect(surface.c.macros == ["OLD_MACRO", "PY_VERSION", "_Py_HIDDEN"])
    #expect(surface.c.constants == ["RED"])
    #expect(surface.c.members == ["Thing": ["gone", "kept"]])
    #expect(surface.gaps.isEmpty)
  }

  @Test func surfaceIsPrintedAsJSON() throws {
    let fixture = try fixture()
    let tag = try #require(ReleaseTag("v3.9.0"))
    let release = try reader(fixture).release(tag, baseline: tag)
    let answer = SurfaceAnswer(
      tag: "v3.9.0", commit: release.facts.commit.id,
      surface: release.inspection.surface.whole(of: ["shelf"]), isPart: true)
    #expect(
      answer.json().hasSuffix(
        #""modules": {"shelf": {"kind": "python", "names": ["__all__", "book", "lamp"], "#
          + #""classes": {}}}, "gaps": []}"# + "\n"))
  }

  @Test func differenceMarksWhatIsAnnounced() throws {
    let fixture = try fixture()
    let reader = try reader(fixture)
    let tags = (try #require(ReleaseTag("v3.9.0")), try #require(ReleaseTag("v3.10.0a1")))
    let old = try reader.release(tags.0, baseline: tags.0).inspection.surface
    let new = try reader.release(tags.1, baseline: tags.1).inspection.surface
    let difference = SurfaceDifference(old: old, new: new, series: Series(major: 3, minor: 10))
    // `close` has moved to a base class, `os` was an import, `_secret` is private.
    #expect(
      difference.pythonRemoved.map(\.symbol)
        == ["mailer", "shop.Till.drawer", "shop.Till.open", "shop.buy", "shop.sell"])
    #expect(difference.pythonRemoved.filter(\.isAnnounced).map(\.symbol) == ["shop.sell"])
    #expect(difference.pythonAdded == ["shop.Base", "shop.Base.close", "shop.hire"])
    #expect(difference.cRemoved.map(\.symbol) == ["OLD_MACRO", "Py_Old", "Thing.gone"])
    #expect(difference.cAdded.isEmpty)
  }

  @Test(arguments: [
    ("shop.Till.open", "* Removed ``open`` from :class:`shop.Till`.\n", true),
    ("shop.Till.open", "* Removed ``Till.open``.\n", true),
    ("shop.Till.open", "* Removed ``open``.\n", false),
    ("shop.Till.open", "* :class:`shop.Till` is slow.\n\n* ``open`` is fast.\n", false),
    ("shop.Till.open", "* Gone from ``Till``:\n\n  * ``open``\n  * more\n", true),
    ("shop.Till.open", "Gone from ``Till``:\n\n* ``close``\n* ``open``\n", true),
    ("shop.Till.open", "shop\n----\n\nText.\n\n* ``open`` is gone.\n", true),
    ("shop.Till.open", "shop\n----\n\n* A\n\nshelf\n-----\n\n* ``open`` is gone.\n", false),
    ("shop.Till.open", "* Removed :meth:`shelf.Till2.open`, used by ``shop``.\n", false),
    ("shop.sell", "* Removed :func:`shelf.sell`, used by ``shop``.\n", false),
    ("shop.sell", "* Removed :func:`shop.sell`.\n", true),
    ("shop.SIZE_XL", "* Removed the ``shop.SIZE_*`` constants.\n", true),
    ("shop.SIZE_XL", "* Removed the ``shop.SIZES_*`` constants.\n", false),
    ("mailer", "* The module ``mailer`` is gone.\n", true),
    ("mailer", "* The mailer is slow.\n", false),
  ])
  func namesAreAnnouncedWithTheirOwners(_ symbol: String, _ text: String, _ isTold: Bool) throws {
    let fixture = try FixtureRepository()
    let commit = try fixture.commit([
      "Include/patchlevel.h": .text(Self.patchlevel),
      "Doc/whatsnew/3.9.rst": .text("What's New\n==========\n\n" + text),
    ])
    try fixture.lightweightTag("v3.9.0", at: commit)
    let tag = try #require(ReleaseTag("v3.9.0"))
    let tree = try reader(fixture).release(tag, baseline: tag).inspection.tree
    let words = AnnouncedWords(of: tree, series: Series(major: 3, minor: 9))
    #expect(words.name(symbol) == isTold)
  }

  @Test func classesThatNoStatementMakesAreListed() throws {
    let fixture = try FixtureRepository()
    let commit = try fixture.commit([
      "Include/patchlevel.h": .text(Self.patchlevel),
      "Lib/collections.py": "def namedtuple(): pass\n",
      "Lib/enum.py": "class IntEnum: pass\n",
      "Lib/_inner.py": "class Shown:\n    def draw(self): pass\nPair = namedtuple('Pair', 'a b')\n",
      "Lib/face.py": """
      from collections import namedtuple as _tuple
      from enum import IntEnum
      from _inner import Shown
      from shelf import Book
      Match = _tuple('Match', 'start size')
      AF_ONE = 1
      other = 2
      IntEnum._convert_('Family', __name__, lambda C: C.startswith('AF_'))
      class Slotted:
          __slots__ = dict(first='', second='')

      """,
      "Lib/shelf.py": "class Book:\n    def read(self): pass\n",
    ])
    try fixture.lightweightTag("v3.9.0", at: commit)
    let tag = try #require(ReleaseTag("v3.9.0"))
    let surface = try reader(fixture).release(tag, baseline: tag).inspection.surface
    #expect(
      surface.whole(of: ["face"]).modules["face"]?.classes == [
        "Match": ["size", "start"], "Family": ["AF_ONE"], "Shown": ["draw"],
        "Slotted": ["__slots__", "first", "second"],
      ])
  }
}
