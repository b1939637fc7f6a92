// What is said of some use of a thing, and not of the thing.
extension SentenceReader {
  /// "passing f and g as keyword arguments", "passing it by position": not the parameters
  /// themselves.
  func isHowPassed(_ phrase: Range<Int>) -> Bool {
    guard tokens[phrase].first?.word == "passing" else { return false }
    let ways: Set<String> = [
      "keyword", "keywords", "positional", "position", "keyword-only", "positional-only", "name",
      "positionally",
    ]
    return tokens[phrase].indices.contains { index in
      guard ways.contains(tokens[index].word ?? ""), index > phrase.lowerBound else { return false }
      return ["as", "by"].contains(tokens[index - 1].word ?? "")
        || tokens[index].word == "positionally"
    }
  }

  /// "Remove ``Py_INCREF`` on the object": some use of it.
  func isTakenOff(_ object: Range<Int>) -> Bool {
    guard let place = tokens[object].firstIndex(where: { $0.name != nil }),
      tokens[place].name?.isOfC == true, place + 2 < object.upperBound,
      tokens[place + 1].word == "on",
      ["the", "a", "an", "all"].contains(tokens[place + 2].word ?? "")
    else { return false }
    return tokens[place + 2..<min(place + 7, object.upperBound)].allSatisfy { $0.name == nil }
  }

  /// "X without an argument is deprecated", "it is deprecated to return a value": some use of it.
  func isOfUse(_ predicate: Predicate, _ subject: Range<Int>, _ object: Range<Int>) -> Bool {
    guard predicate.voice == .passive else { return false }
    let words = tokens[subject].map { $0.word ?? "" }
    if words.last == "it", object.first.map({ tokens[$0].word }) == "to" { return true }
    guard let without = words.firstIndex(of: "without"),
      let name = tokens[subject].firstIndex(where: { $0.name != nil })
    else { return false }
    return subject.lowerBound + without > name
      && words[without...].contains(where: RemovalWords.parameters.contains)
  }

  /// "from the documentation", "from the list of frozen modules": named there no more, and still there.
  func isTakenFromText(_ object: Range<Int>) -> Bool {
    tokens[object].indices.contains { index in
      guard tokens[index].word == "from" else { return false }
      let end = min(index + 6, object.upperBound)
      let next = index + 1..<max(index + 1, end)
      let isList = next.prefix(2).contains { ["list", "lists"].contains(tokens[$0].word ?? "") }
      let words = next.prefix { place in
        let name = tokens[place].name
        return tokens[place].word.map { !["in", "of", "module", "class"].contains($0) }
          ?? (name?.sort == .module || name?.sort == .plain)
      }
      return isList
        || words.contains { place in
          // "the documentation :file:`Makefile`" is a file.
          Self.texts.contains(tokens[place].word ?? "")
            && (place + 1 >= object.upperBound || tokens[place + 1].name == nil)
        }
    }
  }

  private static let texts: Set<String> = [
    "documentation", "docs", "doc", "index", "tests", "manual", "tutorial", "glossary", "examples",
    "docstring", "docstrings", "installer", "installers", "tarball",
  ]

  /// "Remove ``f()`` on NetBSD", "in non-desktop builds": elsewhere it stays.
  func isTakenOffPlatform(_ object: Range<Int>) -> Bool {
    guard let place = tokens[object].firstIndex(where: { $0.name != nil }) else { return false }
    return tokens[place..<object.upperBound].indices.contains { index in
      guard ["on", "in"].contains(tokens[index].word ?? "") else { return false }
      let next = tokens[index + 1..<min(index + 6, object.upperBound)]
        .prefix { $0.name == nil && $0.word != nil }.map { $0.word ?? "" }
      return next.first != "all" && next.first != "every"
        && (next.prefix(3).contains(where: Self.platforms.contains)
          || next.contains(where: ["platforms", "systems", "builds"].contains))
    }
  }

  /// "On OpenBSD, ``f`` has been removed": elsewhere it stays.
  func isTakenOffPlatform(before subject: Range<Int>) -> Bool {
    guard let first = subject.first, ["on", "in"].contains(tokens[first].word ?? ""),
      let comma = tokens[subject].firstIndex(where: { $0.isMark(",") })
    else { return false }
    let words = tokens[first + 1..<comma].map { $0.word ?? "" }
    return !words.contains("all") && !words.contains("every")
      && words.contains {
        Self.platforms.contains($0) || ["platforms", "systems", "builds"].contains($0)
      }
  }

  /// "Calling ``f`` or ``g``", and nothing more: what is deprecated to be called is deprecated.
  func isUseAlone(_ phrase: Range<Int>) -> Bool {
    guard ["calling", "using"].contains(tokens[phrase].first?.word ?? "") else { return false }
    let rest = tokens[phrase].dropFirst()
    let names = rest.compactMap(\.name)
    return !names.isEmpty && names.allSatisfy { $0.sort == .function || $0.isCall }
      && rest.allSatisfy { token in
        guard let word = token.word else { return token.name != nil || token.isMark(",") }
        return RemovalWords.conjunctions.contains(word) || word == "the"
          || RemovalWords.wholes[word] == .function
      }
  }

  /// The one thing that a clause names; nil if it names none or several.
  func onlyThing(_ clause: Range<Int>) -> NameGroup? {
    let names = tokens[clause].compactMap(\.name).filter { $0.sort != .reference }
    guard names.count == 1, let name = names.first, name.sort != .parameter else { return nil }
    return NameGroup(names: [name])
  }

  /// "the former", "the latter" of two things that a lead names.
  func oneOfTwo(_ phrase: Range<Int>, _ lead: [NameGroup]) -> NameGroup? {
    let words = tokens[phrase].compactMap(\.word).filter { $0 != "and" }
    let names = lead.flatMap(\.names)
    guard words.count == 2, words[0] == "the", names.count == 2 else { return nil }
    switch words[1] {
    case "former": return NameGroup(names: [names[0]])
    case "latter": return NameGroup(names: [names[1]])
    default: return nil
    }
  }

  private static let platforms: Set<String> = [
    "aix", "android", "bsd", "cygwin", "darwin", "emscripten", "freebsd", "ios", "irix", "linux",
    "macos", "mingw", "netbsd", "openbsd", "solaris", "vxworks", "wasi", "wasm", "webassembly",
    "windows",
  ]

  /// "Using f", "Opening a file with f": a use of it.
  func isUse(_ phrase: Range<Int>) -> Bool {
    let uses: Set<String> = [
      "using", "opening", "creating", "calling", "assigning", "subclassing", "instantiating",
      "inheriting", "returning", "comparing", "raising", "mixing", "chaining", "passing",
    ]
    if tokens[phrase].first?.word.map(uses.contains) == true { return true }
    // "setting ``x`` to use another layout"
    if tokens[phrase].first?.word == "setting", tokens[phrase].contains(where: { $0.word == "to" })
    {
      return true
    }
    // "the X module adding a folder": what it does.
    guard let name = tokens[phrase].firstIndex(where: { $0.name != nil }) else { return false }
    let next = tokens[name + 1..<phrase.upperBound].prefix(2).map { $0.word ?? "" }
    let isNamed =
      RemovalWords.wholes[next.first ?? ""] != nil || RemovalWords.members[next.first ?? ""] != nil
    let verb = isNamed ? next.dropFirst().first : next.first
    return verb.map { $0.hasSuffix("ing") && $0.count > 4 } ?? false
  }
}
