/// How a Markdown page is written.
package struct MarkdownStyle: Hashable, Sendable {
  /// The version of relcheck, for the last line.
  package var programVersion: String
  /// Whether limits on the number of findings and on length are lifted.
  package var isVerbose: Bool
  /// An address such as `https://github.com/python/cpython`, to which places become links.
  package var linkBase: String?
  /// Whether the program can check a commit before it is tagged, so that the page may say how.
  package var checksRevisions: Bool
  /// How many bytes the page may have; what is over is left out by parts, and said.
  package var byteBudget: Int

  /// One report fits a comment on an issue: 65,536 characters, and bytes are the safe unit.
  package static let reportBudget = 60_000
  /// Several reports fit a job summary of GitHub Actions: 1 MiB a step.
  package static let pageBudget = 1_000_000

  package init(
    programVersion: String, isVerbose: Bool = false, linkBase: String? = nil,
    checksRevisions: Bool = true, byteBudget: Int = MarkdownStyle.reportBudget
  ) {
    self.programVersion = programVersion
    self.isVerbose = isVerbose
    self.linkBase = linkBase
    self.checksRevisions = checksRevisions
    self.byteBudget = byteBudget
  }
}

/// What is left out of a page that is too long, in this order.
enum MarkdownCut: Int, CaseIterable, Comparable {
  case passed, notApplicable, notes, findingsBeyond20, findingsBeyond5, removals, due, holds
  case warnings, blockers

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
