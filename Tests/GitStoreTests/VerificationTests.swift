import GitStore
import TestSupport
import Testing

/// Objects in packs whose content was exchanged so that only the id can tell.
@Suite struct VerificationTests {
  let fixture: FixtureRepository

  init() throws { fixture = try FixtureRepository() }

  @Test func findsAnExchangedBlobWhenAsked() throws {
    let blob = try fixture.blob("abcdefgh")
    let pack = try fixture.pack()
    try fixture.exchange(Array("abcdefgh".utf8), for: Array("abcdefgi".utf8), inPack: pack)
    let repository = try Repository(at: fixture.path)
    #expect(!repository.verifiesBlobs)
    #expect(try repository.blob(blob, limit: 8) == Array("abcdefgi".utf8))
    repository.verifiesBlobs = true
    #expect(try repository.location.open().verifiesBlobs)
    let error = #expect(throws: GitError.self) { try repository.blob(blob, limit: 8) }
    #expect(error?.fault == .damaged(reason: "its content has another id"))
    #expect(error?.operation == .read(blob))
  }

  @Test func findsAnExchangedTreeAlways() throws {
    let blob = try fixture.blob("x")
    let entry = { (name: String) in FixtureTreeEntry(mode: "100644", name: name, id: blob) }
    let tree = try fixture.tree(entries: [entry("smtpd.py")])
    let pack = try fixture.pack()
    let content = { (name: String) in Array("100644 \(name)\u{0}".utf8) + blob.bytes }
    try fixture.exchange(content("smtpd.py"), for: content("smtpe.py"), inPack: pack)
    let repository = try Repository(at: fixture.path)
    let error = #expect(throws: GitError.self) { try repository.listing(of: tree) }
    #expect(error?.fault == .damaged(reason: "its content has another id"))
  }

  @Test func trustsBlobsOfAWholePack() throws {
    let blob = try fixture.blob("abcdefgh")
    try fixture.pack()
    let repository = try Repository(at: fixture.path)
    repository.verifiesBlobs = true
    #expect(try repository.blob(blob, limit: 8) == Array("abcdefgh".utf8))
    #expect(try repository.size(of: blob) == 8)
    #expect(try repository.type(of: blob) == .blob)
  }

  @Test func asksTheSizeOfAPackedBlobFirst() throws {
    let blob = try fixture.blob("abcdefgh")
    let commit = try fixture.commit(["a": "abcdefgh"])
    try fixture.pack()
    let repository = try Repository(at: fixture.path)
    let error = #expect(throws: GitError.self) { try repository.blob(blob, limit: 7) }
    #expect(error?.fault == .tooLarge(size: 8, limit: 7))
    let wrong = #expect(throws: GitError.self) { try repository.blob(commit, limit: 1000) }
    #expect(wrong?.fault == .wrongType(found: .commit, wanted: .blob))
  }

  @Test func seesWhatWasPackedMeanwhile() throws {
    let blob = try fixture.blob("abc")
    let repository = try Repository(at: fixture.path)
    try fixture.pack()
    #expect(try repository.blob(blob, limit: 3) == Array("abc".utf8))
  }

  @Test func doesNotBlameTheObjectReadBefore() throws {
    let blob = try fixture.blob("abcdefgh")
    let repository = try Repository(at: fixture.path)
    _ = #expect(throws: GitError.self) { try repository.blob(blob, limit: 7) }
    let error = #expect(throws: GitError.self) { try repository.blob(.zero, limit: 7) }
    #expect(error?.fault == .notFound)
    #expect(error?.operation == .read(.zero))
  }

  @Test func saysThatAPackedObjectIsDamaged() throws {
    let blob = try fixture.blob("abcdefgh")
    let commit = try fixture.commit(["a": "other"])
    try fixture.damage(Array("abcdefgh".utf8), inPack: fixture.pack())
    let repository = try Repository(at: fixture.path)
    let error = #expect(throws: GitError.self) { try repository.blob(blob, limit: 8) }
    #expect(error?.operation == .read(blob))
    guard case .damaged(let reason) = error?.fault else {
      Issue.record("not refused as damaged: \(String(describing: error))")
      return
    }
    #expect(!reason.contains("not found"))
    #expect(try repository.commit(commit).id == commit)
  }

  /// libgit2 passes over a pack that it cannot open, and calls its objects missing.
  @Test func saysThatAPackIsNone() throws {
    let blob = try fixture.blob("abcdefgh")
    let pack = try fixture.pack()
    try fixture.write(pack + ".pack", [UInt8](repeating: 0xff, count: 100))
    let error = #expect(throws: GitError.self) {
      try Repository(at: fixture.path).blob(blob, limit: 8)
    }
    #expect(error?.operation == .read(blob))
    #expect(error?.fault == .damaged(reason: "its pack cannot be read"))
  }

  /// Every bit of a pack and its index: what is read is what was written, or an error.
  @Test(arguments: [".pack", ".idx"]) func findsAFlippedBitAnywhere(ending: String) throws {
    let text = String(repeating: "some text, ", count: 20)
    let blobs = try ["", "abc", text, text + "more"].map { try fixture.blob($0) }
    let commit = try fixture.commit(["Lib/a.py": .text(text), "b": "abc"])
    let name = try fixture.pack()
    let whole = try fixture.bytes(of: name + ending)
    // libgit2 keeps a pack open for all handles as long as one lives, so this one must not.
    let (contents, tree, listing) = try {
      let repository = try Repository(at: fixture.path)
      let tree = try repository.commit(commit).tree
      return (
        try blobs.map { try repository.blob($0, limit: .max) }, tree,
        try repository.listing(of: tree).entries
      )
    }()
    var found = 0
    for position in whole.indices {
      var bytes = whole
      bytes[position] ^= 1 << UInt8(position % 8)
      try fixture.write(name + ending, bytes)
      do throws(GitError) {
        let repository = try Repository(at: fixture.path)
        repository.verifiesBlobs = true
        for (blob, content) in zip(blobs, contents) {
          let read = try repository.blob(blob, limit: .max)
          #expect(read == content)
        }
        let root = try repository.commit(commit).tree
        #expect(root == tree)
        let read = try repository.listing(of: tree)
        #expect(read.entries == listing || !read.unread.isEmpty, "byte \(position)")
        found += read.unread.isEmpty ? 0 : 1
      } catch {
        found += 1
      }
    }
    // The rest is what nobody reads: checksums of lines and files, and ids of what was not asked.
    #expect(found > whole.count / 4, "\(found) of \(whole.count)")
  }

  @Test func notesWhatIsDamagedForAllHandles() throws {
    let blob = try fixture.blob("abcdefgh")
    let pack = try fixture.pack()
    try fixture.exchange(Array("abcdefgh".utf8), for: Array("abcdefgi".utf8), inPack: pack)
    let repository = try Repository(at: fixture.path)
    repository.verifiesBlobs = true
    let other = try repository.location.open()
    _ = #expect(throws: GitError.self) { try other.blob(.zero, limit: 8) }
    _ = #expect(throws: GitError.self) { try other.blob(blob, limit: 7) }
    #expect(repository.faults.entries.isEmpty)
    _ = #expect(throws: GitError.self) { try other.blob(blob, limit: 8) }
    #expect(repository.faults.entries.map(\.id) == [blob])
    #expect(repository.faults.entries.map(\.reason) == ["damaged: its content has another id"])
  }
}

@Suite struct WorkerTests {
  @Test func readAtOnceWithAHandleEach() async throws {
    let fixture = try FixtureRepository()
    let ids = try (0..<200).map { try fixture.blob("blob \($0 % 150)") }
    try fixture.pack()
    let location = try Repository(at: fixture.path).location
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for worker in 0..<4 {
        group.addTask {
          let repository = try location.open()
          return try stride(from: worker, to: ids.count, by: 4).reduce(0) { sum, index in
            try sum + repository.withBlob(ids[index], limit: 10) { $0.count }
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts.reduce(0, +) == (0..<200).map { "blob \($0 % 150)".utf8.count }.reduce(0, +))
  }
}

@Suite struct ObjectIDTests {
  @Test func readsAndWritesHexadecimalDigits() throws {
    let hex = "0123456789abcdef0123456789abcdeffedcba98"
    let id = try #require(ObjectID(hex: hex))
    #expect(id.description == hex)
    #expect(ObjectID(hex: hex.uppercased()) == id)
    #expect(ObjectID(bytes: id.bytes) == id)
    #expect(id.bytes.first == 0x01 && id.bytes.last == 0x98)
  }

  @Test(arguments: [
    "", "0", String(repeating: "0", count: 39), String(repeating: "0", count: 41),
    String(repeating: "g", count: 40), String(repeating: "0", count: 42),
  ])
  func refusesWhatIsNoId(hex: String) {
    #expect(ObjectID(hex: hex) == nil)
  }

  @Test func isOrderedByItsBytes() throws {
    let digits = ["00", "7f", "80", "ff"]
    let ids = digits.compactMap { ObjectID(hex: $0 + String(repeating: "0", count: 38)) }
    #expect(ids.sorted() == ids)
    #expect(ids.count == 4)
  }
}
