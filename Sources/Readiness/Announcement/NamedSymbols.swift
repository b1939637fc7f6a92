package import CPythonSource

/// The modules and names that an announcement says something about without a word of removal.
package struct NamedSymbols {
  /// The facts, in the order of the text.
  package private(set) var facts: [AnnouncedFact] = []

  private let now: Surface
  private let before: Surface?

  /// - Parameters:
  ///   - claimed: Symbols that are claimed to be removed or to go; they are no facts.
  ///   - now: The tree that is announced.
  ///   - before: The baseline.
  package init(
    in announcement: AnnouncementText, claimed: Set<String>, now: Surface, before: Surface?
  ) {
    self.now = now
    self.before = before
    var seen: Set<String> = []
    // `b.c` and `c` of a claim on `a.b.c` are that.
    let claimed = Set(claimed.flatMap(\.withEndings))
    for block in announcement.blocks {
      let lack = Lack(in: block.words)
      for (index, word) in block.words.enumerated() {
        guard let name = Self.name(word), !claimed.contains(name), let symbol = Symbol(name),
          case .dotted = symbol.form
        else { continue }
        let next = index + 1 < block.words.count ? block.words[index + 1].text : ""
        let isModule = word.kind == .literal && (next == "module" || next == "package")
        let isNew = !lack.isTold(at: index) && Self.isSaidNew(index, in: block.words)
        guard name.holds(".") || isModule || name.isOfCAPI, seen.insert(name).inserted,
          let fact = fact(symbol, isModule: isModule, isNew: isNew, word)
        else { continue }
        if fact.kind == .module, fact.verdict == .isFalse, isBelow(name, in: block.words) {
          continue
        }
        // "The `setuptools` package continues to be available" is about what is none of ours.
        let isOther = next == "package" && !isNew && !name.holds(".")
        if fact.verdict == .isFalse {
          // What was there may be told of as gone anywhere beside it.
          let wasThere = before?.reading(of: symbol).verdict == .present
          if wasThere ? lack.isTold : isOther || lack.isTold(at: index) { continue }
        }
        facts.append(fact)
      }
      facts += ParametersSaid(in: block.words, lack: lack, now: now).facts
      facts += OwnedNames(in: block.words, lack: lack, claimed: claimed, now: now).facts
      if let before {
        facts +=
          ListedRemovals(in: block.words, claimed: claimed, now: now, before: before).facts
      }
      facts += NewNames(in: block.words, lack: lack, now: now).facts
    }
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
      let owner = Symbol(String(symbol.text[..<dot]))
    else { return false }
    return now.reading(of: owner).verdict == .present
  }

  /// What ends the name of a file or host rather than one of Python.
  private static let endings: Set<String> = [
    "py", "pyc", "c", "h", "toml", "cfg", "txt", "rst", "html", "exe", "dll", "so", "zip", "gz",
    "xz", "org", "com", "io", "json", "md", "pkg", "msi", "in", "am", "ini", "pth", "asc", "sig",
  ]

  /// How many words of a list are looked at before and behind a name.
  private static let longestList = 64

  /// Whether a text says of a name that it came with the series: "`f` and `g` are new", "`f()` was
  /// added", "the new `m` module".
  private static func isSaidNew(_ index: Int, in words: [AnnouncementText.Word]) -> Bool {
    func lower(_ index: Int) -> String {
      words.indices.contains(index) ? words[index].text.lowercased() : ""
    }
    let nouns: Set = [
      "module", "package", "function", "class", "method", "decorator", "form", "exception",
      "constant", "type", "attribute", "macro",
    ]
    func isNoun(_ word: String) -> Bool {
      nouns.contains(word) || word.hasSuffix("s") && nouns.contains(String(word.dropLast()))
        || ["classes", "properties"].contains(word)
    }
    if lower(index - 1) == "new", ["the", "a", "an"].contains(lower(index - 2)),
      isNoun(lower(index + 1))
    {
      return true
    }
    // Not where it stands for what is new of it: "a new method of `C` was added".
    let prepositions: Set = ["of", "to", "in", "for", "from", "on", "with", "by", "than", "like"]
    var first = index
    while first > max(0, index - longestList),
      name(words[first - 1]) != nil || [",", "and"].contains(lower(first - 1))
    {
      first -= 1
    }
    var before = first - 1
    while isNoun(lower(before)) || ["the", "both"].contains(lower(before)) { before -= 1 }
    guard !prepositions.contains(lower(before)) else { return false }
    var place = index + 1
    while place < min(words.count, index + longestList),
      name(words[place]) != nil && words[place].kind == .literal
        || [",", "and", "the"].contains(lower(place)) || isNoun(lower(place))
    {
      place += 1
    }
    guard ["is", "are", "was", "were", "has", "have"].contains(lower(place)) else { return false }
    while ["been", "also", "now", "is", "are", "was", "were", "has", "have"].contains(lower(place))
    {
      place += 1
    }
    return ["new", "added", "introduced"].contains(lower(place))
      && !["in", "back"].contains(lower(place + 1))
  }
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
