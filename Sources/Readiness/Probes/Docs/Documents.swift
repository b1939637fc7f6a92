internal import CPythonSource

/// The places of the documentation in a tree.
enum Documents {
  static let folder: RepoPath = "Doc"
  static let whatsNewFolder: RepoPath = "Doc/whatsnew"
  static let library: RepoPath = "Doc/library"

  /// The What's New page of a series, as it is since the documentation is reStructuredText.
  static func whatsNew(of series: Series) -> RepoPath {
    RepoPath("\(whatsNewFolder)/\(series.text).rst")
  }

  /// Whether a document is one that each series writes anew: its What's New page and the lists of
  /// deprecations.
  static func isOfNow(_ path: RepoPath, _ series: Series) -> Bool {
    path == whatsNew(of: series) || path.text.hasPrefix("Doc/deprecations/")
  }

  /// Whether the documentation is reStructuredText, as since 2.6.
  static func isReStructured(_ tree: SourceTree) -> Bool {
    tree.listing["Doc/index.rst"] != nil || tree.listing["Doc/contents.rst"] != nil
      || tree.listing.entries(below: whatsNewFolder).contains { $0.path.text.hasSuffix(".rst") }
  }

  /// Calls `body` with the outline of each document below a folder; what cannot be read is noted.
  static func each(
    below folder: RepoPath = Documents.folder, of tree: SourceTree, noting findings: inout Findings,
    _ body: (RepoPath, DocumentOutline, inout Findings) -> Void
  ) {
    for error in tree.gaps(below: folder) {
      findings.leaveOpen(error.path.text, error.message, at: Location(error.path))
    }
    for entry in tree.documents(below: folder) {
      do throws(ReadError) {
        guard let outline = try tree.documentation(at: entry.path) else { continue }
        body(entry.path, outline, &findings)
      } catch {
        findings.leaveOpen(error.path.text, error.message, at: Location(error.path))
      }
    }
  }

  /// Tells the names that a second document gives, or the same one a second time.
  static func judgeUnique(
    _ names: (DocumentOutline) -> [Mention], in tree: SourceTree, _ findings: inout Findings,
    message: (_ name: String, _ place: Location, _ first: Location) -> Message
  ) {
    var places: [String: Location] = [:]
    each(of: tree, noting: &findings) { path, outline, findings in
      for name in names(outline) {
        let place = Location(path, line: name.line)
        if let first = places.updateValue(place, forKey: name.text) {
          findings.fail(name.text, message(name.text, place, first), at: place, first)
        } else {
          findings.pass(place)
        }
      }
    }
  }

  /// The news of the release itself: what older ones say may have been renamed since.
  static func news(of inspection: Inspection) -> [RepoPath] {
    [NewsFolder.file(of: inspection.version)]
      + inspection.tree.listing.entries(below: NewsFolder.next).map(\.path)
      .filter { $0.ending == "rst" && $0.name != "README.rst" }
  }

  /// Why there is nothing to look at.
  static let none: Message = "the tree has no documentation in reStructuredText"
}

extension WhatsNewPage: MadeOfFile {
  package init(contents: [UInt8]) { self.init(source: contents) }
}

extension SourceTree {
  /// The reStructuredText files below a folder.
  func documents(below folder: RepoPath) -> [TreeListing.Entry] {
    listing.entries(below: folder).filter {
      $0.path.text.utf8.suffix(4).elementsEqual(".rst".utf8)
        && ($0.kind == .file || $0.kind == .executable)
    }
  }

  /// Every document, to be read ahead.
  package var filesOfDocumentation: [WantedFile] {
    documents(below: Documents.folder).map {
      WantedFile($0, .documentation)
    }
  }
}

extension DocumentOutline.VersionDirective {
  /// As it is written: `versionadded:: 3.12`.
  var written: String { "\(kind.rawValue):: \(version)" }
}

/// A version as a directive names it: two numbers or three, with or without the mark of a
/// pre-release.
struct DocumentedVersion {
  let series: Series
  let micro: Int

  /// Nil if the text is no version.
  init?(_ text: String) {
    guard let version = ReleaseVersion(text) else { return nil }
    series = version.series
    micro = version.micro
  }

  /// Whether it comes after a release.
  func isLater(than version: ReleaseVersion) -> Bool {
    series != version.series ? series > version.series : micro > version.micro
  }
}
