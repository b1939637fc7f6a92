/// A version of CPython, such as 3.12.0a1, in release order.
package struct ReleaseVersion: Hashable, Sendable {
  /// How far a version is on its way to the final release, in order.
  package enum Level: Int, Hashable, Sendable, Comparable, CaseIterable {
    case alpha, beta, candidate, final

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  package let series: Series
  package let micro: Int
  package let level: Level
  /// The number of the alpha, beta or candidate; 0 for a final release.
  package let serial: Int

  package init(series: Series, micro: Int, level: Level, serial: Int) {
    self.series = series
    self.micro = micro
    self.level = level
    self.serial = serial
  }
}

/// A feature series, such as 3.12.
package struct Series: Hashable, Sendable {
  package let major: Int
  package let minor: Int

  package init(major: Int, minor: Int) {
    self.major = major
    self.minor = minor
  }
}

extension Series: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }
}

extension ReleaseVersion: Comparable {
  /// Release order: 3.12.0a7 before 3.12.0b1 before 3.12.0rc1 before 3.12.0 before 3.12.1rc1.
  package static func < (left: Self, right: Self) -> Bool {
    if left.series != right.series { return left.series < right.series }
    return (left.micro, left.level.rawValue, left.serial)
      < (right.micro, right.level.rawValue, right.serial)
  }
}
