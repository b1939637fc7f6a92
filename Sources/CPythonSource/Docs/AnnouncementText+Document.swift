extension DocsDocument {
  /// The blocks of an announcement as those of a document, so that what reads claims reads it, too.
  ///
  /// Headings are all of one level: announcements do not nest them in earnest.
  package init(_ announcement: AnnouncementText) {
    self.init()
    var section: BlockIndex?
    for block in announcement.blocks {
      let runs = DocsRun.runs(of: block.words)
      let line = block.words.first?.line ?? 1
      switch block.role {
      case .heading:
        section = blocks.count
        blocks.append(Block(kind: .section(level: 1), parent: nil, line: line, text: runs))
      case .paragraph:
        blocks.append(Block(kind: .paragraph, parent: section, line: line, text: runs))
      case .item:
        let item = blocks.count
        blocks.append(Block(kind: .listItem, parent: section, line: line))
        blocks.append(Block(kind: .paragraph, parent: item, line: line, text: runs))
      }
    }
  }
}

extension DocsRun {
  /// The words of a block, literals apart; names that are listed without marks count as literals.
  static func runs(of words: [AnnouncementText.Word]) -> [DocsRun] {
    let listed = listedNames(in: words)
    let isOfParameters = words.contains { word in
      ["parameter", "parameters", "argument", "arguments"].contains(word.text)
    }
    var runs: [DocsRun] = []
    var text = ""
    var line = words.first?.line ?? 1
    func isGlued(_ word: AnnouncementText.Word) -> Bool {
      word.kind == .mark && [".", ",", ";", ":", "!", "?", ")"].contains(word.text)
    }
    func flush() {
      if !text.isEmpty { runs.append(DocsRun(kind: .text, text: text, line: line)) }
      text = ""
    }
    var opens = true
    for (index, word) in words.enumerated() {
      let needsBlank = !opens && !isGlued(word)
      opens = word.kind == .mark && word.text == "("
      let isParameter = isOfParameters && word.kind == .emphasis
      if word.kind == .literal || listed.contains(index) || isParameter {
        if needsBlank { text += " " }
        flush()
        runs.append(
          DocsRun(
            kind: isParameter ? .emphasis : .literal, text: word.text, line: word.line))
        line = word.line
        continue
      }
      if word.kind == .address { continue }
      if text.isEmpty { line = word.line }
      text += (needsBlank ? " " : "") + word.text
    }
    flush()
    return runs
  }

  /// The places of names in a list after a colon: `modules: aifc, audioop, chunk`.
  private static func listedNames(in words: [AnnouncementText.Word]) -> Set<Int> {
    guard let colon = words.lastIndex(where: { $0.kind == .mark && $0.text == ":" }) else {
      return []
    }
    var found: Set<Int> = []
    var index = colon + 1
    while index < words.count {
      let word = words[index]
      let isJoint = word.kind == .mark ? [",", "."].contains(word.text) : word.text == "and"
      if isJoint {
        index += 1
        continue
      }
      let isName =
        word.kind == .word && word.text.first?.isNumber == false
        && word.text.utf8.allSatisfy { byte in
          byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
      guard isName || word.kind == .literal else { return [] }
      let isAfterJoint =
        index == colon + 1 || words[index - 1].kind == .mark || words[index - 1].text == "and"
      guard isAfterJoint else { return [] }
      if isName { found.insert(index) }
      index += 1
    }
    return found.count >= 3 ? found : []
  }
}
