extension Series {
  /// `3.12`
  package var text: String { "\(major).\(minor)" }

  /// - Parameter text: `X.Y`, and nothing else.
  package init?(_ text: String) {
    var cursor = VersionCursor(text)
    guard let major = cursor.number(), cursor.skip("."), let minor = cursor.number(),
      cursor.isAtEnd, cursor.rest.isEmpty, text.utf8.count <= 16
    else { return nil }
    self.init(major: major, minor: minor)
  }

  /// Whether the first release of the series is written `X.Y`, as up to 3.2, and not `X.Y.0`.
  package var hasTwoPartReleases: Bool { self < Series(major: 3, minor: 3) }

  /// Whether candidates are written `c1`, as up to 2.5, and not `rc1`.
  package var hasShortCandidates: Bool { self < Series(major: 2, minor: 6) }

  /// Whether both `c1` and `rc1` occur among the tags of the series.
  var mayHaveShortCandidates: Bool { self < Series(major: 2, minor: 7) }
}

extension ReleaseVersion.Level {
  /// The word of `sys.version_info.releaselevel`.
  package var name: String {
    switch self {
    case .alpha: "alpha"
    case .beta: "beta"
    case .candidate: "candidate"
    case .final: "final"
    }
  }

  /// - Parameter patchlevelMacro: A value of `PY_RELEASE_LEVEL`, such as `PY_RELEASE_LEVEL_GAMMA`
  ///   or `0xC`.
  package init?(patchlevelMacro: String) {
    switch patchlevelMacro {
    case "PY_RELEASE_LEVEL_ALPHA", "0xA": self = .alpha
    case "PY_RELEASE_LEVEL_BETA", "0xB": self = .beta
    case "PY_RELEASE_LEVEL_GAMMA", "0xC": self = .candidate
    case "PY_RELEASE_LEVEL_FINAL", "0xF": self = .final
    default: return nil
    }
  }
}

extension ReleaseVersion {
  /// The values of patchlevel.h.
  ///
  /// - Returns: Nil if a number is not one that a release can have (0 to 999), or a final release
  ///   has a serial.
  package init?(major: Int, minor: Int, micro: Int, level: Level, serial: Int) {
    guard [major, minor, micro, serial].allSatisfy((0...999).contains),
      level != .final || serial == 0
    else { return nil }
    self.init(
      series: Series(major: major, minor: minor), micro: micro, level: level, serial: serial)
  }

  /// A version in the form that CPython writes, such as `3.12.0a1`, `2.4`, `2.4c1`.
  ///
  /// - Parameter text: The number of parts and the spelling of candidates are free, so that
  ///   `2.4.0rc1` is 2.4c1; anything after it is refused.
  package init?(_ text: String) {
    var cursor = VersionCursor(text)
    guard let written = cursor.version(), cursor.isAtEnd, text.utf8.count <= 32 else { return nil }
    self = written.version
  }

  /// As CPython writes it in its time: `3.12.0a1`, `3.2`, `2.4c1`.
  package var text: String {
    switch level {
    case .alpha: "\(base)a\(serial)"
    case .beta: "\(base)b\(serial)"
    case .candidate: "\(base)\(series.hasShortCandidates ? "c" : "rc")\(serial)"
    case .final: base
    }
  }

  /// As the release manager's tools write it in README: `3.12.0 alpha 1`,
  /// `3.12.0 release candidate 1`, `3.12.0`.
  package var longName: String {
    switch level {
    case .alpha: "\(base) alpha \(serial)"
    case .beta: "\(base) beta \(serial)"
    case .candidate: "\(base) release candidate \(serial)"
    case .final: base
    }
  }

  /// The words of a release within its series: `alpha 1`, `release candidate 1`, `final`.
  package var stage: String {
    switch level {
    case .alpha: "alpha \(serial)"
    case .beta: "beta \(serial)"
    case .candidate: "release candidate \(serial)"
    case .final: "final"
    }
  }

  /// The name of its tag, as CPython spells it in its time: `v3.12.0a1`, `v3.2`, `v2.4c1`.
  ///
  /// A repository may have another spelling: ``ReleaseTag/spellings(of:)``.
  package var tagName: String { "v" + text }

  /// Whether it is the first release of its series, or on the way to it.
  package var isFeatureRelease: Bool { micro == 0 }

  /// The numbers without level and serial, in the number of parts of its time.
  private var base: String {
    micro == 0 && series.hasTwoPartReleases ? series.text : "\(series.text).\(micro)"
  }
}

extension ReleaseVersion: CustomStringConvertible {
  package var description: String { text }
}

extension Series: CustomStringConvertible {
  package var description: String { text }
}

/// What `PY_VERSION` says: a version, and a mark that the tree has moved on since.
package struct VersionString: Hashable, Sendable {
  package let version: ReleaseVersion
  /// `+`, from 3.15 on `+dev`, or empty at a release.
  package let suffix: String

  /// - Parameter text: The string without its quotes, such as `3.12.0a1+`. Nil if it does not
  ///   begin with a version, or goes on with letters or digits.
  package init?(_ text: String) {
    var cursor = VersionCursor(text)
    guard let written = cursor.version(), !cursor.isAtWord, text.utf8.count <= 64 else {
      return nil
    }
    version = written.version
    suffix = cursor.rest
  }
}
