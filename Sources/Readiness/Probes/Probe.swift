/// A kind of question that relcheck can ask of a release.
///
/// The set is closed on purpose: a new case makes every `switch` that must know of it fail to
/// compile, and no registration can be forgotten.
package enum Probe {
  /// A probe, by the group of the catalogue that it belongs to.
  package enum Kind: Hashable, Sendable {
    case removals(RemovalProbe)
    case tag(TagProbe)
    case version(VersionProbe)
    case news(NewsProbe)
    case docs(DocsProbe)
    case bytecode(BytecodeProbe)
    case abi(ABIProbe)
    case bundled(BundledProbe)
    case generated(GeneratedProbe)
    case library(LibraryProbe)
    case tree(TreeProbe)
    case phase(PhaseProbe)
    case history(HistoryProbe)

    private var inGroup: any ProbeGroup {
      switch self {
      case .removals(let probe): probe
      case .tag(let probe): probe
      case .version(let probe): probe
      case .news(let probe): probe
      case .docs(let probe): probe
      case .bytecode(let probe): probe
      case .abi(let probe): probe
      case .bundled(let probe): probe
      case .generated(let probe): probe
      case .library(let probe): probe
      case .tree(let probe): probe
      case .phase(let probe): probe
      case .history(let probe): probe
      }
    }

    /// What it asks.
    var question: any Question.Type { inGroup.question }
  }
}

extension Probe.Kind: CaseIterable {
  package static let allCases: [Self] =
    RemovalProbe.allCases.map(Self.removals)
    + TagProbe.allCases.map(Self.tag)
    + VersionProbe.allCases.map(Self.version)
    + NewsProbe.allCases.map(Self.news)
    + DocsProbe.allCases.map(Self.docs)
    + BytecodeProbe.allCases.map(Self.bytecode)
    + ABIProbe.allCases.map(Self.abi)
    + BundledProbe.allCases.map(Self.bundled)
    + GeneratedProbe.allCases.map(Self.generated)
    + LibraryProbe.allCases.map(Self.library)
    + TreeProbe.allCases.map(Self.tree)
    + PhaseProbe.allCases.map(Self.phase)
    + HistoryProbe.allCases.map(Self.history)
}

extension Probe.Kind: RawRepresentable {
  /// The name, as check files spell it.
  package var rawValue: String { inGroup.rawValue }

  package init?(rawValue: String) {
    guard let kind = Self.byName[rawValue] else { return nil }
    self = kind
  }

  // A name that two groups have is a fault that the first run of any test shows.
  private static let byName = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}
