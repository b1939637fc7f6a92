internal import CPythonSource

extension TreeClaimReader {
  /// What code says at run time: `warnings._deprecated(…, remove=…)` and texts of warnings.
  mutating func readNotices() {
    let tree = now.tree
    for entry in tree.noticeEntries {
      let found = noting { () throws(ReadError) in
        try tree.notices(at: entry.path, as: .pythonNotices)
      }
      for notice in found ?? [] {
        read(notice, at: entry.path, module: Self.module(of: entry.path))
      }
    }
    for entry in tree.noticeSources {
      let found = noting { () throws(ReadError) in
        try tree.notices(at: entry.path, as: .cNotices)
      }
      for notice in found ?? [] { read(notice, at: entry.path, module: nil) }
    }
  }

  static func module(of path: RepoPath) -> String {
    var parts = path.text.dropFirst("Lib/".count).dropLast(3).split(separator: "/").map(String.init)
    if parts.last == "__init__" { parts.removeLast() }
    return parts.joined(separator: ".")
  }

  private mutating func read(_ notice: RemovalNotice, at path: RepoPath, module: String?) {
    let reader = NoticeClaims(notice, at: path, module: module, series: series, ownResolver)
    for claim in reader.claims() { add(claim) }
  }

  /// `abi_only`: gone from the headers, kept for old binaries.
  mutating func readStableABI() {
    let tree = now.tree
    let kept = KeptNames(in: tree)
    if let error = kept.unread, !gaps.contains(error.message) { gaps.append(error.message) }
    for (name, line) in kept.lines.sorted(by: { $0.value < $1.value }) {
      guard let symbol = Symbol(name), resolver.before.cLookup(name).isFound else { continue }
      add(
        Claim(
          symbol: symbol, kind: resolver.present(name)?.kind ?? .function,
          verb: now.cLookup(name).isFound ? .notInLimitedAPI : .removed,
          series: series,
          source: .init(kind: .stableABI, location: Location(kept.path, line: line)),
          confidence: .exact, spelling: name))
    }
  }

  /// What check data expect of the series.
  mutating func readCheckData(_ removals: [Removal]) {
    for removal in removals {
      let path = RepoPath("checks/removals/\(series).toml")
      add(
        Claim(
          symbol: removal.symbol, kind: resolver.present(removal.symbol.text)?.kind ?? .name,
          verb: removal.due <= version ? .removed : .pendingRemoval, series: series,
          source: .init(kind: .checkData, location: Location(path)), confidence: .exact,
          spelling: removal.symbol.text))
    }
  }
}
