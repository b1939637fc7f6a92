/// `when SYMBOL`: the first and the last release that has it, and the commit that took it away.
package struct HistoryQuestion {
  private let symbol: Symbol
  private let history: any HistoryReader
  private let store: BlobStore
  private let jobs: Int

  /// - Parameters:
  ///   - history: Also reads blobs, for the one who asks.
  ///   - store: Opens further readers for workers.
  package init(
    _ symbol: Symbol, history: any HistoryReader, store: BlobStore, jobs: Int
  ) {
    self.symbol = symbol
    self.history = history
    self.store = store
    self.jobs = jobs
  }

  /// - Parameter releases: The tags asked about.
  /// - Returns: Nil if there are no releases.
  package func answer(at releases: [TaggedCommit]) async -> SymbolHistory? {
    let answer = await answer(at: releases, symbol)
    guard let answer, answer.first == nil, answer.undetermined.isEmpty,
      case .dotted(let parts, nil) = symbol.form, let asked = Symbol("c:" + symbol.text),
      spelling(of: parts) == .python
    else { return answer }
    // `Compare_kind`: spelt as a module, but none was ever there.
    guard var other = await self.answer(at: releases, asked), other.first != nil else {
      return answer
    }
    other.symbol = symbol
    return other
  }

  private func answer(at releases: [TaggedCommit], _ symbol: Symbol) async -> SymbolHistory? {
    guard let oldest = releases.min(by: { $0.tag < $1.tag }),
      let newest = releases.max(by: { $0.tag < $1.tag })
    else { return nil }
    let folders = TreeFolders(history)
    let presence = presence(of: symbol, folders, releases)
    let timeline = await PresenceTimeline(of: presence, at: releases)
    var answer = SymbolHistory(
      symbol: symbol, kind: kind(timeline), firstAsked: oldest.tag, lastAsked: newest.tag,
      verdict: .undetermined)
    answer.undetermined = timeline.points.filter { $0.verdict == .undetermined }
      .map(\.release.tag)
    answer.first = timeline.first.map(sighting)
    answer.last = timeline.last.map(sighting)
    if let final = timeline.points.last {
      answer.verdict = SymbolHistory.Verdict(final.verdict)
      answer.reason = final.verdict == .present ? "" : final.reading.reason
    }
    for gap in timeline.gaps.suffix(HistoryBound.absences) {
      let before = timeline.points.last {
        $0.verdict == .present && $0.release.tag < gap.first.release.tag
      }
      var ending = Ending(removal: nil, reason: "")
      if let before { ending = await self.ending(presence, before, gap.first) }
      answer.absences.append(
        .init(
          first: gap.first.release.tag, last: gap.last.release.tag, back: gap.back.release.tag,
          removal: ending.removal))
    }
    await end(&answer, timeline, presence)
    if answer.first == nil, answer.verdict == .gone {
      answer.near = near(in: newest.tree, folders)
    }
    return answer
  }

  private func kind(_ timeline: PresenceTimeline) -> SymbolKind {
    (timeline.last ?? timeline.points.last)?.reading.kind ?? .name
  }

  private func sighting(_ point: PresenceTimeline.Point) -> SymbolHistory.Sighting {
    .init(tag: point.release.tag, places: point.reading.evidence)
  }

  // MARK: What the symbol is

  /// Settles the language: a module of Lib at any tag makes it Python, else its spelling tells.
  private func presence(
    of symbol: Symbol, _ folders: TreeFolders, _ releases: [TaggedCommit]
  ) -> SymbolPresence {
    var asked = symbol
    let form: SymbolPresence.Form
    switch symbol.form {
    case .path(let path, let isFolder): form = .path(path, isFolder: isFolder)
    case .instruction: form = .instruction
    case .parameter(let function, _): form = .python(function)
    case .dotted(let parts, let language):
      let settled = language ?? self.language(of: parts, folders, releases)
      form = settled == .c ? .c(parts) : .python(parts)
      if language == nil {
        asked = Symbol(settled.rawValue + ":" + symbol.text) ?? symbol
      }
    }
    return SymbolPresence(
      of: asked, form: form, folders: folders, reader: history, store: store, jobs: jobs)
  }

  private func language(
    of parts: [String], _ folders: TreeFolders, _ releases: [TaggedCommit]
  ) -> Symbol.Language {
    guard spelling(of: parts) == .c else { return .python }
    let places = ["Lib/" + parts[0] + ".py", "Lib/" + parts[0]].map { RepoPath($0) }
    let isModule = releases.contains { release in
      places.contains { ((try? folders.item(at: $0, in: release.tree)) ?? nil) != nil }
    }
    return isModule ? .python : .c
  }

  private func spelling(of parts: [String]) -> Symbol.Language {
    Surface(tree: SourceTree(files: [:])).language(of: parts, beside: nil)
  }

  // MARK: How it ended

  private struct Ending {
    var removal: SymbolHistory.Removal?
    var reason: Message
  }

  /// Adds since when it is gone and what took it away.
  private func end(
    _ answer: inout SymbolHistory, _ timeline: PresenceTimeline, _ presence: SymbolPresence
  ) async {
    guard let last = timeline.last, let gone = timeline.firstGone else { return }
    let unclear = timeline.after.first { $0.verdict == .undetermined }
    if let unclear, unclear.release.tag < gone.release.tag {
      answer.reason =
        "whether \(unclear.release.tag.name) has it cannot be told: \(unclear.reading.reason)"
      return
    }
    answer.goneSince = gone.release.tag
    let ending = await ending(presence, last, gone)
    answer.removal = ending.removal
    if ending.removal == nil { answer.reason = ending.reason }
  }

  private func ending(
    _ presence: SymbolPresence, _ last: PresenceTimeline.Point, _ gone: PresenceTimeline.Point
  ) async -> Ending {
    var watched = last.reading.evidence.map(\.path)
    if case .python = presence.form { watched += last.reading.lookedAt }
    if case .instruction = presence.form { watched += last.reading.lookedAt }
    var seen: Set<RepoPath> = []
    watched = watched.filter { seen.insert($0).inserted }
    var search = RemovalSearch(presence, watching: watched)
    switch await search.removal(before: gone.release.commit) {
    case .found(let commit, let parent, let places):
      do throws(HistoryFault) {
        let note = try history.note(commit.commit)
        let target = try movedTo(places, presence.folders, from: parent, to: commit)
        return Ending(
          removal: .init(
            note: note, issues: IssueReferences.issues(of: note), movedTo: target),
          reason: "")
      } catch {
        return Ending(removal: nil, reason: error.reason)
      }
    case .neverThere:
      return Ending(
        removal: nil,
        reason: "no commit before \(gone.release.tag.name) on its line has the symbol")
    case .undetermined(let reason):
      return Ending(removal: nil, reason: "the commit was not found: \(reason)")
    }
  }

  private func movedTo(
    _ places: [Location], _ folders: TreeFolders, from old: HistoryStep, to new: HistoryStep
  ) throws(HistoryFault) -> RepoPath? {
    var move = MoveSearch(folders, reader: history)
    for place in places {
      if let path = try move.newPath(of: place.path, from: old.tree, to: new.tree) { return path }
    }
    return nil
  }

  /// Modules of Lib whose names are near the symbol's first part.
  private func near(in tree: ContentID, _ folders: TreeFolders) -> [String] {
    guard case .dotted(let parts, _) = symbol.form,
      let lines = try? folders.lines(in: "Lib", of: tree)
    else { return [] }
    let names = lines.compactMap { line -> String? in
      switch line.item {
      case .folder: line.name.text
      case .file: line.name.text.hasSuffix(".py") ? String(line.name.text.dropLast(3)) : nil
      }
    }
    let rest = parts.dropFirst()
    return names.filter {
      $0 != parts[0] && EditDistance.between($0, parts[0]) <= 2 && parts[0].utf8.count > 3
    }
    .prefix(5).map { ([$0] + rest).joined(separator: ".") }
  }
}

extension SymbolHistory.Verdict {
  init(_ verdict: SymbolReading.Verdict) {
    self =
      switch verdict {
      case .gone: .gone
      case .present: .present
      case .undetermined: .undetermined
      }
  }
}
