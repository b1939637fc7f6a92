package import CPythonSource

extension TreeClaims {
  /// The claims of a release announcement, held against the tree that is announced.
  ///
  /// - Parameters:
  ///   - path: The announcement's name, for places; it need not be in the tree.
  ///   - before: The baseline: full names are settled against it.
  package init(
    of announcement: AnnouncementText, at path: String, version: ReleaseVersion,
    of now: Surface, before: Surface?
  ) {
    let resolver = NameResolver(before: before ?? now, now: now, isStrict: true)
    let claims = Claim.claims(
      in: SpokenDocument(DocsDocument(announcement), series: version.series), at: RepoPath(path),
      as: .announcement,
      series: version.series, resolver)
    let judge = ClaimJudge(now: now, before: before)
    self.init(judged: claims.map { judge.judge($0) })
  }
}
