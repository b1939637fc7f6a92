/// The name of a check, such as `ver-patchlevel`: lower-case letters, digits and hyphens.
package struct CheckID: Hashable, Sendable, Comparable {
  package let text: String

  package init?(_ text: String) {
    let allowed = text.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
    }
    guard allowed, !text.isEmpty, text.utf8.count <= 64 else { return nil }
    self.text = text
  }

  package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// The groups of the catalogue, in the order of the report.
package enum CheckGroup: String, CaseIterable, Hashable, Sendable {
  case removals, tag, version, news, docs, bytecode, abi, bundled, generated, library, tree
  case history, phase

  /// As a heading shows it.
  package var title: String {
    self == .abi ? "ABI" : rawValue.prefix(1).uppercased() + rawValue.dropFirst()
  }
}

/// How much a failed check weighs.
package enum Severity: String, CaseIterable, Hashable, Sendable {
  /// Makes a release not ready.
  case blocker
  /// Does not, unless asked to.
  case warning
  /// For the reader.
  case note
}

/// A question that relcheck asks of a release: one `[[check]]` table of `checks/release/`.
package struct Check: Hashable, Sendable {
  package let id: CheckID
  package let group: CheckGroup
  package let probe: Probe.Kind
  /// The state asked for, one short sentence without full stop. Constant.
  package let title: String
  /// The fault in a few words, without numbers or names. Constant.
  package let fault: String
  /// One imperative sentence.
  package let remedy: String
  /// PEP, CPython file or rule that it comes from.
  package let source: String
  /// Why it matters, one to three sentences.
  package let why: String
  package let severity: SeverityByPhase
  /// The first version it applies to; nil for all.
  package let from: ReleaseVersion?
  /// The first version that it no longer applies to; nil for none.
  package let before: ReleaseVersion?
  /// Whether the release script makes it so at the moment of tagging: of a commit that is not tagged
  /// it is still to be done, and no fault.
  package let isMadeAtRelease: Bool

  package init(
    id: CheckID, group: CheckGroup, probe: Probe.Kind, title: String, fault: String,
    remedy: String, source: String, why: String, severity: SeverityByPhase,
    from: ReleaseVersion? = nil, before: ReleaseVersion? = nil, isMadeAtRelease: Bool = false
  ) {
    self.id = id
    self.group = group
    self.probe = probe
    self.title = title
    self.fault = fault
    self.remedy = remedy
    self.source = source
    self.why = why
    self.severity = severity
    self.from = from
    self.before = before
    self.isMadeAtRelease = isMadeAtRelease
  }
}

/// What a check weighs in each phase; a phase without a severity is one in which it is not asked.
package struct SeverityByPhase: Hashable, Sendable {
  /// The keys of `[check.severity]`, as check files spell them.
  package enum Key: String, CaseIterable, Hashable, Sendable {
    case a0, alpha, beta, beta2, rc, rc2, final, bugfix, security
    /// Every phase that is not named.
    case all
  }

  package let levels: [Key: Severity]

  package init(_ levels: [Key: Severity]) { self.levels = levels }

  /// The severity for a version in a phase. The most exact key wins: `beta2` (from the second beta on)
  /// before `beta` before `all`.
  package func severity(in phase: Phase, of version: ReleaseVersion) -> Severity? {
    Self.keys(for: phase, serial: version.serial).lazy.compactMap { levels[$0] }.first
  }

  private static func keys(for phase: Phase, serial: Int) -> [Key] {
    switch phase {
    case .opening: [.a0, .all]
    case .alpha: [.alpha, .all]
    case .beta: serial >= 2 ? [.beta2, .beta, .all] : [.beta, .all]
    case .candidate: serial >= 2 ? [.rc2, .rc, .all] : [.rc, .all]
    case .final: [.final, .all]
    case .bugfix: [.bugfix, .all]
    case .security: [.security, .all]
    }
  }
}
