internal import CPythonSource

extension SourceTree {
  /// The files that are read for what they say of removals.
  package var filesOfAnnouncements: [WantedFile] {
    noticeEntries.map { WantedFile($0, .pythonNotices) }
      + noticeSources.map { WantedFile($0, .cNotices) }
      + directiveEntries.map { WantedFile($0, .deprecatedRemoved) }
  }

  /// The documents that say what a series removed or is to remove.
  package func filesOfClaims(of series: Series) -> [WantedFile] {
    let ofSeries =
      pendingListEntries + newsEntries(of: series)
      + [listing[Documents.whatsNew(of: series)]].compactMap { $0 }
    return ofSeries.map { WantedFile($0, .spoken(series)) }
      + [listing[Self.newsHistory]].compactMap { $0 }
      .map { WantedFile($0, .spokenHistory(series)) }
      + Self.seriesWithPendingRemovals(before: series).compactMap { earlier in
        listing[Documents.whatsNew(of: earlier)].map { WantedFile($0, .spoken(earlier)) }
      }
  }

  /// The lists of what later series remove, in the folder that they have since 3.13.
  var pendingListEntries: [TreeListing.Entry] {
    listing.entries(below: "Doc/deprecations").filter { entry in
      entry.path.name.hasSuffix(".rst") && entry.path.name.holds("pending-removal")
    }
  }

  /// The entries of NEWS of a series, and those not released yet.
  func newsEntries(of series: Series) -> [TreeListing.Entry] {
    let prefix = "\(series)."
    return listing.entries(below: "Misc/NEWS.d").filter { entry in
      let name = entry.path.text.dropFirst("Misc/NEWS.d/".count)
      return name.hasPrefix("next/") || name.hasPrefix(prefix) ? name.hasSuffix(".rst") : false
    }
  }

  /// The news of all releases, up to 3.6.2.
  static let newsHistory = RepoPath("Misc/NEWS")

  /// The series before one whose What's New is read for what it says of that one: the five before.
  static func seriesWithPendingRemovals(before series: Series) -> [Series] {
    (1...5).filter { series.minor >= $0 }.map {
      Series(major: series.major, minor: series.minor - $0)
    }
  }

  /// Folders of Lib whose code says nothing of the library.
  private static let otherFolders = [
    "Lib/test/", "Lib/idlelib/", "Lib/lib2to3/", "Lib/pydoc_data/",
  ]

  /// The Python files of the library, its tests left out.
  var noticeEntries: [TreeListing.Entry] {
    listing.entries(below: "Lib").filter { entry in
      let text = entry.path.text
      return text.hasSuffix(".py") && entry.kind != .link && !text.holds("/test/")
        && !text.holds("/tests/") && !Self.otherFolders.contains(where: text.hasPrefix)
    }
  }

  /// The C sources.
  var noticeSources: [TreeListing.Entry] {
    CModuleIndex.sourceFolders.flatMap { folder in
      listing.entries(below: folder).filter { $0.path.text.hasSuffix(".c") && $0.kind != .link }
    }
  }

  /// The documentation of the library, the language and the C API.
  var directiveEntries: [TreeListing.Entry] {
    (["Doc/library", "Doc/c-api", "Doc/reference"] as [RepoPath]).flatMap { folder in
      listing.entries(below: folder).filter { $0.path.text.hasSuffix(".rst") && $0.kind != .link }
    }
  }

  /// The documents of the library and the C API, for what they describe.
  var filesOfDescriptions: [WantedFile] {
    directiveEntries.filter { !$0.path.text.hasPrefix("Doc/reference/") }
      .map { WantedFile($0, .described) }
  }

  /// What looking up names of C modules reads besides their sources: what Argument Clinic made, and how the
  /// built-in types come by their bases.
  var filesOfTypes: [WantedFile] {
    let made = CModuleIndex.sourceFolders.flatMap { folder in
      listing.entries(below: folder).filter {
        $0.path.text.hasSuffix(".c.h") && $0.kind != .link
      }
    }
    let types = listing.entries(below: "Objects").filter {
      $0.path.text.hasSuffix(".c") && $0.kind != .link
    }
    return made.map { WantedFile($0, .cSource) } + types.map { WantedFile($0, .cTypes) }
  }

  /// The Python files of the tree that may import a module of the library.
  var importEntries: [TreeListing.Entry] {
    (["Lib", "Tools", "Doc", "PC", "PCbuild", "Mac"] as [RepoPath]).flatMap { folder in
      listing.entries(below: folder).filter { entry in
        let text = entry.path.text
        return text.hasSuffix(".py") && entry.kind != .link && !text.holds("/lib2to3/tests/data")
          && !text.holds("/bad_coding") && !text.holds("/site-packages/")
      }
    }
  }

  var filesThatImport: [WantedFile] {
    importEntries.map { WantedFile($0, .importedWords) }
  }
}
