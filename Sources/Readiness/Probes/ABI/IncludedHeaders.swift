internal import CPythonSource

/// The headers that an extension gets by `#include "Python.h"`.
struct IncludedHeaders {
  static let start: RepoPath = "Include/Python.h"

  /// Each header that is reached, conditions left aside.
  private(set) var reached: Set<RepoPath> = []
  /// Lines that name a header which is not in the tree.
  private(set) var missing: [(place: Location, name: String)] = []

  /// - Throws: ``ReadError`` if a header that is reached could not be read.
  init(of tree: SourceTree) throws(ReadError) {
    var pending = tree.listing[Self.start] == nil ? [] : [Self.start]
    while let path = pending.popLast() {
      guard reached.insert(path).inserted,
        let outline = try tree.c(at: path, as: .cHeader)
      else { continue }
      for include in outline.includes where !include.isSystem {
        let candidates = [String(path.folder), "Include", "Include/internal"]
          .map { RepoPath("\($0)/\(include.path)") }
        if let target = candidates.first(where: { tree.listing[$0] != nil }) {
          pending.append(target)
        } else {
          missing.append((Location(path, line: include.line), include.path))
        }
      }
    }
  }
}
