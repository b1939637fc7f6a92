internal import CPythonSource

/// What a text gives to a module in words: "the `get` function of the `m` module".
struct OwnedNames {
  private(set) var facts: [AnnouncedFact] = []

  init(in words: [AnnouncementText.Word], lack: Lack, claimed: Set<String>, now: Surface) {
    for (index, word) in words.enumerated() where word.kind == .literal {
      let name = word.named
      guard SpokenName.isIdentifier(name), !claimed.contains(name), !lack.isTold(at: index),
        let owner = Self.owner(after: index, in: words)
      else { continue }
      add(name, of: owner, word.line, now)
    }
  }

  private static let nouns: Set<String> = ["function", "class", "exception", "constant"]

  private static func owner(after index: Int, in words: [AnnouncementText.Word]) -> String? {
    func lower(_ place: Int) -> String {
      words.indices.contains(place) ? words[place].text.lowercased() : ""
    }
    guard nouns.contains(lower(index + 1)), ["of", "in", "from"].contains(lower(index + 2)) else {
      return nil
    }
    let place = lower(index + 3) == "the" ? index + 4 : index + 3
    guard words.indices.contains(place), words[place].kind == .literal else { return nil }
    return words[place].text
  }

  /// Nothing is said of what the module's own text names in some way, as a method of its classes.
  private mutating func add(_ name: String, of owner: String, _ line: Int, _ now: Surface) {
    guard let module = Symbol(owner), let symbol = Symbol("\(owner).\(name)") else { return }
    let own = now.reading(of: module)
    guard own.verdict == .present, own.kind == .module else { return }
    let reading = now.reading(of: symbol)
    if reading.verdict == .present {
      facts.append(
        AnnouncedFact(
          .symbol, of: symbol.text, stated: symbol.text, actual: "present", .isTrue, line: line))
    } else if reading.verdict == .gone, reading.lookedAt.count <= 32,
      !reading.lookedAt.contains(where: { now.tree.mentions(name, at: $0) })
    {
      facts.append(
        AnnouncedFact(
          .symbol, of: symbol.text, stated: symbol.text, actual: "gone", .isFalse, line: line))
    }
  }
}

extension SourceTree {
  /// Whether a file has a name as a word of its own; also if it cannot be read.
  fileprivate func mentions(_ name: String, at path: RepoPath) -> Bool {
    do throws(ReadError) {
      return try line(of: name, at: path, as: .identifier) != nil
    } catch {
      return true
    }
  }
}
