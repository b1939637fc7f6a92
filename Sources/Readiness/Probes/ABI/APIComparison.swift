internal import CPythonSource

/// The public headers of two releases, by name.
struct APIComparison {
  let now: HeaderIndex
  let before: HeaderIndex
  let release: ComparedTree

  /// - Throws: ``ReadError`` if a header of either could not be read: a comparison would say what is
  ///   not so.
  init(_ surface: Surface, with release: ComparedTree) throws(ReadError) {
    now = try surface.headerIndex()
    before = try release.surface.headerIndex()
    self.release = release
    for index in [now, before] {
      if let error = index.unread.first { throw error }
    }
  }

  /// Whether there is anything to compare.
  var isEmpty: Bool { before.paths.isEmpty || now.paths.isEmpty }

  func place(_ declared: HeaderIndex.Declared, isBefore: Bool = false) -> Location {
    Location(
      declared.path, line: declared.declaration.line, tag: isBefore ? release.tag : nil)
  }
}

extension RepoPath {
  static let include: Self = "Include"
}

extension Inspection {
  /// The public headers compared with those of a milestone; nil if this release does not come after it.
  func headers(since milestone: Milestone) throws(ReadError) -> APIComparison? {
    guard let release = try release(milestone, toCompare: .include) else { return nil }
    return try APIComparison(surface, with: release)
  }
}

extension Inspection {
  /// The final or maintenance release of the series before another one; nil if there is none.
  func release(before release: ComparedTree) -> ComparedTree? {
    let earlier = others.tags.last {
      $0.version.series == version.series && $0.version.level == .final
        && $0.version < release.version
    }
    return earlier.flatMap { others.tree(of: $0.version) }
  }
}

extension Outcome {
  static let nothingFrozen: Self = .notApplicable("no release before this one froze the API")
  static let noHeaders: Self = .notApplicable("one of the releases has no public headers")
}
