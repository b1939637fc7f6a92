package import CPythonSource

/// The modules and names that an announcement says something about without a word of removal.
package struct NamedSymbols {
  /// The facts, in the order of the text.
  package private(set) var facts: [AnnouncedFact] = []

  /// - Parameters:
  ///   - claimed: Symbols that are claimed to be removed or to go; they are no facts.
  ///   - now: The tree that is announced.
  ///   - before: The baseline.
  package init(
    in announcement: AnnouncementText, claimed: Set<String>, now: Surface, before: Surface?
  ) {
    var seen: Set<String> = []
    for block in announcement.blocks {
      let tellsOfRemoval = block.words.contains { word in
        ["remov", "gone", "drop", "delet"].contains { word.text.lowercased().hasPrefix($0) }
      }
      for (index, word) in block.words.enumerated() where word.kind == .literal {
        let name = word.text.hasSuffix("()") ? String(word.text.dropLast(2)) : word.text
        guard !claimed.contains(name), !claimed.contains(where: { $0.hasSuffix("." + name) }),
          let symbol = Symbol(name), case .dotted = symbol.form
        else { continue }
        let next = index + 1 < block.words.count ? block.words[index + 1].text : ""
        let isModule = next == "module" || next == "package"
        guard name.holds(".") || isModule, seen.insert(name).inserted,
          let fact = Self.fact(symbol, isModule: isModule, word.line, now, before),
          !(fact.verdict == .isFalse && tellsOfRemoval)
        else { continue }
        facts.append(fact)
      }
    }
  }

  private static func fact(
    _ symbol: Symbol, isModule: Bool, _ line: Int, _ now: Surface, _ before: Surface?
  ) -> AnnouncedFact? {
    let reading = now.reading(of: symbol, beside: before)
    let kind: AnnouncedFact.Kind = isModule || reading.kind == .module ? .module : .symbol
    switch reading.verdict {
    case .present:
      return AnnouncedFact(
        kind, of: symbol.text, stated: symbol.text, actual: "present", .isTrue, line: line)
    case .undetermined:
      return AnnouncedFact(
        kind, of: symbol.text, stated: symbol.text, actual: "", .undetermined, line: line)
    case .gone:
      // What no tree has is hardly a name of Python.
      guard isModule || before?.reading(of: symbol).verdict == .present else { return nil }
      return AnnouncedFact(
        kind, of: symbol.text, stated: symbol.text, actual: "gone", .isFalse, line: line)
    }
  }
}
