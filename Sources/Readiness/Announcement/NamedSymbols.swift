package import CPythonSource

/// The modules and names that an announcement says something about without a word of removal.
package struct NamedSymbols {
  /// The facts, in the order of the text.
  package private(set) var facts: [AnnouncedFact] = []

  private let now: Surface
  private let before: Surface?
  private let passages: SeriesPassages
  private let kept: KeptNames
  /// What is claimed to be removed or to go.
  private let claimed: Set<String>
  /// The names that the text told of.
  private var seen: Set<String> = []

  /// - Parameters:
  ///   - claimed: Symbols that are claimed to be removed or to go; they are no facts.
  ///   - now: The tree that is announced.
  ///   - before: The baseline.
  package init(
    in announcement: AnnouncementText, claimed: Set<String>, now: Surface, before: Surface?
  ) {
    self.now = now
    self.before = before
    passages = SeriesPassages(of: announcement, series: now.tree.ownSeries)
    kept = KeptNames(in: now.tree)
    // `b.c` and `c` of a claim on `a.b.c` are that.
    self.claimed = Set(claimed.flatMap(\.withEndings))
    for (place, block) in announcement.blocks.enumerated()
    where !passages.isOther(block: place) {
      let lack = Lack(in: block.words)
      let removed = SaidRemoved(in: block.words, claimed: self.claimed, now: now, before: before)
      let isElsewhere = block.words.indices.contains { passages.isOther(block: place, word: $0) }
      if !isElsewhere { facts += removed.facts }
      readNames(block.words, lack, at: place, besides: removed.places)
      readLists(block.words, lack, at: place)
    }
  }

  /// What a block says of names with their owners.
  ///
  /// - Parameter told: The places of names that are told of already.
  private mutating func readNames(
    _ words: [AnnouncementText.Word], _ lack: Lack, at place: Int, besides told: Set<Int>
  ) {
    for (index, word) in words.enumerated() where !told.contains(index) {
      guard let name = Self.name(word), !claimed.contains(name), let symbol = Symbol(name),
        case .dotted = symbol.form
      else { continue }
      let next = index + 1 < words.count ? words[index + 1].text : ""
      let isModule = word.kind == .literal && (next == "module" || next == "package")
      let isNew = !lack.isTold(at: index) && Newness.isSaid(of: index, in: words)
      guard name.holds(".") || isModule || name.isOfCAPI, !seen.contains(name) || isNew,
        let fact = fact(symbol, isModule: isModule, isNew: isNew, word)
      else { continue }
      // What was only named before may be told of as new later.
      guard seen.insert(name).inserted || fact.verdict == .isFalse else { continue }
      if fact.kind == .module, fact.verdict == .isFalse, isBelow(name, in: words) { continue }
      // "The `setuptools` package continues to be available" is about what is none of ours.
      let isOther = next == "package" && !isNew && !name.holds(".")
      if fact.verdict == .isFalse {
        // What was there may be told of as gone anywhere beside it.
        let wasThere = before?.reading(of: symbol).verdict == .present
        if wasThere ? lack.isTold : isOther || lack.isTold(at: index) { continue }
        if passages.isOther(block: place, word: index) { continue }
        if isKept(name, in: words) { continue }
      }
      facts.append(fact)
    }
  }

  /// What a block says of lists, owners and parameters.
  private mutating func readLists(
    _ words: [AnnouncementText.Word], _ lack: Lack, at place: Int
  ) {
    var found = ParametersSaid(in: words, lack: lack, now: now).facts
    found += OwnedNames(in: words, lack: lack, claimed: claimed, now: now).facts
    if let before {
      found += ListedRemovals(in: words, claimed: claimed, now: now, before: before).facts
    }
    found += NewNames(in: words, lack: lack, now: now).facts
    let others = Set(
      words.indices.filter { passages.isOther(block: place, word: $0) }.map { words[$0].line })
    for fact in found where fact.verdict != .isFalse || !others.contains(fact.line) {
      let isTold = facts.contains {
        $0.subject == fact.subject && $0.line == fact.line && $0.verdict == fact.verdict
      }
      if !isTold { facts.append(fact) }
    }
  }

  /// Whether a block tells that a name is kept for the stable ABI, as the manifest has it.
  private func isKept(_ name: String, in words: [AnnouncementText.Word]) -> Bool {
    kept.place(of: name) != nil && words.contains { $0.text.uppercased() == "ABI" }
  }

  /// Whether it is a module of a package that the block names: "the `http` package has a `server`
  /// module".
  private func isBelow(_ name: String, in words: [AnnouncementText.Word]) -> Bool {
    guard !name.holds(".") else { return false }
    return words.prefix(64).contains { word in
      guard word.kind == .literal, word.text != name, let full = Symbol("\(word.text).\(name)")
      else { return false }
      let reading = now.reading(of: full)
      return reading.kind == .module && reading.verdict == .present
    }
  }

  /// The name that a word may be: what is marked as code, or a word that can hardly be another.
  static func name(_ word: AnnouncementText.Word) -> String? {
    let text = word.named
    switch word.kind {
    case .literal: return text
    case .word where text.isOfCAPI || text.isDottedName: return text
    default: return nil
    }
  }

  private func fact(
    _ symbol: Symbol, isModule: Bool, isNew: Bool, _ word: AnnouncementText.Word
  ) -> AnnouncedFact? {
    let reading = now.reading(of: symbol, beside: before)
    let kind: AnnouncedFact.Kind = isModule || reading.kind == .module ? .module : .symbol
    func fact(_ verdict: AnnouncedFact.Verdict, actual: String, _ reason: String = "")
      -> AnnouncedFact
    {
      AnnouncedFact(
        kind, of: symbol.text, stated: symbol.text, actual: actual, verdict,
        reason: reason, line: word.line)
    }
    switch reading.verdict {
    case .present:
      if isNew, before?.reading(of: symbol).verdict == .present {
        return fact(.isFalse, actual: "present", "the release compared with has it already")
      }
      return fact(.isTrue, actual: "present")
    case .undetermined:
      return word.kind == .literal ? fact(.undetermined, actual: "") : nil
    case .gone:
      if let verdict = attribute(of: symbol) {
        return verdict == .isTrue ? fact(verdict, actual: "present") : nil
      }
      // What no tree has is hardly a name of Python, unless what it is to be in is there.
      guard
        isModule || isNew && symbol.text.isOfCAPI || isOwned(symbol)
          || before?.reading(of: symbol).verdict == .present
      else { return nil }
      return fact(.isFalse, actual: "gone")
    }
  }

  /// Whether a name may be that of what an object has, as it is usually named: `traceback.tb_frame`,
  /// `datetime.utcnow`; the verdict is that of the class.
  private func attribute(of symbol: Symbol) -> AnnouncedFact.Verdict? {
    let parts = symbol.text.split(separator: ".")
    guard parts.count == 2, let first = parts.first, let last = parts.last else { return nil }
    let name = first.prefix(1).uppercased() + first.dropFirst()
    let type = "types.\(name)Type"
    for owner in [type, "\(first).\(first)", "\(first).\(name)"] {
      guard let symbol = Symbol("\(owner).\(last)") else { continue }
      switch now.reading(of: symbol).verdict {
      case .present: return .isTrue
      // What Python makes at run time is not read.
      case .undetermined where owner == type: return .undetermined
      default: continue
      }
    }
    return nil
  }

  /// Whether the module or class that a name is to be in is there.
  private func isOwned(_ symbol: Symbol) -> Bool {
    guard let dot = symbol.text.lastIndex(of: "."),
      !Self.endings.contains(String(symbol.text[symbol.text.index(after: dot)...])),
      let owner = Symbol(String(symbol.text[..<dot])),
      let builtin = Symbol("builtins.\(owner.text)")
    else { return false }
    return now.reading(of: owner).verdict == .present
      || !owner.text.holds(".") && now.reading(of: builtin).verdict == .present
  }

  /// What ends the name of a file or host rather than one of Python.
  private static let endings: Set<String> = [
    "py", "pyc", "c", "h", "toml", "cfg", "txt", "rst", "html", "exe", "dll", "so", "zip", "gz",
    "xz", "org", "com", "io", "json", "md", "pkg", "msi", "in", "am", "ini", "pth", "asc", "sig",
  ]
}

extension String {
  /// `PyDict_PopString`: what only the C API has.
  fileprivate var isOfCAPI: Bool {
    hasPrefix("Py") && holds("_") && Surface.isOfCAPI(self) && SpokenName.isIdentifier(self)
  }

  /// `typing.override`: words with dots between them, whose first is in small letters.
  fileprivate var isDottedName: Bool {
    let parts = split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, utf8.count <= 200, let first = parts.first?.utf8.first,
      (0x61...0x7A).contains(first)
    else { return false }
    return parts.allSatisfy { $0.utf8.count > 1 && SpokenName.isIdentifier(String($0)) }
  }

  /// `a.b.c`, `b.c`, `c`
  fileprivate var withEndings: [String] {
    let parts = split(separator: ".")
    return parts.count > 16 ? [self] : parts.indices.map { parts[$0...].joined(separator: ".") }
  }
}
