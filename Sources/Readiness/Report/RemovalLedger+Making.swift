internal import CPythonSource

extension RemovalLedger {
  /// The ledger of an inspection: each removal of check data that is due by its version, with what
  /// the tree holds and where What's New names it.
  static func of(_ inspection: Inspection) -> RemovalLedger {
    let due = inspection.removals.filter { $0.due <= inspection.version }
    guard !due.isEmpty else { return RemovalLedger(rows: []) }
    let announcements = Announcements(inspection)
    let kept = keptForABI(in: inspection.tree)
    let rows = due.map { removal in
      let reading = inspection.surface.reading(
        of: removal.symbol, beside: inspection.baseline?.surface)
      let isKept = reading.verdict == .gone && kept.names[removal.symbol.text] != nil
      let places =
        reading.verdict == .gone ? reading.lookedAt.map { Location($0) } : reading.evidence
      return Row(
        symbol: removal.symbol.text, verdict: isKept ? .keptForABI : Verdict(reading.verdict),
        announcement: announcements.line(naming: removal.symbol), source: removal.source,
        places: isKept
          ? [Location(kept.path, line: kept.names[removal.symbol.text])] : Array(places.prefix(8)),
        note: removal.note ?? (reading.verdict == .undetermined ? reading.reason.plain : nil))
    }
    return RemovalLedger(rows: rows.sorted { $0.symbol < $1.symbol })
  }

  private static func keptForABI(in tree: SourceTree) -> (path: RepoPath, names: [String: Int]) {
    for path in ["Misc/stable_abi.toml", "Misc/stable_abi.txt"] as [RepoPath] {
      guard let text = (try? tree.text(at: path)) ?? nil else { continue }
      return (path, StableABIManifest(text: text).keptForABI)
    }
    return ("Misc/stable_abi.toml", [:])
  }
}

extension RemovalLedger.Verdict {
  init(_ verdict: SymbolReading.Verdict) {
    self =
      switch verdict {
      case .gone: .gone
      case .present: .present
      case .undetermined: .undetermined
      }
  }
}

extension Message {
  /// The pieces as plain text, for a value that keeps no pieces.
  package var plain: String {
    pieces.map { piece in
      switch piece {
      case .words(let text), .foreign(let text): text
      case .place(let place): place.path.text + (place.line.map { ":\($0)" } ?? "")
      }
    }.joined()
  }
}

/// The lines of What's New that name a removed thing.
private struct Announcements {
  private let path: RepoPath
  /// The lines at which each word stands, those in a section on removals first.
  private var lines: [Substring: [Int]] = [:]

  init(_ inspection: Inspection) {
    let series = inspection.version.series
    path = RepoPath("Doc/whatsnew/\(series.major).\(series.minor).rst")
    guard let text = (try? inspection.tree.text(at: path)) ?? nil else { return }
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
    var removed: [Substring: [Int]] = [:]
    var isRemoved = false
    for (number, row) in rows.enumerated() {
      if number + 1 < rows.count, Self.isUnderline(rows[number + 1]), !row.isEmpty {
        isRemoved = row.contains("Remov")
      }
      for word in row.split(whereSeparator: { !($0.isLetter || $0.isNumber || "_./".contains($0)) })
      {
        for part in [word] + word.split(separator: ".") {
          if isRemoved {
            removed[part, default: []].append(number + 1)
          } else {
            lines[part, default: []].append(number + 1)
          }
        }
      }
    }
    for (word, numbers) in removed { lines[word] = numbers + lines[word, default: []] }
  }

  func line(naming symbol: Symbol) -> Location? {
    let words: [String] =
      switch symbol.form {
      case .path(let path, let isFolder): [path.text + (isFolder ? "/" : ""), path.text]
      case .instruction(let name): [name]
      case .parameter(_, let name): [name]
      case .dotted(let parts, _): [parts.joined(separator: ".")] + [parts.last].compactMap { $0 }
      }
    for word in words {
      if let line = lines[word[...]]?.first { return Location(path, line: line) }
    }
    return nil
  }

  private static func isUnderline(_ row: Substring) -> Bool {
    guard row.count >= 3, let first = row.first, "=-~^*\"'".contains(first) else { return false }
    return row.allSatisfy { $0 == first }
  }
}
