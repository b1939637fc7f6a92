import GitStore
import TestSupport
import Testing

/// Trees that no tree of git's own making looks like, and things where others are expected.
@Suite("Hostile trees")
struct HostileTreeTests {
  private static func made(
    _ name: String, named bytes: [UInt8], mode: String = "100644", status: Int32,
    output: String
  ) -> HostileCase {
    HostileCase(name, status: status, output: output) { fixture in
      let id =
        mode == "40000"
        ? try fixture.object("Lib", in: "v3.12.0a1")
        : try fixture.object("configure", in: "v3.12.0a1")
      try fixture.retag(adding: [.init(mode: mode, name: bytes, id: id)])
    }
  }

  private static func made(
    _ name: String, named text: String, mode: String = "100644", status: Int32, output: String
  ) -> HostileCase {
    made(name, named: Array(text.utf8), mode: mode, status: status, output: output)
  }

  static let lines = [
    made("a file ..", named: "..", status: 2, output: "name that is reserved"),
    made("a folder ..", named: "..", mode: "40000", status: 2, output: "name that is reserved"),
    made("a file .", named: ".", status: 2, output: "name that is reserved"),
    made("a folder .git", named: ".git", mode: "40000", status: 2, output: "name that is reserved"),
    made("a folder .GIT", named: ".GIT", mode: "40000", status: 2, output: "name that is reserved"),
    made("a name with slashes", named: "../../etc/passwd", status: 2, output: "slash in a name"),
    made("an empty name", named: "", status: 2, output: "empty name"),
    made("a mode that git does not know", named: "x", mode: "110644", status: 2, output: "unknown"),
    made("a mode of zero", named: "x", mode: "0", status: 2, output: "unknown"),
    made("a mode of letters", named: "x", mode: "rwx", status: 2, output: "cannot be read"),
    made("a name of control characters", named: "\u{1B}[31m\r\n\u{7}", status: 0, output: "v3.12"),
    made("a name that runs backwards", named: "\u{202E}yp.x", status: 0, output: "v3.12"),
    made("a name that is not UTF-8", named: [0xFF, 0xFE, 0x80], status: 0, output: "v3.12"),
    made(
      "a name of 5,000 letters", named: String(repeating: "n", count: 5000), status: 2,
      output: "path too long"),
    made("a file twice", named: "configure", status: 2, output: "name that the folder has already"),
    made(
      "a folder of a file's name", named: "configure", mode: "40000", status: 2,
      output: "name that the folder has already"),
    made("a submodule", named: "sub", mode: "160000", status: 0, output: "v3.12"),
  ]

  @Test("lines of trees", arguments: lines)
  func line(_ hostile: HostileCase) throws { try hostile.run() }

  static let shapes = [
    HostileCase("an empty tree", status: 3, error: "is not a CPython tree") {
      try $0.retag(tree: [])
    },
    HostileCase("a tree that is cut off", status: 2, output: "rest of the folder cannot be read") {
      let id = try $0.tree("v3.12.0a1")
      var bytes: [UInt8] = []
      for entry in try $0.entries() {
        bytes += Array("\(entry.mode) ".utf8) + entry.name + [0] + entry.id.bytes
      }
      _ = id
      try $0.retag($0.repository.object(.tree, bytes + Array("100644 cut".utf8)))
    },
    HostileCase("a tree that is no tree", status: 2, output: "rest of the folder cannot be read") {
      try $0.retag($0.repository.object(.tree, Array("not a tree at all".utf8)))
    },
    HostileCase("lines in another order", status: 2, output: "name out of order") {
      try $0.retag(tree: try $0.entries().reversed())
    },
    HostileCase("64 folders in one another", status: 0, output: "v3.12") {
      try $0.retag(adding: [try folders(64, in: $0)])
    },
    HostileCase("65 folders in one another", status: 2, output: "the bound on the depth of a tree")
    {
      try $0.retag(adding: [try folders(65, in: $0)])
    },
    HostileCase("10,000 folders in one another", status: 2, output: "the bound on the depth") {
      try $0.retag(adding: [try folders(10_000, in: $0)])
    },
    HostileCase("a hundred thousand files in a folder", status: 0, output: "v3.12") { fixture in
      let id = try fixture.object("configure", in: "v3.12.0a1")
      let folder = try fixture.repository.tree(
        entries: (100_000..<200_000).map { .init(mode: "100644", name: "f\($0)", id: id) })
      try fixture.retag(adding: [.init(mode: "40000", name: "zz", id: folder)])
    },
  ]

  private static func folders(_ depth: Int, in fixture: SampleFixture) throws -> FixtureTreeEntry {
    var entry = FixtureTreeEntry(
      mode: "100644", name: "file", id: try fixture.object("configure", in: "v3.12.0a1"))
    for _ in 0..<depth {
      entry = FixtureTreeEntry(
        mode: "40000", name: "zz", id: try fixture.repository.tree(entries: [entry]))
    }
    return entry
  }

  @Test("shapes of trees", arguments: shapes)
  func shape(_ hostile: HostileCase) throws { try hostile.run() }

  /// Another thing in the place of one.
  private static func exchange(
    _ path: String, _ what: String, mode: String, status: Int32, error: String? = nil
  ) -> HostileCase {
    HostileCase(
      "\(path) is \(what)", status: status, error: error,
      output: error == nil ? "undetermined" : nil
    ) { fixture in
      let lib = try fixture.object("Lib", in: "v3.12.0a1")
      let text = try fixture.repository.blob("../../../../etc/passwd")
      let id = mode == "40000" ? lib : mode == "160000" ? try fixture.commit("v3.11.0") : text
      let (folder, name) = (path.split(separator: "/").first, path.split(separator: "/").last)
      var top = try fixture.entries()
      if folder == name {
        top = top.filter { $0.name != Array(path.utf8) }
        top.append(.init(mode: mode, name: path, id: id))
      } else if let folder, let name {
        let inner = try fixture.repository.tree([String(name): .blob(id)])
        let bytes = Array("\(mode) \(name)\u{0}".utf8) + id.bytes
        _ = inner
        top = top.filter { $0.name != Array(folder.utf8) }
        top.append(
          .init(
            mode: "40000", name: String(folder),
            id: try fixture.repository.object(.tree, bytes)))
      }
      try fixture.retag(
        tree: top.sorted { $0.sortingName.lexicographicallyPrecedes($1.sortingName) })
    }
  }

  static let exchanges = [
    exchange("Lib", "a file", mode: "100644", status: 2),
    exchange("Lib", "a link", mode: "120000", status: 2),
    exchange("Lib", "a submodule", mode: "160000", status: 2),
    exchange("Include", "a file", mode: "100644", status: 3, error: "is not a CPython tree"),
    exchange(
      "Include/patchlevel.h", "a folder", mode: "40000", status: 3, error: "is not a CPython tree"),
    exchange("Include/patchlevel.h", "a link", mode: "120000", status: 2),
    exchange("Include/patchlevel.h", "a submodule", mode: "160000", status: 2),
    exchange("README.rst", "a link", mode: "120000", status: 2),
    exchange("README.rst", "a folder", mode: "40000", status: 2),
    exchange("README.rst", "a submodule", mode: "160000", status: 2),
    exchange("configure", "a folder", mode: "40000", status: 2),
  ]

  @Test("other things in the place of one", arguments: exchanges)
  func exchanged(_ hostile: HostileCase) throws { try hostile.run() }
}
