internal import CPythonSource

/// Reads the claims of a documentation file, block by block.
struct DocsClaimReader {
  private let document: DocsDocument
  private let series: Series
  private var sections: [DocsDocument.BlockIndex: SectionState] = [:]
  private var containers: [DocsDocument.BlockIndex: ContainerState] = [:]
  private var top = ContainerState()
  private(set) var claims: [SpokenClaim] = []

  /// The levels of a `list-table`.
  private enum ListTable { case table, row }

  /// What is known of a list item, section or body while its blocks are read.
  private struct ContainerState {
    var section = SectionState()
    /// What its first paragraph says without a verb.
    var expected: Claim.Verb?
    var hasText = false
    /// Whether the last sentence ends with a colon, and what stands below is its list.
    var isIntroduced = false
    /// What the items of a list below say without a verb.
    var listVerb: Claim.Verb?
    /// The series that is said for them.
    var listSeries: Series?
    /// What the things in the list lose: "the attribute ``x`` of these modules: …".
    var listMembers: [SpokenName] = []
    /// The same for the item itself.
    var members: [SpokenName] = []
    /// What it is about as a whole.
    var verb: Claim.Verb?
    var series: Series?
    var owners: [[SpokenName]] = []
    /// Where in a `list-table` it stands; nil outside of one.
    var cell: ListTable?
    /// Whether a row of a `list-table` had a cell already.
    var hasCells = false
    /// The column of a table that holds the things.
    var column = 0
  }

  init(_ document: DocsDocument, series: Series) {
    self.document = document
    self.series = series
  }

  mutating func readAll() -> [SpokenClaim] {
    for index in document.blocks.indices {
      let block = document.blocks[index]
      let outer = block.parent.flatMap { containers[$0] } ?? top
      switch block.kind {
      case .section: open(section: block, at: index)
      case .listItem:
        endIntroduction(of: block.parent)
        var state = outer
        state.expected = outer.listVerb
        if let cell = outer.cell {
          state.cell = cell == .table ? .row : nil
          if cell == .row, let row = block.parent {
            // Of the cells of a row the first is the thing.
            state.expected = outer.hasCells ? nil : outer.verb
            containers[row]?.hasCells = true
          }
        }
        state.isIntroduced = false
        state.series = outer.listSeries ?? outer.series
        state.members = outer.listMembers
        state.listMembers = []
        state.hasText = false
        state.listVerb = nil
        state.listSeries = nil
        containers[index] = state
      case .paragraph: read(block, at: index)
      case .term:
        read(block, at: index)
        containers[index] = block.parent.flatMap { containers[$0] } ?? top
      case .quote: containers[index] = outer
      case .directive(let name): open(directive: name, outer, at: index)
      case .field, .target: break
      case .table, .row: containers[index] = outer
      case .cell(let column): read(cell: block, column: column, outer)
      }
    }
    return claims
  }

  private mutating func open(section block: DocsDocument.Block, at index: Int) {
    let outer = block.parent.flatMap { sections[$0] }
    let section = SectionState(block.text, line: block.line, below: outer)
    sections[index] = section
    var state = ContainerState()
    state.section = section
    state.listVerb = section.topic.verb
    state.verb = section.topic.verb
    if case .pending(let series) = section.topic { state.series = series }
    state.owners = section.names
    containers[index] = state
  }

  private mutating func open(directive name: String, _ outer: ContainerState, at index: Int) {
    var state = outer
    state.expected = nil
    state.hasText = false
    let isText = ["only", "container", "admonition", "class"].contains(name)
    if name == "list-table" {
      state.cell = .table
      state.verb = outer.listVerb ?? outer.verb
      state.listVerb = nil
    } else if !isText {
      state.listVerb = nil
      state.verb = nil
    }
    containers[index] = state
  }

  // MARK: Text

  private mutating func read(_ block: DocsDocument.Block, at index: DocsDocument.BlockIndex) {
    var state = block.parent.flatMap { containers[$0] } ?? top
    var isSection = false
    if let parent = block.parent, case .section = document.blocks[parent].kind { isSection = true }
    let isFirst = !state.hasText
    // A paragraph of its own owes nothing to the one before.
    if isSection || block.parent == nil { state.owners = state.section.names }
    var owners: [SpokenName] = []
    var spokenOf: [NameGroup] = []
    var function: SpokenName?
    var lastVerb: Claim.Verb?
    let sentences = Sentence.sentences(of: block.text)
    for (number, sentence) in sentences.enumerated() {
      var expected: Claim.Verb?
      if number == 0, !isSection {
        // "Remove private functions:" with their names in a paragraph below.
        let isList = state.isIntroduced && sentence.isOfNames
        expected = isFirst ? state.expected : isList ? state.listVerb : nil
      }
      var reader = SentenceReader(sentence, expected: expected, series: series)
      var reading = reader.read()
      if number > 0, !reading.hasPredicate, reading.statements.isEmpty, let verb = lastVerb {
        let groups = reader.continuing
        if !groups.isEmpty { reading.statements = [Statement(verb: verb, groups: groups)] }
      }
      lastVerb =
        reading.statements.last?.verb ?? (reading.hasPredicate ? reading.listVerb : lastVerb)
      if sentences.count == 1, isTopic(sentence, at: index) { reading.becomeTopic() }
      reading.settlePronouns(by: spokenOf)
      if let function { reading.settleParameters(by: function) }
      function = sentence.tokens.last { $0.name?.isOfCallable == true }?.name ?? function
      spokenOf =
        reading.statements.last { !$0.groups.isEmpty }?.groups ?? subject(of: sentence) ?? spokenOf
      add(reading, state, said: owners)
      if !reading.owners.isEmpty { owners = reading.owners }
      if isFirst, number == 0 { state.verb = reading.listVerb ?? state.verb }
      if number == 0, isFirst, !isSection {
        state.listVerb = reading.listVerb
        state.listSeries = reading.listSeries
        state.listMembers = reading.listMembers
      }
      // "Remove the following functions. They were deprecated since 3.9:" tells of what went.
      let isHistory =
        (reading.listVerb == .deprecated || reading.isHistory) && state.listVerb == .removed
        && number > 0
        && ["they", "these", "it", "all"].contains(sentence.tokens.first?.word ?? "")
      if sentence.endsWithColon, !isHistory, number > 0 || !isFirst || isSection {
        state.listVerb =
          reading.hasPredicate
          ? reading.listVerb
          : isSection
            ? state.section.topic.verb : goesOn(reading, state) ? state.verb : nil
        state.listSeries = reading.hasPredicate ? reading.listSeries : nil
        state.listMembers = reading.listMembers
      }
      owners += reading.statements.flatMap { $0.groups.filter(\.isOfModules).flatMap(\.names) }
      state.isIntroduced = sentence.endsWithColon && reading.hasPredicate
    }
    if !owners.isEmpty { state.owners.insert(owners, at: 0) }
    state.hasText = true
    if let parent = block.parent { containers[parent] = state } else { top = state }
  }

  /// What an introduction is followed by is its list.
  private mutating func endIntroduction(of parent: DocsDocument.BlockIndex?) {
    if let parent { containers[parent]?.isIntroduced = false } else { top.isIntroduced = false }
  }

  /// An item that only names modules, with a list of its own below: what that list is about.
  private func isTopic(_ sentence: Sentence, at index: DocsDocument.BlockIndex) -> Bool {
    let next = index + 1
    guard let parent = document.blocks[index].parent,
      case .listItem = document.blocks[parent].kind,
      document.blocks.indices.contains(next), case .listItem = document.blocks[next].kind,
      document.blocks[next].parent == parent
    else { return false }
    return sentence.tokens.allSatisfy { token in
      token.name?.sort == .module || token.isMark(",") || token.isMark(":")
    }
  }

  /// "``X`` has been obsolete for long.": what a sentence that begins with a name speaks of.
  private func subject(of sentence: Sentence) -> [NameGroup]? {
    let start = sentence.tokens.prefix(4)
    guard
      let place = start.firstIndex(where: { $0.name != nil }),
      start[..<place].allSatisfy({ ["the", "undocumented", "old"].contains($0.word ?? "") }),
      let name = start[place].name, name.sort != .parameter
    else { return subjects(of: sentence) ?? only(in: sentence) }
    let noun = sentence.tokens.dropFirst(place + 1).first?.word ?? ""
    let isNamed = RemovalWords.wholes[noun] != nil || RemovalWords.members[noun] != nil
    let after = sentence.tokens.dropFirst(place + (isNamed ? 2 : 1)).prefix(2)
      .map { $0.word ?? "" }
    let isState = ["is", "was"].contains(after.first) || after == ["has", "been"]
    return isState ? [NameGroup(names: [name])] : subjects(of: sentence) ?? only(in: sentence)
  }

  /// "``X`` and ``Y`` were never public."
  private func subjects(of sentence: Sentence) -> [NameGroup]? {
    let list = sentence.tokens.prefix { token in
      token.name != nil || token.isMark(",") || token.word == "and" || token.word == "the"
    }
    let names = list.compactMap(\.name)
    guard names.count > 1, names.allSatisfy({ $0.sort != .parameter }),
      ["are", "were", "have"].contains(sentence.tokens.dropFirst(list.count).first?.word ?? "")
    else { return nil }
    return [NameGroup(names: names)]
  }

  /// "Nobody found a use for ``f()`` in :mod:`m`.": the one thing that it names besides modules.
  private func only(in sentence: Sentence) -> [NameGroup]? {
    let names = sentence.tokens.compactMap(\.name).filter {
      $0.sort != .module && $0.sort != .reference && $0.sort != .parameter
    }
    guard names.count == 1, let name = names.first, name.sort != .plain else { return nil }
    let modules = sentence.tokens.compactMap(\.name).filter { $0.sort == .module }
    return [NameGroup(names: [name], owners: modules)]
  }

  /// "``X`` fields:" in an item that removes members of X: the list below is of those.
  private func goesOn(_ reading: SentenceReading, _ state: ContainerState) -> Bool {
    let known = Set(state.owners.joined().map(\.text))
    return !reading.owners.isEmpty && reading.owners.allSatisfy { known.contains($0.text) }
  }

  private mutating func add(
    _ reading: SentenceReading, _ state: ContainerState, said owners: [SpokenName]
  ) {
    var state = state
    // What an earlier sentence spoke of is near, too.
    if !owners.isEmpty { state.owners.insert(owners, at: 0) }
    for statement in reading.statements {
      if statement.isOfHeading {
        guard let names = state.section.names.first, statement.verb == state.section.topic.verb
        else { continue }
        for var name in names {
          name.sort = .module
          add(name, NameGroup(names: [name], nouns: ["module"]), statement, state, reading)
        }
      }
      for group in statement.groups {
        for name in group.names { add(name, group, statement, state, reading) }
      }
    }
  }

  private mutating func add(
    _ name: SpokenName, _ group: NameGroup, _ statement: Statement, _ state: ContainerState,
    _ reading: SentenceReading
  ) {
    if !state.members.isEmpty, !reading.hasPredicate, name.sort != .parameter {
      return addMembers(of: name, statement, state, reading)
    }
    let own = [group.owners, group.outerOwners].filter { !$0.isEmpty }
    claims.append(
      SpokenClaim(
        name: name, group: group, verb: statement.verb,
        // What is to go in a later series is deprecated in this one.
        series: statement.series ?? (statement.verb == .deprecated ? nil : state.series),
        context: own + state.owners,
        isOfC: state.section.isOfC, isOfBytecode: state.section.isOfBytecode,
        isInSection: state.section.topic.verb == statement.verb,
        isInDeprecations: state.section.topic == .deprecated,
        isExplicit: reading.hasPredicate))
  }

  /// What the introduction of the list says that the thing loses.
  private mutating func addMembers(
    of owner: SpokenName, _ statement: Statement, _ state: ContainerState,
    _ reading: SentenceReading
  ) {
    var state = state
    let members = state.members
    state.members = []
    for var member in members {
      member.line = owner.line
      let group = NameGroup(names: [member], owners: [owner])
      add(member, group, statement, state, reading)
    }
  }

  // MARK: Tables

  private mutating func read(cell block: DocsDocument.Block, column: Int, _ outer: ContainerState) {
    guard let row = block.parent, let table = document.blocks[row].parent,
      case .row(let isHeader) = document.blocks[row].kind
    else { return }
    let state = containers[table] ?? outer
    if isHeader {
      let text = block.text.map(\.text).joined().lowercased()
      let isOld = ["deprecated alias", "removed", "old"].contains { text.hasPrefix($0) }
      if isOld { containers[table]?.column = column }
      return
    }
    guard column == state.column, let verb = state.listVerb ?? state.verb else { return }
    for run in block.text {
      guard let name = SpokenName(run) else { continue }
      claims.append(
        SpokenClaim(
          name: name, group: NameGroup(names: [name]), verb: verb, series: state.series,
          context: state.owners, isOfC: state.section.isOfC,
          isInSection: state.section.topic.verb == verb, isExplicit: false))
    }
  }
}
