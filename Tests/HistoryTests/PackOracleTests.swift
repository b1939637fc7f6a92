import TestSupport
import Testing

@testable import GitStore

/// Our reading of packs against the ids of what is in them, which tell whether it is right.
@Suite(.enabled(if: Clone.isThere, Clone.reason)) struct PackOracleTests {
  /// Some thousand objects of each kind, and what they are deltas of.
  @Test func makesWhatTheIDsPromise() throws {
    let path = try #require(Clone.path)
    let repository = try Repository(at: path)
    repository.verifiesBlobs = true
    let ids = repository.objects.gate.packs.flatMap { pack in
      pack.index?.ids(startingWith: .zero, digits: 0, atMost: .max) ?? []
    }
    let step = max(ids.count / 20_000, 1)
    var read = 0
    for index in stride(from: 0, to: ids.count, by: step) {
      let type = try repository.type(of: ids[index])
      let size = try repository.size(of: ids[index])
      try repository.objects.withObject(ids[index], wanted: type, during: .read(ids[index])) {
        #expect($0 == type)
        #expect($1.count == size)
      }
      read += 1
    }
    #expect(read > 0 || ids.isEmpty)
  }
}
