internal import CPythonSource

/// A name that an earlier release exports for the stable ABI.
struct EarlierSymbol {
  let name: String
  let release: ComparedTree
  let place: Location
}

extension Inspection {
  /// What earlier releases export for the stable ABI: the first release of the series before, and what
  /// froze this series. The first of them that has a name counts.
  ///
  /// - Throws: ``ReadError`` if one of the releases cannot be read.
  func promisedSymbols(_ now: RepoPath) throws(ReadError) -> [EarlierSymbol] {
    var releases: [ComparedTree] = []
    let series = version.series.predecessor(among: others.tags)
    if let series, let before = BaselineChoice(for: version, among: others.tags).tag {
      guard let release = others.tree(of: before.version) else {
        throw ReadError(path: now, reason: .missingRelease(ReleaseVersion(firstOf: series).tagName))
      }
      releases.append(release)
    } else if let baseline {
      releases.append(baseline)
    }
    if let frozen = try release(.lastFreeze, toCompare: now) { releases.append(frozen) }
    return try symbols(of: releases)
  }

  func symbols(of releases: [ComparedTree]) throws(ReadError) -> [EarlierSymbol] {
    var found: [EarlierSymbol] = []
    var names: Set<String> = []
    for release in releases {
      guard let symbols = try release.stableABISymbols() else { continue }
      for (name, place) in symbols.sorted(by: { $0.key < $1.key })
      where names.insert(name).inserted {
        found.append(EarlierSymbol(name: name, release: release, place: place))
      }
    }
    return found
  }
}

extension Findings {
  /// Notes an exported name that is not in the stable ABI any more.
  mutating func fail(_ symbol: EarlierSymbol, leftFrom path: RepoPath) {
    fail(
      symbol.name, "\(symbol.name) is not in \(path) any more; \(symbol.release.tag) exports it",
      at: Location(path), symbol.place)
  }
}

/// Asks whether every public symbol that an earlier release promised is still in the stable ABI.
enum StableABIKept: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let placed = try inspection.tree.stableABI() else { return .notApplicable(.noManifest) }
    let path = placed.path
    let now = placed.places
    let promised = try inspection.promisedSymbols(path)
    var findings = Findings()
    for symbol in promised where !symbol.name.isPrivateName {
      if let place = now[symbol.name] {
        findings.pass(place)
      } else {
        findings.fail(symbol, leftFrom: path)
      }
    }
    return findings.outcome(ifNothing: "no earlier release has a manifest of the stable ABI")
  }

  static let documentation = ProbeDocumentation(
    summary:
      "every public symbol that an earlier release exports for the stable ABI is still there",
    rationale: """
      An extension for the stable ABI is built once and has to load in every later release of \
      Python 3. A symbol that leaves breaks it, whether it was documented or not.
      """,
    limits: """
      Compared are the first release of the series before, and the first candidate or the release \
      before, as far as they have a manifest: from 3.10 on. What the headers of the earlier release \
      do not declare was no symbol.
      """,
    examples: [
      .init(
        "more than before", tag: "v3.12.0", files: tree(["PyA", "PyB"]),
        others: ["v3.11.0": tree(["PyA"]), "v3.12.0rc1": tree(["PyA", "PyB"])], expect: .passed),
      .init(
        "one has left", tag: "v3.12.0", files: tree(["PyA"]),
        others: ["v3.11.0": tree(["PyA", "PyB"]), "v3.12.0rc1": tree(["PyA"])],
        expect: .failed(["PyB"])),
      .init(
        "a misspelled one left", tag: "v3.12.0", files: tree(["PyA"]),
        others: [
          "v3.11.0": tree(["PyA"]), "v3.12.0rc1": tree(["PyA", "Pya"], declared: ["PyA"]),
        ], expect: .passed),
      .init(
        "nothing to compare with", tag: "v3.12.0", files: tree(["PyA"]),
        expect: .undetermined(["Misc/stable_abi.toml"])),
      .init("no manifest", tag: "v3.9.0", files: ["README": ""], expect: .notApplicable),
    ])

  private static func tree(_ names: [String], declared: [String]? = nil) -> [RepoPath: String] {
    [
      "Misc/stable_abi.toml": names.map { "[function.\($0)]\n    added = '3.2'\n" }.joined(),
      "Include/a.h": (declared ?? names).map { "PyAPI_FUNC(int) \($0)(void);\n" }.joined(),
    ]
  }
}

/// Asks whether private symbols, and those of earlier pre-releases, are still in the stable ABI.
enum StableABIKeptSoftly: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let placed = try inspection.tree.stableABI() else { return .notApplicable(.noManifest) }
    let path = placed.path
    let now = placed.places
    let promised = try inspection.promisedSymbols(path)
    let known = Set(promised.map(\.name))
    var others = promised.filter { $0.name.isPrivateName }
    if let previous = inspection.previous {
      others += try inspection.symbols(of: [previous]).filter { !known.contains($0.name) }
    }
    var findings = Findings()
    for symbol in others {
      if let place = now[symbol.name] {
        findings.pass(place)
      } else {
        findings.fail(symbol, leftFrom: path)
      }
    }
    return findings.outcome(ifNothing: "no earlier release has such symbols")
  }

  static let documentation = ProbeDocumentation(
    summary: "private symbols, and those of earlier pre-releases, are still in the stable ABI",
    rationale: """
      Public macros of earlier releases call private functions, so extensions that were built with \
      them need those too. What a pre-release had is already in use by those who tested it.
      """,
    limits: "Compared are the releases that abi-no-shrink compares, and the previous tag.",
    examples: [
      .init(
        "kept", tag: "v3.12.0", files: tree(["_PyA", "PyB"]),
        others: ["v3.11.0": tree(["_PyA"]), "v3.12.0rc1": tree(["_PyA"])], expect: .passed),
      .init(
        "a private one has left", tag: "v3.12.0", files: tree(["PyB"]),
        others: ["v3.11.0": tree(["_PyA", "PyB"]), "v3.12.0rc1": tree(["PyB"])],
        expect: .failed(["_PyA"])),
      .init("no manifest", tag: "v3.9.0", files: ["README": ""], expect: .notApplicable),
    ])

  private static func tree(_ names: [String], declared: [String]? = nil) -> [RepoPath: String] {
    [
      "Misc/stable_abi.toml": names.map { "[function.\($0)]\n    added = '3.2'\n" }.joined(),
      "Include/a.h": (declared ?? names).map { "PyAPI_FUNC(int) \($0)(void);\n" }.joined(),
    ]
  }
}
