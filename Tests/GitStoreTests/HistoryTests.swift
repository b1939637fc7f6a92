import GitStore
import TestSupport
import Testing

/// A history with a merge, and a branch from before it:
///
///     a - b - c - e - f
///      \     /
///       d --+--- g
@Suite struct HistoryTests {
  let fixture: FixtureRepository
  let ids: [Character: ObjectID]

  init() throws { (fixture, ids) = try Self.history { $0 } }

  /// Builds the history with times that `time` gives for 1, 2 and so on.
  static func history(
    _ time: (Int) -> Int
  ) throws -> (FixtureRepository, [Character: ObjectID]) {
    let fixture = try FixtureRepository()
    let tree = try fixture.tree(["a": ""])
    var ids: [Character: ObjectID] = [:]
    let parents: [(Character, String)] = [
      ("a", ""), ("b", "a"), ("d", "a"), ("c", "bd"), ("e", "c"), ("f", "e"), ("g", "d"),
    ]
    for (index, (name, parents)) in parents.enumerated() {
      ids[name] = try fixture.commit(
        tree: tree, parents: parents.compactMap { ids[$0] }, message: "\(name)\n",
        author: .init(time: time(index + 1)))
    }
    return (fixture, ids)
  }

  private func id(_ name: Character) throws -> ObjectID { try #require(ids[name]) }

  private func expectTruth(_ fixture: FixtureRepository, _ ids: [Character: ObjectID]) throws {
    let repository = try Repository(at: fixture.path)
    let ancestors: [Character: String] = [
      "a": "a", "b": "ab", "c": "abcd", "d": "ad", "e": "abcde", "f": "abcdef", "g": "adg",
    ]
    let bases: [String: Character] = ["bg": "a", "fg": "d", "cf": "c", "bd": "a", "ag": "a"]
    for (tip, below) in ancestors {
      for (base, belowBase) in ancestors {
        let (from, to) = (try #require(ids[base]), try #require(ids[tip]))
        #expect(try repository.isAncestor(from, of: to) == below.contains(base), "\(base) \(tip)")
        #expect(
          try repository.commitsAhead(from: from, to: to)
            == Set(below).subtracting(belowBase).count, "\(base)..\(tip)")
        if let expected = bases["\(base)\(tip)"] {
          #expect(try repository.mergeBase(from, to) == ids[expected], "\(base) \(tip)")
          #expect(try repository.mergeBase(to, from) == ids[expected], "\(tip) \(base)")
        }
      }
    }
  }

  @Test func knowsAncestorsAndDistances() throws { try expectTruth(fixture, ids) }

  @Test(arguments: [0, 1, 2, 3])
  func isNotMisledByTimes(skew: Int) throws {
    let times: (Int) -> Int =
      switch skew {
      case 0: { _ in 7 }
      case 1: { 100 - $0 }
      case 2: { $0 * 7919 % 13 }
      default: { $0 == 3 ? 4_000_000_000 : $0 == 5 ? 0 : $0 * 1000 }
      }
    let (fixture, ids) = try Self.history(times)
    try expectTruth(fixture, ids)
  }

  @Test func sharesNothingWithAnUnrelatedHistory() throws {
    let other = try fixture.commit(["other": ""])
    let repository = try Repository(at: fixture.path)
    #expect(try repository.mergeBase(other, id("f")) == nil)
    #expect(try !repository.isAncestor(other, of: id("f")))
    #expect(try repository.commitsAhead(from: other, to: id("f")) == 6)
  }

  @Test func walksByFirstParents() throws {
    var walk = try Repository(at: fixture.path).firstParentWalk(from: id("f"))
    var messages: [String] = []
    while let commit = try walk.next() { messages.append(commit.summary) }
    #expect(messages == ["f", "e", "c", "b", "a"])
  }

  @Test func saysWhereAShallowCloneWasCut() throws {
    let shallow = try id("c")
    try fixture.write("shallow", "\(shallow)\n")
    for name in "abd" { try fixture.delete(id(name)) }
    let repository = try Repository(at: fixture.path)
    #expect(repository.isShallow)
    #expect(repository.shallowCommits == [shallow])
    // What is above the cut is known.
    #expect(try repository.isAncestor(id("e"), of: id("f")))
    #expect(try repository.isAncestor(shallow, of: id("f")))
    #expect(try repository.commitsAhead(from: shallow, to: id("f")) == 2)
    #expect(try repository.commit(shallow).parents.count == 2)
    // What is below is not.
    let other = try fixture.commit(["other": ""])
    let error = #expect(throws: GitError.self) { try repository.isAncestor(other, of: id("f")) }
    #expect(error?.fault == .historyEnds(at: shallow))
    #expect(error?.message == "history ends at \(shallow) (shallow clone)")
    let distance = #expect(throws: GitError.self) {
      try repository.commitsAhead(from: other, to: id("f"))
    }
    #expect(distance?.fault == .historyEnds(at: shallow))
    var walk = try repository.firstParentWalk(from: id("f"))
    for _ in "fec" { #expect(try walk.next() != nil) }
    let end = #expect(throws: GitError.self) { try walk.next() }
    #expect(end?.fault == .historyEnds(at: shallow))
  }

  @Test func isNotShallowAsAWhole() throws {
    #expect(try !Repository(at: fixture.path).isShallow)
  }

  @Test func saysWhichCommitIsMissing() throws {
    try fixture.delete(id("b"))
    let repository = try Repository(at: fixture.path)
    let error = #expect(throws: GitError.self) { try repository.isAncestor(id("g"), of: id("f")) }
    #expect(error?.fault == .notFound)
    #expect(error?.operation == .read(try id("b")))
  }

  @Test func doesNotFollowGraftsAndReplacements() throws {
    try fixture.write("info/grafts", "\(id("f"))\n")
    try fixture.reference("refs/replace/\(id("e"))", at: id("a"))
    let repository = try Repository(at: fixture.path)
    #expect(try repository.commit(id("e")).summary == "e")
    #expect(try repository.commit(id("f")).parents == [id("e")])
    #expect(try repository.isAncestor(id("a"), of: id("f")))
  }
}

@Suite struct CommitTests {
  let fixture: FixtureRepository

  init() throws { fixture = try FixtureRepository() }

  @Test(arguments: [false, true])
  func readsWhatWasRecorded(packed: Bool) throws {
    let tree = try fixture.tree(["a": ""])
    let parent = try fixture.commit(tree: tree)
    let id = try fixture.commit(
      tree: tree, parents: [parent], message: "One line\nand more\n\nA body.\n",
      author: .init("Äuthor", email: "a@example.org", time: 1, zone: "+0545"),
      committer: .init("Committer", email: "", time: -5, zone: "-0000"))
    if packed { try fixture.pack() }
    let commit = try Repository(at: fixture.path).commit(id)
    #expect(commit.id == id)
    #expect(commit.tree == tree)
    #expect(commit.parents == [parent])
    #expect(
      commit.author == Signature(name: "Äuthor", email: "a@example.org", time: 1, offset: 345))
    #expect(commit.committer == Signature(name: "Committer", email: "", time: -5, offset: 0))
    #expect(commit.message == "One line\nand more\n\nA body.\n")
    #expect(commit.summary == "One line and more")
    #expect(String(decoding: commit.rawHeader, as: UTF8.self).hasSuffix("> -5 -0000\n"))
  }

  @Test(arguments: [
    ("one\r\n\r\nbody\r\n", "one"), ("\n \n one\ntwo \n\nbody", " one two"), ("", ""), ("\n\n", ""),
    ("one", "one"),
  ])
  func summarisesTheFirstParagraph(message: String, summary: String) throws {
    let id = try fixture.commit(["a": ""], message: message)
    #expect(try Repository(at: fixture.path).commit(id).summary == summary)
  }

  @Test func passesOverASignatureInTheHead() throws {
    let tree = try fixture.tree(["a": ""])
    let text = """
      tree \(tree)
      author A <a> 1 +0000
      committer A <a> 1 +0000
      gpgsig -----BEGIN
       tree 1111111111111111111111111111111111111111
      \u{20}
       parent x
       -----END
      encoding latin-1

      caf\u{e9}
      """
    let id = try fixture.object(.commit, text.unicodeScalars.map { UInt8($0.value) })
    let commit = try Repository(at: fixture.path).commit(id)
    #expect(commit.tree == tree)
    #expect(commit.parents.isEmpty)
    #expect(commit.messageBytes == [0x63, 0x61, 0x66, 0xe9])
    #expect(commit.message == "caf\u{fffd}")
  }

  @Test(arguments: [
    "", "\n", "tree 1\n\n", "tree TREE", "tree TREE\nauthor A <a> 1 +0000\n\nx",
    "tree TREE\nauthor A a 1 +0000\ncommitter A <a> 1 +0000\n\n",
    "tree TREE\nauthor A <a> x\ncommitter A <a> 1 +0000\n\n",
    "tree TREE\nauthor A <a> 99999999999999999999\ncommitter A <a> 1 +0000\n\n",
    "tree TREE\nparent x\nauthor A <a> 1 +0000\ncommitter A <a> 1 +0000\n\n",
  ])
  func refusesACommitThatIsNone(content: String) throws {
    let text = content.replacing("TREE", with: String(repeating: "1", count: 40))
    let id = try fixture.object(.commit, Array(text.utf8))
    let error = #expect(throws: GitError.self) { try Repository(at: fixture.path).commit(id) }
    guard case .damaged = error?.fault else {
      Issue.record("not refused as damaged: \(String(describing: error))")
      return
    }
    #expect(error?.operation == .read(id))
  }

  @Test func resolvesRevisions() throws {
    let first = try fixture.commit(["a": "1"])
    let id = try fixture.commit(["a": "2"], parents: [first])
    try fixture.branch("main", at: id)
    try fixture.annotatedTag("v1", at: first)
    let repository = try Repository(at: fixture.path)
    for name in ["HEAD", "main", "refs/heads/main", "\(id)", "\(id)".prefix(9) + ""] {
      #expect(try repository.resolve(revision: name) == id, "\(name)")
    }
    for name in ["v1", "main~1", "HEAD^"] {
      #expect(try repository.resolve(revision: name) == first, "\(name)")
    }
    try fixture.pack()
    let packed = try Repository(at: fixture.path)
    #expect(try packed.resolve(revision: String("\(id)".prefix(9))) == id)
    let unknown = #expect(throws: GitError.self) { try repository.resolve(revision: "nothing") }
    #expect(unknown?.fault == .notFound)
    #expect(unknown?.operation == .resolveRevision("nothing"))
    let tree = try repository.commit(id).tree
    let wrong = #expect(throws: GitError.self) { try repository.resolve(revision: "\(tree)") }
    #expect(wrong?.fault == .wrongType(found: .tree, wanted: .commit))
  }

  @Test func saysThatAnAbbreviationIsAmbiguous() throws {
    // Enough blobs that two share their first four digits: 65,536 values, birthday paradox.
    var seen: Set<String> = []
    var shared: String?
    for number in 0..<2000 where shared == nil {
      let prefix = String(try fixture.blob("\(number)").description.prefix(4))
      if !seen.insert(prefix).inserted { shared = prefix }
    }
    let prefix = try #require(shared)
    let repository = try Repository(at: fixture.path)
    let error = #expect(throws: GitError.self) { try repository.resolve(revision: prefix) }
    #expect(error?.fault == .ambiguous)
  }
}
