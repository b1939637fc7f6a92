internal import CPythonSource

extension Findings {
  /// Notes which entries of a manifest came, left or changed since an earlier release.
  ///
  /// - Parameter isCounted: Which entries count, and of them only name and kind.
  mutating func compare(
    _ now: PlacedManifest, with before: PlacedManifest, at release: ComparedTree,
    where isCounted: (StableABI.Item) -> Bool
  ) {
    var old: [String: StableABI.Item] = [:]
    for item in before.manifest.items where isCounted(item) { old[item.name] = item }
    var names: Set<String> = []
    for item in now.manifest.items where isCounted(item) {
      names.insert(item.name)
      let place = now.place(of: item)
      guard let earlier = old[item.name] else {
        fail(item.name, "\(item.name) came after \(release.tag)", at: place)
        continue
      }
      if earlier.kind == item.kind {
        pass(place)
      } else {
        fail(
          item.name,
          "\(item.name) is now a \(item.kind); at \(release.tag) it was a \(earlier.kind)",
          at: place, before.place(of: earlier, tag: release.tag))
      }
    }
    for item in before.manifest.items where isCounted(item) && !names.contains(item.name) {
      fail(
        item.name, "\(item.name) left after \(release.tag)",
        at: Location(now.path), before.place(of: item, tag: release.tag))
    }
  }
}

/// Asks whether the manifest of the stable ABI is that of the feature freeze.
enum ManifestFrozenSinceBeta: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let now = try inspection.tree.stableABI() else { return .notApplicable(.noManifest) }
    guard let release = try inspection.release(.featureFreeze, toCompare: now.path) else {
      return .notApplicable("there is no beta before this release")
    }
    guard let before = try release.tree.stableABI() else {
      return .notApplicable("\(release.tag) has no manifest of the stable ABI")
    }
    var findings = Findings()
    findings.compare(now, with: before, at: release) { _ in true }
    return findings.outcome(ifNothing: "the manifests are empty")
  }

  static let documentation = ProbeDocumentation(
    summary: "the manifest of the stable ABI stays the same from the first beta on",
    rationale: """
      The first beta freezes the features, and the stable ABI with them: what comes after it has had \
      no alpha to be tried in.
      """,
    limits: """
      Names and kinds are compared; a maintenance release with the one before. Corrections in betas \
      are usual, hence no blocker.
      """,
    examples: [
      .init(
        "unchanged", tag: "v3.12.0b2", files: tree("[function.PyA]\n"),
        others: ["v3.12.0b1": tree("# Of old\n[function.PyA]\n")], expect: .passed),
      .init(
        "one came, one left", tag: "v3.12.0b2", files: tree("[function.PyA]\n[const.Py_C]\n"),
        others: ["v3.12.0b1": tree("[function.PyA]\n[macro.PyM]\n")],
        expect: .failed(["Py_C", "PyM"])),
      .init(
        "the first beta", tag: "v3.12.0b1", files: tree("[function.PyA]\n"), expect: .notApplicable),
      .init(
        "the first beta is not there", tag: "v3.12.0b2", files: tree("[function.PyA]\n"),
        expect: .undetermined(["Misc/stable_abi.toml"])),
    ])

  private static func tree(_ manifest: String) -> [RepoPath: String] {
    ["Misc/stable_abi.toml": manifest]
  }
}

/// Asks whether the functions and data of the stable ABI are those of the first candidate, or of the
/// release before.
enum ManifestFrozenSinceCandidate: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let now = try inspection.tree.stableABI() else { return .notApplicable(.noManifest) }
    guard let release = try inspection.release(.lastFreeze, toCompare: now.path) else {
      return .notApplicable("there is no candidate before this release")
    }
    guard let before = try release.tree.stableABI() else {
      return .notApplicable("\(release.tag) has no manifest of the stable ABI")
    }
    // An entry that was added where the function had been all along, or taken away where there never
    // was one, corrects the manifest.
    let earlier = try release.surface.headerIndex()
    if let error = earlier.unread.first { throw error }
    var corrected: Set<String> = []
    let known = Set(before.manifest.items.map(\.name))
    let kept = Set(now.manifest.items.map(\.name))
    for item in now.manifest.items
    where !known.contains(item.name) && earlier.declarations[item.name] != nil {
      corrected.insert(item.name)
    }
    for item in before.manifest.items
    where !kept.contains(item.name) && !item.isForABIOnly
      && earlier.declarations[item.name] == nil
    {
      corrected.insert(item.name)
    }
    var findings = Findings()
    findings.compare(now, with: before, at: release) {
      $0.isSymbol && !corrected.contains($0.name)
    }
    return findings.outcome(ifNothing: "the manifests list no symbols")
  }

  static let documentation = ProbeDocumentation(
    summary: "the functions and data of the stable ABI stay the same from the first candidate on",
    rationale: """
      An extension that is built with the last release of a series has to load in the first one. A \
      symbol that comes later is missing there.
      """,
    limits: """
      A maintenance release is compared with the one before. Constants, macros and types are left out: \
      they are no symbols of a library. So is an entry that corrects the manifest: the function had been \
      declared before, or never was.
      """,
    examples: [
      .init(
        "a constant more", tag: "v3.12.1", files: tree("[function.PyA]\n[const.Py_C]\n"),
        others: ["v3.12.0": tree("[function.PyA]\n")], expect: .passed),
      .init(
        "a function more", tag: "v3.12.1", files: tree("[function.PyA]\n[function.PyB]\n"),
        others: ["v3.12.0": tree("[function.PyA]\n")], expect: .failed(["PyB"])),
      .init(
        "a function more than at the first candidate, by a release before", tag: "v3.12.1",
        files: tree("[function.PyA]\n[function.PyB]\n"),
        others: [
          "v3.12.0rc1": tree("[function.PyA]\n"),
          "v3.12.0": tree("[function.PyA]\n[function.PyB]\n"),
        ], expect: .passed),
      .init(
        "data less", tag: "v3.12.0", files: tree("[function.PyA]\n"),
        others: ["v3.12.0rc1": tree("[function.PyA]\n[data.PyB_Type]\n    abi_only = true\n")],
        expect: .failed(["PyB_Type"])),
      .init(
        "a misspelled one", tag: "v3.12.0", files: tree("[function.PyA]\n"),
        others: ["v3.12.0rc1": tree("[function.PyA]\n[function.Pya]\n")], expect: .passed),
      .init(
        "the release before is not there", tag: "v3.12.1", files: tree("[function.PyA]\n"),
        expect: .undetermined(["Misc/stable_abi.toml"])),
    ])

  private static func tree(_ manifest: String) -> [RepoPath: String] {
    ["Misc/stable_abi.toml": manifest]
  }
}
