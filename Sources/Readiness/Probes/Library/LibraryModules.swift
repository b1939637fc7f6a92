extension SourceTree {
  /// The modules of the library that checks judge by what they hold: tests name what is to be missing, and
  /// folders of platforms and of lib2to3 what others do not have.
  var libraryModules: [TreeListing.Entry] {
    listing.entries(below: "Lib").filter { entry in
      entry.path.ending == "py" && (entry.kind == .file || entry.kind == .executable)
        && !entry.path.folder.split(separator: "/").contains { folder in
          ["test", "tests", "idle_test", "site-packages", "lib2to3"].contains(folder)
            || folder.hasPrefix("plat-")
        }
    }
  }
}
