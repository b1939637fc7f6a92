/// The name of a release tag, and the version that it names.
package struct ReleaseTag: Hashable, Sendable {
  /// As the repository spells it, such as `v3.12.0a1` or `v2.6.2c1`.
  package let name: String
  package let version: ReleaseVersion

  /// - Parameter name: A name below `refs/tags/`. Nil unless the whole of it has the form of a
  ///   release tag: `vX.Y.Z` with `aN`, `bN` or `rcN`; for series up to 3.2 also `vX.Y`, and for
  ///   those up to 2.6 also `cN`, as CPython's own tags of that time are.
  package init?(_ name: String) {
    guard name.utf8.first == UInt8(ascii: "v"), name.utf8.count <= 32 else { return nil }
    var cursor = VersionCursor(name.dropFirst())
    guard let written = cursor.version(), cursor.isAtEnd else { return nil }
    let series = written.version.series
    guard written.parts == 3 || series.hasTwoPartReleases,
      !written.hasShortCandidate || series.mayHaveShortCandidates,
      // The cursor reads letters of either case; a tag has them in lower case.
      !name.utf8.contains(where: (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains)
    else { return nil }
    self.name = name
    version = written.version
  }

  /// The tag of a version, as CPython spells it in its time.
  package init(of version: ReleaseVersion) {
    name = version.tagName
    self.version = version
  }

  /// Every spelling that a tag of this version can have, CPython's own first.
  package static func spellings(of version: ReleaseVersion) -> [ReleaseTag] {
    let series = version.series
    let bases =
      version.micro == 0 && series.hasTwoPartReleases
      ? [series.text, "\(series.text).0"] : ["\(series.text).\(version.micro)"]
    let levels: [String] =
      switch version.level {
      case .alpha: ["a\(version.serial)"]
      case .beta: ["b\(version.serial)"]
      case .candidate:
        series.hasShortCandidates
          ? ["c\(version.serial)", "rc\(version.serial)"]
          : series.mayHaveShortCandidates
            ? ["rc\(version.serial)", "c\(version.serial)"] : ["rc\(version.serial)"]
      case .final: [""]
      }
    return bases.flatMap { base in levels.compactMap { ReleaseTag("v" + base + $0) } }
  }

  /// The tag of a version among those of a repository, whichever way it is spelled there.
  package static func find(_ version: ReleaseVersion, among tags: [ReleaseTag]) -> ReleaseTag? {
    let present = tags.filter { $0.version == version }
    return spellings(of: version).first(where: present.contains) ?? present.first
  }
}

extension ReleaseTag: Comparable {
  /// Release order; spellings of one version by their text.
  package static func < (left: Self, right: Self) -> Bool {
    left.version == right.version ? left.name < right.name : left.version < right.version
  }
}

extension ReleaseTag: CustomStringConvertible {
  package var description: String { name }
}
