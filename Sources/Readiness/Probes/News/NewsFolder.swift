internal import CPythonSource

/// The places of news in a tree.
enum NewsFolder {
  static let path: RepoPath = "Misc/NEWS.d"
  static let next: RepoPath = "Misc/NEWS.d/next"
  /// The one file of all news, up to 3.6.2.
  static let oldFile: RepoPath = "Misc/NEWS"

  /// The file of a release.
  static func file(of version: ReleaseVersion) -> RepoPath {
    RepoPath("\(path)/\(version.text).rst")
  }

  /// The files of releases that a tree has, in release order.
  static func releases(in tree: SourceTree) -> [(version: ReleaseVersion, path: RepoPath)] {
    tree.listing.names(in: path).compactMap { name in
      guard name.hasSuffix(".rst"), let version = ReleaseVersion(String(name.dropLast(4))) else {
        return nil
      }
      return (version, RepoPath("\(path)/\(name)"))
    }.sorted { $0.version < $1.version }
  }
}

extension Message {
  /// Why a tree has no folder of news.
  static let noNewsFolder: Self = "news of that time stand in one file, \(NewsFolder.oldFile)"
}

extension CivilDay {
  /// Nil if there is no such day.
  init?(_ text: DayText) { self.init(year: text.year, month: text.month, day: text.day) }
}
