internal import CPythonSource

/// Asks whether What's New lists removals as pending that are past.
enum PendingRemovalsStale: Question {
  private static let prefixes = ["pending-removal-in-", "c-api-pending-removal-in-"]

  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    let series = inspection.version.series
    let path = Documents.whatsNew(of: series)
    guard let outline = try inspection.tree.documentation(at: path) else {
      return .notApplicable("the tree has no \(path)")
    }
    var findings = Findings()
    for include in outline.includes {
      let place = Location(path, line: include.line)
      let target = Documents.whatsNewFolder.resolving(include.text)
      guard let target, try inspection.tree.contains(target) else {
        findings.fail(
          include.text, "\(place) includes \(include.text), which is not there", at: place)
        continue
      }
      findings.pass(place)
      guard let pending = pendingSeries(target), pending <= series else { continue }
      findings.fail(
        include.text, "\(place) lists removals in \(words: pending.text) as pending", at: place)
    }
    return findings.outcome(ifNothing: "\(path) includes no other file")
  }

  private static func pendingSeries(_ path: RepoPath) -> Series? {
    for prefix in prefixes where path.name.hasPrefix(prefix) && path.name.hasSuffix(".rst") {
      return Series(String(path.name.dropFirst(prefix.count).dropLast(4)))
    }
    return nil
  }
}

extension RepoPath {
  /// A relative reference, resolved from this folder; nil if it leads out of the tree.
  func resolving(_ reference: String) -> RepoPath? {
    var parts = text.split(separator: "/")
    for part in reference.split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        guard !parts.isEmpty else { return nil }
        parts.removeLast()
      default: parts.append(part)
      }
    }
    return RepoPath(parts.joined(separator: "/"))
  }
}

extension PendingRemovalsStale {
  static let documentation = ProbeDocumentation(
    summary:
      "What's New includes lists of pending removals that are there, and of later series alone",
    rationale: """
      The lists are files of their own, one a series, that several pages include. When a series is released its \
      own list must go from its page, or readers wait for what is past.
      """,
    limits: "Lists that are written in the page itself are not read.",
    examples: [
      .init(
        "of the next series", tag: "v3.13.0b1",
        files: [page: include("3.14"), list("3.14"): "Text.\n"], expect: .passed),
      .init(
        "of this series", tag: "v3.13.0b1",
        files: [page: include("3.13"), list("3.13"): "Text.\n"],
        expect: .failed(["../deprecations/pending-removal-in-3.13.rst"])),
      .init(
        "a list that is not there", tag: "v3.13.0b1", files: [page: include("3.15")],
        expect: .failed(["../deprecations/pending-removal-in-3.15.rst"])),
      .init("none", tag: "v3.12.0", files: [page: "Text.\n"], expect: .notApplicable),
    ])

  private static let page: RepoPath = "Doc/whatsnew/3.13.rst"

  private static func list(_ series: String) -> RepoPath {
    RepoPath("Doc/deprecations/pending-removal-in-\(series).rst")
  }

  private static func include(_ series: String) -> String {
    "Text.\n\n.. include:: ../deprecations/pending-removal-in-\(series).rst\n"
  }
}
