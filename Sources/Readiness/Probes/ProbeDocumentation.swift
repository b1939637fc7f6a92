/// What `relcheck explain` prints of a probe, and what the test suite runs.
package struct ProbeDocumentation: Sendable {
  /// The state asked for, in half a sentence.
  package let summary: String
  /// Why it matters, in a few sentences.
  package let rationale: String
  /// What it cannot tell.
  package let limits: String
  /// At least one that passes and one that fails.
  package let examples: [Example]

  /// A small tree, the tag it stands under, and what the probe must answer.
  package struct Example: Sendable {
    package let caption: String
    /// The name of the tag; the version is what it names.
    package let tag: String
    package let files: [RepoPath: String]
    /// Files that are no text.
    package let bytes: [RepoPath: [UInt8]]
    /// What is no ordinary file.
    package let kinds: [RepoPath: TreeListing.Kind]
    /// The trees of other releases, by the names of their tags.
    package let others: [String: [RepoPath: String]]
    /// Symbols that check data expect to be gone at that tag.
    package let removals: [String]
    /// The tag of ``others`` that it is compared with.
    package let baseline: String?
    /// The commits up to the release, of which the last is the one that is tagged; nil if the probe
    /// asks for the tree alone.
    package let history: SampleHistory?
    package let expected: Expectation

    package init(
      _ caption: String, tag: String, files: [RepoPath: String] = [:],
      bytes: [RepoPath: [UInt8]] = [:], kinds: [RepoPath: TreeListing.Kind] = [:],
      others: [String: [RepoPath: String]] = [:], removals: [String] = [], baseline: String? = nil,
      history: SampleHistory? = nil, expect expected: Expectation
    ) {
      self.caption = caption
      self.tag = tag
      self.files = files
      self.bytes = bytes
      self.kinds = kinds
      self.others = others
      self.removals = removals
      self.baseline = baseline
      self.history = history
      self.expected = expected
    }
  }

  /// The kind of an outcome, with the subjects of its findings in order.
  package enum Expectation: Hashable, Sendable {
    case passed
    case failed([String])
    case undetermined([String])
    case notApplicable

    package init(_ outcome: Outcome) {
      switch outcome {
      case .passed: self = .passed
      case .failed(let findings, _): self = .failed(findings.map(\.subject))
      case .undetermined(let findings): self = .undetermined(findings.map(\.subject))
      case .notApplicable: self = .notApplicable
      // No probe says it.
      case .waived: self = .failed([])
      }
    }
  }
}
