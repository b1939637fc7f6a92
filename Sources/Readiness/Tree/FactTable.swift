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
    /// A header, for what it declares.
    case cHeader
    /// A source file, for what it gives to Python as well.
    case cSource
    /// A Python or C file, for what it says of removals.
    case pythonNotices, cNotices
    /// A documentation file, for its `deprecated-removed` directives.
    case deprecatedRemoved
    /// reStructuredText of the documentation.
    case documentation
    /// A file below `Misc/NEWS.d`.
    case news
    /// Any file, for what holds of all texts.
    case text
    /// A source file, for the bases that its statements give to types.
    case cTypes
  }

  package enum Fact: Sendable {
    case python(PythonOutline)
    case c(COutline)
    case notices([RemovalNotice])
    case deprecatedRemoved([DeprecatedRemoved])
    case documentation(DocumentOutline)
    case news(NewsFile)
    case text(TextScan)
    case cTypes(CTypeStatements)
  }

  struct Key: Hashable, Sendable {
    let id: ContentID
    let reading: Reading
  }

  private let facts = Mutex<[Key: Fact]>([:])

  package init() {}

  package func fact(of id: ContentID, as reading: Reading) -> Fact? {
    facts.withLock { $0[Key(id: id, reading: reading)] }
  }

  package func record(_ fact: Fact, of id: ContentID, as reading: Reading) {
    facts.withLock { $0[Key(id: id, reading: reading)] = fact }
  }

  /// Forgets everything if there are more facts than `limit`, so that a run over hundreds of tags
  /// stays bounded; what is asked again is read again.
  ///
  /// - Parameter limit: A tag with all its checks has some 5,000 facts, a neighbour a tenth of them
  ///   anew; 20,000 facts take some 400 MB.
  package func makeRoom(limit: Int = 20_000) {
    facts.withLock { facts in
      if facts.count > limit { facts.removeAll() }
    }
  }

  /// Reads the bytes of a file.
  static func read(_ source: Span<UInt8>, as reading: Reading) -> Fact {
    switch reading {
    case .python: .python(PythonOutline(source: source))
    case .cHeader: .c(COutline(header: source))
    case .cSource: .c(COutline(source: source))
    case .pythonNotices: .notices(RemovalNotice.notices(python: source))
    case .cNotices: .notices(RemovalNotice.notices(c: source))
    case .deprecatedRemoved: .deprecatedRemoved(DeprecatedRemoved.all(in: source))
    case .documentation: .documentation(DocumentOutline(source: source))
    case .news: .news(NewsFile(source: source))
    case .text: .text(TextScan(source))
    case .cTypes: .cTypes(CTypeStatements(source))
    }
  }
}
