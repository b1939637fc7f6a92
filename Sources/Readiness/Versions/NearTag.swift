extension ReleaseTag {
  /// The tag that a text nearly names: `3.12.0a1`, `V3.12.0A1`, `v3.12.0-alpha1`,
  /// `refs/tags/v3.12.0a1`, `v3.12`.
  ///
  /// Nil if the text is a tag name already, or has more in it than a version; also for a bare
  /// `3.12`, since that is the name of a branch.
  package init?(near text: String) {
    guard text.utf8.count <= 96, ReleaseTag(text) == nil else { return nil }
    var cursor = VersionCursor(text)
    cursor.skipAny(of: " \t")
    _ = cursor.skip("refs/")
    _ = cursor.skip("tags/")
    _ = cursor.skip("cpython") || cursor.skip("python")
    cursor.skipAny(of: " -_")
    let hasV = cursor.skip("v")
    guard let version = cursor.looseVersion(mayBeBare: hasV) else { return nil }
    self.init(of: version)
  }

  /// The tags of a repository that are near one that it has not: those of its series nearest in
  /// release order, then those of other series at an edit distance of at most 2.
  ///
  /// - Returns: At most five, in release order.
  package func near(among tags: [ReleaseTag]) -> [ReleaseTag] {
    let limit = 5
    let (earlier, later) = (
      tags.filter { $0.version.series == version.series && $0 < self }.sorted(by: >),
      tags.filter { $0.version.series == version.series && $0 > self }.sorted()
    )
    var near: [ReleaseTag] = []
    for index in 0..<max(earlier.count, later.count) where near.count < limit {
      for side in [earlier, later] where index < side.count { near.append(side[index]) }
    }
    if near.count < limit {
      let others = tags.filter { $0.version.series != version.series }
        .map { ($0, Self.editDistance(name, $0.name)) }
        .filter { $0.1 <= 2 }
        .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
      near += others.map(\.0)
    }
    return near.prefix(limit).sorted()
  }

  private static func editDistance(_ left: String, _ right: String) -> Int {
    EditDistance.between(left, right)
  }
}

extension VersionCursor {
  /// Reads a version whose marks may be spelled in any way, up to the end of the text.
  ///
  /// - Parameter mayBeBare: Whether `X.Y` alone counts.
  fileprivate mutating func looseVersion(mayBeBare: Bool) -> ReleaseVersion? {
    guard let major = number(isStrict: false), separator(),
      let minor = number(isStrict: false)
    else { return nil }
    var micro: Int?
    var ahead = self
    if ahead.separator(), let number = ahead.number(isStrict: false) {
      micro = number
      self = ahead
    }
    skipAny(of: " .-_~")
    let level = looseLevel()
    var serial = 0
    if level == .final {
      guard micro != nil || mayBeBare else { return nil }
    } else {
      skipAny(of: " .-_")
      guard let number = number(isStrict: false) else { return nil }
      serial = number
    }
    skipAny(of: " \t+")
    guard isAtEnd else { return nil }
    return ReleaseVersion(
      series: Series(major: major, minor: minor), micro: micro ?? 0, level: level, serial: serial)
  }

  private mutating func separator() -> Bool { skip(".") || skip("_") || skip("-") }

  private mutating func looseLevel() -> ReleaseVersion.Level {
    if skip("alpha") || skip("a") { return .alpha }
    if skip("beta") || skip("b") { return .beta }
    if skip("release") {
      skipAny(of: " -_")
      _ = skip("candidate")
      return .candidate
    }
    if skip("candidate") || skip("rc") || skip("c") { return .candidate }
    _ = skip("final")
    return .final
  }
}
