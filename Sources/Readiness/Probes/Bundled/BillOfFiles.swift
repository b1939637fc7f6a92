internal import CPythonSource

extension RepoPath {
  static let sbom: Self = "Misc/sbom.spdx.json"
  static let externalsSBOM: Self = "Misc/externals.spdx.json"
}

extension SourceTree {
  /// A bill of materials; nil if the tree has none.
  func bill(at path: RepoPath) throws(ReadError) -> SoftwareBill?? {
    guard let bytes = try bytes(at: path) else { return nil }
    return .some(SoftwareBill(bytes))
  }
}

extension Outcome {
  static func unreadableBill(_ path: RepoPath) -> Self {
    let finding = Finding(
      subject: path.text, "\(path) is not a bill of materials in SPDX's JSON form",
      at: [Location(path)])
    return .failed([finding], undetermined: [])
  }
}

/// Asks whether the bill of materials lists the files of bundled packages, as they are.
enum BillOfFiles: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let tree = inspection.tree
    guard let read = try tree.bill(at: .sbom) else {
      return .notApplicable("the tree has no \(RepoPath.sbom)")
    }
    guard let bill = read else { return .unreadableBill(.sbom) }
    var findings = Findings()
    for file in bill.files {
      let path = RepoPath(file.name)
      let place = Location(.sbom, line: file.line)
      do throws(ReadError) {
        guard let bytes = try tree.bytes(at: path) else {
          findings.fail(file.name, "\(place) lists \(path), and there is no such file", at: place)
          continue
        }
        let wrong = file.checksums.sorted { $0.key < $1.key }.first { algorithm, sum in
          SoftwareBill.checksum(bytes, algorithm).map { $0 != sum } ?? false
        }
        if let wrong {
          findings.fail(
            file.name, "\(path) has another \(wrong.key) than \(place) says", at: place,
            Location(path))
        } else {
          findings.pass(place)
        }
      } catch {
        findings.leaveOpen(error.path.text, error.message, at: Location(error.path))
      }
    }
    findUnlisted(bill, tree, &findings)
    return findings.outcome(ifNothing: "\(RepoPath.sbom) lists no files")
  }

  /// Folders whose files all come from a package, but for those that CPython adds.
  private static let folders: [RepoPath] = [
    "Modules/_decimal/libmpdec", "Modules/expat", "Modules/_blake2/impl", "Modules/_hacl",
  ]
  private static let own: Set<String> = [
    "README.md", "expat_config.h", "python_hacl_namespace.h", "pyexpatns.h", "refresh.sh",
  ]

  private static func findUnlisted(
    _ bill: SoftwareBill, _ tree: SourceTree, _ findings: inout Findings
  ) {
    let listed = Set(bill.files.map(\.name))
    for folder in folders {
      // A package that the bill does not know at all is for pkg-sbom-versions.
      guard listed.contains(where: { $0.hasPrefix(folder.text + "/") }) else { continue }
      for entry in tree.listing.entries(below: folder)
      where !listed.contains(entry.path.text) && !own.contains(String(entry.path.name)) {
        findings.fail(
          entry.path.text, "\(entry.path) is not in \(RepoPath.sbom)",
          at: Location(.sbom), Location(entry.path))
      }
    }
  }

  static let documentation = ProbeDocumentation(
    summary: "the bill of materials lists the files of bundled packages with their checksums",
    rationale: """
      The bill tells users of the source release which files others made. A file that was changed or \
      added without it looks like one that was tampered with.
      """,
    limits: """
      Checksums are taken as the generator does: of the text with line feeds alone. There is a bill \
      from 3.12.2 and 3.13.0a3 on.
      """,
    examples: [
      .init(
        "the same", tag: "v3.13.0", files: tree("preserve\n", "preserve\r\n"), expect: .passed),
      .init(
        "a changed file", tag: "v3.13.0", files: tree("preserve\n", "changed\n"),
        expect: .failed(["Modules/expat/a.c"])),
      .init(
        "a file more", tag: "v3.13.0",
        files: tree("preserve\n", "preserve\n").merging(["Modules/expat/b.c": ""]) { old, _ in old
        },
        expect: .failed(["Modules/expat/b.c"])),
      .init(
        "no JSON", tag: "v3.13.0", files: [.sbom: "{,}"], expect: .failed(["Misc/sbom.spdx.json"])),
      .init(
        "before there was a bill", tag: "v3.11.0", files: ["README": ""], expect: .notApplicable),
    ])

  private static func tree(_ listed: String, _ text: String) -> [RepoPath: String] {
    let sum = SoftwareBill.checksum(Array(listed.utf8), "SHA256") ?? ""
    return [
      .sbom: """
      {"files": [
        {"checksums": [{"algorithm": "SHA256", "checksumValue": "\(sum)"}],
         "fileName": "Modules/expat/a.c"}
      ], "packages": []}

      """, "Modules/expat/a.c": text,
    ]
  }
}
