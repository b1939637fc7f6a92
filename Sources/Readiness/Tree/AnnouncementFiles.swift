extension SourceTree {
  /// The files that are read for what they say of removals.
  package var filesOfAnnouncements: [WantedFile] {
    noticeEntries.map { WantedFile($0, .pythonNotices) }
      + noticeSources.map { WantedFile($0, .cNotices) }
      + directiveEntries.map { WantedFile($0, .deprecatedRemoved) }
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

  var filesThatImport: [WantedFile] {
    importEntries.map { WantedFile($0, .python) }
  }
}

extension WantedFile {
  fileprivate init(_ entry: TreeListing.Entry, _ reading: FactTable.Reading) {
    self.init(path: entry.path, id: entry.id, reading: reading)
  }
}
