internal import Crypto
internal import Readiness

/// What identifies a finding across runs: it survives edits above its line and better sentences.
package struct FindingIdentity: Hashable, Sendable {
  /// The id of the check.
  package let check: String
  /// The first place in the inspected tree, or empty.
  package let path: String
  package let subject: String
  /// Counted from 1 among findings that share all the rest, in order of line.
  package let number: Int

  /// The first 16 hexadecimal digits of the SHA-256 over the parts joined by NUL, `:` and the number.
  package var fingerprint: String {
    let text = [check, path, subject].joined(separator: "\0")
    let digits = SHA256.hash(data: Array(text.utf8)).prefix(8).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }
    return digits.joined() + ":\(number)"
  }
}

/// A finding on its way to a format that lists findings one by one.
struct ReportedFinding {
  let result: CheckResult
  let finding: Finding
  /// Whether it is known to be wrong; false for what could not be decided.
  let isDetermined: Bool
  let identity: FindingIdentity
  /// What covers it: it does not count then.
  var waiver: Waiver?

  /// The first place in the inspected tree.
  var place: Location? { finding.locations.first { $0.tag == nil } }

  /// The fault and what is said of it, with a full stop.
  var sentence: String {
    let parts = FindingLine(finding)
    var lead = isDetermined ? result.check.fault.oneLine : "not determined"
    lead = VisibleText.ownWords(lead.withCapital)
    let subject = parts.subject.map { VisibleText($0).text }
    let place = parts.place.map { VisibleText($0).text }
    let message = parts.message.visible
    let rest = [subject ?? place, message.isEmpty ? nil : message].compactMap { $0 }
    return ([lead] + rest).joined(separator: ": ").sentence
  }

  /// What mends it, as a sentence; empty if nothing is known.
  var remedy: String {
    if let own = finding.remedy { return own.visible.withCapital.sentence }
    return isDetermined
      ? VisibleText.ownWords(result.check.remedy.oneLine).withCapital.sentence : ""
  }
}

extension Report {
  /// Every finding: what failed first, worst first; then what could not be determined; then what
  /// is waived.
  ///
  /// The report must be in order.
  var reportedFindings: [ReportedFinding] {
    let all = Severity.allCases.flatMap { severity in
      results.filter { $0.severity == severity }.flatMap(\.reportedFindings)
    }
    let counting = all.filter { $0.waiver == nil }
    return counting.filter(\.isDetermined) + counting.filter { !$0.isDetermined }
      + all.filter { $0.waiver != nil }
  }

  /// Where a finding without a place is shown in a format that needs a file: the version.
  var standInPlace: Location {
    let header: RepoPath = "Include/patchlevel.h"
    let places = holds.flatMap { $0.text.places } + results.flatMap(\.placesOfPassed)
    return places.first { $0.path == header && $0.line != nil } ?? Location(header)
  }
}

extension CheckResult {
  /// Its findings: what failed, then what could not be determined, each with what is waived of it
  /// at its place. So a waiver changes no identity.
  var reportedFindings: [ReportedFinding] {
    var numbers: [[String]: Int] = [:]
    func reported(_ finding: WaivableFinding, _ isDetermined: Bool) -> ReportedFinding {
      let place = finding.finding.locations.first { $0.tag == nil }
      let path = place.map { VisibleText($0.path).text } ?? ""
      let key = [path, finding.finding.subject]
      numbers[key, default: 0] += 1
      return ReportedFinding(
        result: self, finding: finding.finding, isDetermined: isDetermined,
        identity: FindingIdentity(
          check: check.id.text, path: path, subject: finding.finding.subject,
          number: numbers[key] ?? 1), waiver: finding.waiver)
    }
    func all(_ findings: [Finding], _ isDetermined: Bool) -> [ReportedFinding] {
      let waived = waived.filter { $0.isDetermined == isDetermined }
      let both =
        findings.map { WaivableFinding(finding: $0, waiver: nil) }
        + waived.map { WaivableFinding(finding: $0.finding, waiver: $0.waiver) }
      // Sorting is stable, so without waivers the order is that of the report.
      return both.sorted { Finding.standsBefore($0.finding, $1.finding) }
        .map { reported($0, isDetermined) }
    }
    return all(findings, true) + all(undecided, false)
  }

  private struct WaivableFinding {
    let finding: Finding
    let waiver: Waiver?
  }

  fileprivate var placesOfPassed: [Location] {
    if case .passed(let places) = outcome { places } else { [] }
  }
}

extension Message {
  /// Its text in the visible form, for a format that has no markup of its own.
  var visible: String {
    pieces.map { piece in
      switch piece {
      case .words(let words): VisibleText.ownWords(words)
      case .foreign(let foreign): VisibleText(foreign).text
      case .place(let place):
        VisibleText(place).text + (place.tag.map { " in " + VisibleText($0).text } ?? "")
      }
    }.joined()
  }
}
