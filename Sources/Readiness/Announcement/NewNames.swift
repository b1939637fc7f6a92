internal import CPythonSource

/// What a text says is new, by its bare name: "new modules `a` and `b`", "New exception `XError`".
struct NewNames {
  private(set) var facts: [AnnouncedFact] = []

  private static let longestList = 16

  init(in words: [AnnouncementText.Word], lack: Lack, now: Surface) {
    for (index, word) in words.enumerated() where word.text.lowercased() == "new" {
      let noun = index + 1 < words.count ? words[index + 1].text.lowercased() : ""
      let isModule = noun == "modules" || noun == "module"
      let isException = noun == "exceptions" || noun == "exception"
      guard isModule || isException, !lack.isTold(at: index) else { continue }
      var place = index + 2
      while place < min(words.count, index + Self.longestList) {
        let next = words[place]
        if next.kind == .literal, SpokenName.isIdentifier(next.text) {
          add(next, isModule: isModule, now)
        } else if ![",", "and", ":"].contains(next.text.lowercased()) {
          break
        }
        place += 1
      }
    }
  }

  private mutating func add(_ word: AnnouncementText.Word, isModule: Bool, _ now: Surface) {
    guard let symbol = Symbol(isModule ? word.text : "builtins.\(word.text)") else { return }
    let reading = now.reading(of: symbol)
    let kind: AnnouncedFact.Kind = isModule ? .module : .symbol
    switch reading.verdict {
    case .present:
      facts.append(
        AnnouncedFact(
          kind, of: word.text, stated: word.text, actual: "present", .isTrue, line: word.line))
    case .gone where isModule:
      facts.append(
        AnnouncedFact(
          kind, of: word.text, stated: word.text, actual: "gone", .isFalse, line: word.line))
    case .gone where Self.isNear(word.text, now.tree):
      facts.append(
        AnnouncedFact(
          kind, of: word.text, stated: word.text, actual: "gone", .isFalse,
          reason: "builtins has an exception whose name is like it", line: word.line))
    default:
      // It may be one of a module that is not named.
      facts.append(
        AnnouncedFact(
          kind, of: word.text, stated: word.text, actual: "", .undetermined,
          reason: "no module is named, and it is none of builtins", line: word.line))
    }
  }

  /// Whether a built-in exception is spelt so but for a letter.
  private static func isNear(_ name: String, _ tree: SourceTree) -> Bool {
    let text = (try? tree.text(at: "Doc/library/exceptions.rst")) ?? nil
    let mark = ".. exception:: "
    return (text?.rows ?? []).contains { row in
      let row = row.drop { $0 == " " }
      guard row.hasPrefix(mark) else { return false }
      return EditDistance.between(String(row.dropFirst(mark.count)), name) == 1
    }
  }
}
