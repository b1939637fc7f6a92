internal import CPythonSource

/// Asks whether the bill of materials states the versions of the packages that the tree has.
enum BillOfVersions: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let tree = inspection.tree
    guard let read = try tree.bill(at: .sbom) else {
      return .notApplicable("the tree has no \(RepoPath.sbom)")
    }
    guard let bill = read else { return .unreadableBill(.sbom) }
    var findings = Findings()
    for package in bill.packages {
      let place = Location(.sbom, line: package.line)
      if let (version, source) = try version(of: package.name, in: tree), version != package.version
      {
        findings.fail(
          package.name,
          "\(place) says \(package.name) \(package.version), and \(source) says \(version)",
          at: place, source)
      } else if let other = stale(package) {
        findings.fail(
          package.name, "\(place) says \(package.name) \(package.version), and links to \(other)",
          at: place)
      } else {
        findings.pass(place)
      }
    }
    return findings.outcome(ifNothing: "\(RepoPath.sbom) lists no packages")
  }

  /// A link of the package that does not hold its version.
  private static func stale(_ package: SoftwareBill.Package) -> String? {
    ([package.download] + package.references).first {
      !$0.isEmpty && !$0.contains(package.version)
        && !$0.contains(package.version.replacing(".", with: "_"))
    }
  }

  /// The version that the package's own files state.
  private static func version(
    of name: String, in tree: SourceTree
  ) throws(ReadError) -> (String, Location)? {
    switch name {
    case "expat":
      return try numbers(
        ["XML_MAJOR_VERSION", "XML_MINOR_VERSION", "XML_MICRO_VERSION"],
        in: "Modules/expat/expat.h", tree)
    case "mpdecimal":
      return try numbers(
        ["MPD_MAJOR_VERSION", "MPD_MINOR_VERSION", "MPD_MICRO_VERSION"],
        in: "Modules/_decimal/libmpdec/mpdecimal.h", tree)
    case "hacl-star":
      let path: RepoPath = "Modules/_hacl/refresh.sh"
      guard let bytes = try tree.bytes(at: path) else { return nil }
      for line in SourceLines(bytes) where line.text.hasPrefix("expected_hacl_star_rev=") {
        let revision = line.text.dropFirst("expected_hacl_star_rev=".count)
        return (String(revision), Location(path, line: line.number))
      }
      return nil
    case "pip":
      guard let bytes = try tree.bytes(at: .ensurepip),
        let version = BundledVersions.stated(in: bytes)["pip"]
      else { return nil }
      return (version.text, Location(.ensurepip, line: version.line))
    default: return nil
    }
  }

  private static func numbers(
    _ macros: [String], in header: RepoPath, _ tree: SourceTree
  ) throws(ReadError) -> (String, Location)? {
    guard let bytes = try tree.bytes(at: header) else { return nil }
    let definitions = MacroNumbers(header: bytes).definitions
    let found = macros.compactMap { definitions[$0] }
    guard found.count == macros.count else { return nil }
    return (
      found.map { String($0.number) }.joined(separator: "."),
      Location(header, line: found[0].line)
    )
  }

  static let documentation = ProbeDocumentation(
    summary: "the bill of materials states the versions of bundled packages that the tree has",
    rationale: """
      Scanners look up known vulnerabilities by the versions in the bill. A stale one reports what \
      was mended, or hides what was not.
      """,
    limits: """
      The versions of expat, mpdecimal, HACL* and pip are read from their own files; of others only \
      the links of the bill are compared with its version.
      """,
    examples: [
      .init("the same", tag: "v3.13.0", files: tree("2.6.3", "R_2_6_3"), expect: .passed),
      .init(
        "a stale version", tag: "v3.13.0", files: tree("2.6.2", "R_2_6_2"),
        expect: .failed(["expat"])),
      .init(
        "a stale link", tag: "v3.13.0", files: tree("2.6.3", "R_2_6_2"),
        expect: .failed(["expat"])),
      .init(
        "before there was a bill", tag: "v3.11.0", files: ["README": ""], expect: .notApplicable),
    ])

  private static func tree(_ version: String, _ link: String) -> [RepoPath: String] {
    [
      .sbom: """
      {"packages": [
        {"name": "expat", "downloadLocation": "expat/\(link)/x",
         "versionInfo": "\(version)"}
      ]}

      """,
      "Modules/expat/expat.h":
        "#define XML_MAJOR_VERSION 2\n#define XML_MINOR_VERSION 6\n#define XML_MICRO_VERSION 3\n",
    ]
  }
}
