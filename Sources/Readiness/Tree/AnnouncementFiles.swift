extension SourceTree {
  /// The files that are read for what they say of removals.
  var filesOfAnnouncements: [(id: ContentID, reading: FactTable.Reading)] {
    noticeEntries.map { ($0.id, .pythonNotices) } + noticeSources.map { ($0.id, .cNotices) }
      + directiveEntries.map { ($0.id, .deprecatedRemoved) }
  }

  /// Folders of Lib whose code says nothing of the library.
  private static let otherFolders = [
    "Lib/test/", "Lib/idlelib/", "Lib/lib2to3/", "Lib/pydoc_data/",
  ]

  /// The Python files of the library, its tests left out.
  var noticeEntries: [TreeListing.Entry] {
    listing.entries(below: "Lib").filter { entry in
      let text = entry.path.text
      return text.hasSuffix(".py") && entry.kind != .link && !text.contains("/test/")
        && !text.contains("/tests/") && !Self.otherFolders.contains(where: text.hasPrefix)
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

  /// The Python files of the tree that may import a module of the library.
  var importEntries: [TreeListing.Entry] {
    (["Lib", "Tools", "Doc", "PC", "PCbuild", "Mac"] as [RepoPath]).flatMap { folder in
      listing.entries(below: folder).filter { entry in
        let text = entry.path.text
        return text.hasSuffix(".py") && entry.kind != .link && !text.contains("/lib2to3/tests/data")
          && !text.contains("/bad_coding") && !text.contains("/site-packages/")
      }
    }
  }

  var filesThatImport: [(id: ContentID, reading: FactTable.Reading)] {
    importEntries.map { ($0.id, .python) }
  }
}
