package import CPythonSource
internal import Synchronization

/// What has been read out of files so far, by the id of their contents.
///
/// Facts depend on the bytes alone, so one table serves all checks, both sides of a comparison and
/// all tags of a run.
package final class FactTable: Sendable {
  /// How a file's bytes are to be read.
  package enum Reading: Hashable, Sendable {
    case python
    /// A Python file, for the words of what may be its import statements.
    case importedWords
    /// A Python file, with its names indexed.
    case pythonIndex
    /// A header, for what it declares.
    case cHeader
    /// A source file, for what it gives to Python as well.
    case cSource
    /// A source file, for what it tells of modules and types to those that look for them.
    case cModule
    /// A Python or C file, for what it says of removals.
    case pythonNotices, cNotices
    /// A documentation file, for its `deprecated-removed` directives.
    case deprecatedRemoved
    /// reStructuredText of the documentation.
    case documentation
    /// A document of a series, for what it says was removed or will be.
    case spoken(Series)
    /// `Misc/NEWS`, for what the releases of a series say was removed or will be.
    case spokenHistory(Series)
    /// A file below `Misc/NEWS.d`.
    case news
    /// Any file, for what holds of all texts.
    case text
    /// A source file, for the bases that its statements give to types.
    case cTypes
    /// A source file, for what its functions take.
    case cCallables
    /// A manifest of the stable ABI.
    case abiManifest
    /// A file that lists the instructions of the interpreter.
    case instructions
    /// A document, for the lines that describe modules and C names.
    case described
    /// A file, for what one check makes of it.
    case made(MadeKind)
    /// A Python file, for the public names that are its own.
    case publicNames
    /// A source file, for the strings of the interpreter that it uses.
    case globalStrings

    /// What it is made of, if that is a fact itself.
    var origin: Self? {
      switch self {
      case .pythonIndex, .publicNames: .python
      case .cModule: .cSource
      default: nil
      }
    }
  }

  package enum Fact: Sendable {
    case python(PythonOutline)
    case importedWords(ImportedWords)
    case pythonIndex(OutlineIndex)
    case c(COutline)
    case cModule(CModuleEntry)
    case notices([RemovalNotice])
    case deprecatedRemoved([DeprecatedRemoved])
    case documentation(DocumentOutline)
    case spoken(SpokenDocument)
    case news(NewsFile)
    case text(TextScan)
    case cTypes(CTypeStatements)
    case cCallables(CCallables)
    case abiManifest(ABIManifest)
    case instructions(InstructionTable)
    case described(DescribedLines)
    case made(any MadeOfFile)
    case publicNames(PublicNames)
    case globalStrings(GlobalStringUses)
  }

  struct Key: Hashable, Sendable {
    let id: ContentID
    let reading: Reading
  }

  /// A fact, and the last tag for which it was asked, counted from the first of the run.
  private struct Kept {
    let fact: Fact
    var tag: Int
  }

  private struct Contents {
    var facts: [Key: Kept] = [:]
    var tag = 0
  }

  private let contents = Mutex(Contents())
  /// Where single words stand in files.
  let wordLines = WordLines()
  /// Files that were asked for as bytes lately.
  let recent = RecentBytes()
  private let surfaces = Mutex<[(tree: ContentID, surface: TreeSurface)]>([])
  /// Whole surfaces kept: that of the baseline, and of the one before.
  private static let keptSurfaces = 2

  package init() {}

  package func fact(of id: ContentID, as reading: Reading) -> Fact? {
    contents.withLock { contents in
      let key = Key(id: id, reading: reading)
      guard let index = contents.facts.index(forKey: key) else { return nil }
      contents.facts.values[index].tag = contents.tag
      return contents.facts.values[index].fact
    }
  }

  /// Whether a fact is known; it counts as asked for.
  func has(_ id: ContentID, as reading: Reading) -> Bool {
    contents.withLock { contents in
      let key = Key(id: id, reading: reading)
      guard let index = contents.facts.index(forKey: key) else { return false }
      contents.facts.values[index].tag = contents.tag
      return true
    }
  }

  package func record(_ fact: Fact, of id: ContentID, as reading: Reading) {
    contents.withLock { contents in
      contents.facts[Key(id: id, reading: reading)] = Kept(fact: fact, tag: contents.tag)
    }
  }

  /// The whole surface of a tree, if someone listed it before.
  func surface(ofTree id: ContentID) -> TreeSurface? {
    surfaces.withLock { surfaces in surfaces.first { $0.tree == id }?.surface }
  }

  func record(_ surface: TreeSurface, ofTree id: ContentID) {
    surfaces.withLock { surfaces in
      surfaces.append((id, surface))
      if surfaces.count > Self.keptSurfaces { surfaces.removeFirst() }
    }
  }

  /// Goes on to the next tag. If there are more facts than `limit`, those are forgotten that the
  /// last tag did not ask for, so that a run over hundreds of tags stays bounded; what is asked again is
  /// read again.
  ///
  /// - Parameter limit: A tag with all its checks has some 7,000 facts, a neighbour a tenth of them
  ///   anew.
  package func makeRoom(limit: Int = 9_000) {
    wordLines.makeRoom()
    contents.withLock { contents in
      contents.tag += 1
      guard contents.facts.count > limit else { return }
      let oldest = contents.tag - 1
      for (key, kept) in contents.facts where kept.tag < oldest { contents.facts[key] = nil }
    }
  }

  /// Reads the bytes of a file.
  static func read(_ source: Span<UInt8>, as reading: Reading) -> Fact {
    switch reading {
    case .python: .python(PythonOutline(source: source))
    case .importedWords: .importedWords(ImportedWords(source))
    case .pythonIndex: .pythonIndex(OutlineIndex(PythonOutline(source: source)))
    case .cHeader: .c(COutline(header: source))
    case .cSource: .c(COutline(source: source))
    case .cModule: .cModule(CModuleEntry(COutline(source: source)))
    case .pythonNotices: .notices(RemovalNotice.notices(python: source))
    case .cNotices: .notices(RemovalNotice.notices(c: source))
    case .deprecatedRemoved: .deprecatedRemoved(DeprecatedRemoved.all(in: source))
    case .documentation: .documentation(DocumentOutline(source: source))
    case .spoken(let series):
      .spoken(SpokenDocument(DocsDocument(source: source), series: series))
    case .spokenHistory(let series):
      .spoken(
        SpokenDocument(
          DocsDocument(source: NewsHistory.part(of: "\(series)", in: source).span), series: series))
    case .news: .news(NewsFile(source: source))
    case .text: .text(TextScan(source))
    case .cTypes: .cTypes(CTypeStatements(source))
    case .cCallables: .cCallables(CCallables(source))
    case .abiManifest: .abiManifest(ABIManifest(source))
    case .instructions: .instructions(InstructionTable(source: source))
    case .described: .described(DescribedLines(source))
    case .publicNames: .publicNames(PublicNames(PythonOutline(source: source)))
    case .globalStrings: .globalStrings(GlobalStringUses(source: source))
    case .made(let kind): .made(make(kind, of: source))
    }
  }
}

extension FactTable.Fact {
  /// What is made of this fact; nil if it is not of that kind.
  func derived(as reading: FactTable.Reading) -> Self? {
    switch (self, reading) {
    case (.python(let outline), .pythonIndex): .pythonIndex(OutlineIndex(outline))
    case (.python(let outline), .publicNames): .publicNames(PublicNames(outline))
    case (.c(let outline), .cModule): .cModule(CModuleEntry(outline))
    default: nil
    }
  }
}
