internal import Readiness

/// A page of JUnit XML: a suite a tag, a case a check, so that names stay the same from run to run.
///
/// There is no standard; it is what GitLab, Jenkins and the actions of GitHub read.
package struct JUnitPage: Sendable {
  private let entries: [ReportEntry]

  package init(_ entries: [ReportEntry]) {
    self.entries = entries.map { entry in
      if case .report(let report) = entry { .report(report.inOrder) } else { entry }
    }
  }

  package func text() -> String {
    let suites = entries.map(JUnitSuite.init)
    let tests = suites.reduce(0) { $0 + $1.tests }
    let failures = suites.reduce(0) { $0 + $1.failures }
    let errors = suites.reduce(0) { $0 + $1.errors }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="relcheck" tests="\(tests)" failures="\(failures)" errors="\(errors)" time="0">

      """ + suites.map(\.text).joined() + "</testsuites>\n"
  }
}

/// The suite of one tag.
struct JUnitSuite {
  /// The most places that a case lists.
  private static let placeLimit = 200

  private(set) var tests = 0
  private(set) var failures = 0
  private(set) var errors = 0
  private(set) var skipped = 0
  private(set) var text = ""

  init(_ entry: ReportEntry) {
    var cases = ""
    var properties = ""
    switch entry {
    case .report(let report):
      for result in report.results { cases += add(result, in: report) }
      properties =
        "    <properties>\n" + Self.property("commit", report.commit.id.hex)
        + Self.property("verdict", report.verdict.rawValue)
        + Self.property("waived", "\(report.waivedFindings.count)") + Self.since(report)
        + "    </properties>\n"
      cases += Self.problems(of: report)
    case .notInspected(let entry):
      tests = 1
      errors = 1
      let error = XMLText.attribute(VisibleText(entry.error).text)
      cases =
        "    <testcase classname=\"relcheck\" name=\"inspection\" time=\"0\">\n"
        + "      <error type=\"not-inspected\" message=\"\(error)\"/>\n    </testcase>\n"
    }
    let name = XMLText.attribute("relcheck " + VisibleText(entry.name).text)
    text =
      "  <testsuite name=\"\(name)\" tests=\"\(tests)\" failures=\"\(failures)\" "
      + "errors=\"\(errors)\" skipped=\"\(skipped)\" time=\"0\">\n" + properties + cases
      + "  </testsuite>\n"
  }

  /// What is wrong with waivers: of the suite, not of a case.
  private static func problems(of report: Report) -> String {
    let lines = report.waiverProblems.prefix(placeLimit).map { "waivers: \($0.visible)\n" }
    return lines.isEmpty
      ? "" : "    <system-out>" + XMLText.content(lines.joined()) + "</system-out>\n"
  }

  private static func since(_ report: Report) -> String {
    guard let since = report.since, since.earlier != nil else { return "" }
    return property("new", "\(since.new)") + property("resolved", "\(since.resolved.count)")
  }

  private static func property(_ name: String, _ value: String) -> String {
    "      <property name=\"\(name)\" value=\"\(XMLText.attribute(value))\"/>\n"
  }

  private mutating func add(_ result: CheckResult, in report: Report) -> String {
    tests += 1
    let body: String
    var place: Location?
    if result.isFailed {
      let isFailure =
        result.severity == .blocker || (report.isStrict && result.severity == .warning)
      if isFailure {
        failures += 1
        place = result.findings.lazy.compactMap { $0.locations.first { $0.tag == nil } }.first
      }
      body = isFailure ? failure(result) + output(waived(result)) : warning(result)
    } else if result.isUndetermined {
      let isError = result.severity == .blocker
      if isError { errors += 1 } else { skipped += 1 }
      body = undetermined(result, isError: isError) + output(waived(result))
    } else if let reason = result.inapplicability {
      skipped += 1
      body = Self.skipped("not applicable: " + reason.visible)
    } else if case .waived = result.outcome {
      skipped += 1
      let reasons = Set(result.waived.map { VisibleText($0.waiver.reason).text }).sorted()
      body =
        Self.skipped("waived: " + reasons.prefix(5).joined(separator: "; "))
        + output(waived(result))
    } else {
      body = ""
    }
    return testcase(result, report, place, body)
  }

  private func testcase(
    _ result: CheckResult, _ report: Report, _ place: Location?, _ body: String
  ) -> String {
    // Dots separate packages, so those of the tag become underscores.
    let base = report.anchorBase.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
    let group = "relcheck.\(base).\(result.check.group.rawValue)"
    let title = VisibleText.ownWords(result.check.title.oneLine)
    var head =
      "    <testcase classname=\"\(XMLText.attribute(group))\" "
      + "name=\"\(XMLText.attribute("\(result.check.id.text): \(title)"))\""
    if let place {
      head += " file=\"\(XMLText.attribute(VisibleText(place.path).text))\""
      if let line = place.line { head += " line=\"\(line)\"" }
    }
    head += " time=\"0\""
    return body.isEmpty ? head + "/>\n" : head + ">\n" + body + "    </testcase>\n"
  }

  private func reported(_ result: CheckResult) -> [ReportedFinding] {
    result.reportedFindings.filter { $0.waiver == nil }
  }

  /// What waivers cover of a check, beside what is left of it.
  private func waived(_ result: CheckResult) -> String {
    let lines = result.reportedFindings.prefix(Self.placeLimit).compactMap { found in
      found.waiver.map { waiver in
        "waived: \(found.sentence) Reason: \(VisibleText(waiver.reason).text) (\(waiver.place))\n"
      }
    }
    return lines.joined()
  }

  private func output(_ text: String) -> String {
    text.isEmpty ? "" : "      <system-out>" + XMLText.content(text) + "</system-out>\n"
  }

  private func failure(_ result: CheckResult) -> String {
    let found = reported(result)
    let more = result.findings.count > 1 ? " (and \(result.findings.count - 1) more)" : ""
    let message = XMLText.attribute((found.first?.sentence ?? "") + more)
    return "      <failure type=\"\(result.severity.rawValue)\" message=\"\(message)\">"
      + XMLText.content(details(found, result)) + "</failure>\n"
  }

  private func warning(_ result: CheckResult) -> String {
    let found = reported(result)
    let text = found.map { $0.sentence }.prefix(Self.placeLimit).joined(separator: "\n")
    return output(
      "\(result.severity.rawValue), does not block: \(text)\n" + places(found) + waived(result))
  }

  private func undetermined(_ result: CheckResult, isError: Bool) -> String {
    let found = reported(result)
    let message = found.first?.sentence ?? "Not determined."
    if !isError { return Self.skipped("undetermined: " + message) }
    return "      <error type=\"undetermined\" message=\"\(XMLText.attribute(message))\">"
      + XMLText.content(places(found)) + "</error>\n"
  }

  private static func skipped(_ message: String) -> String {
    "      <skipped message=\"\(XMLText.attribute(message))\"/>\n"
  }

  private func places(_ found: [ReportedFinding]) -> String {
    let places = found.flatMap(\.finding.locations).prefix(Self.placeLimit)
    return places.map { VisibleText($0).text + "\n" }.joined()
  }

  private func details(_ found: [ReportedFinding], _ result: CheckResult) -> String {
    let sentences =
      found.count > 1
      ? found.prefix(Self.placeLimit).map { $0.sentence + "\n" }.joined() + "\n" : ""
    let remedies = Set(found.map(\.remedy)).filter { !$0.isEmpty }.sorted()
    let mend = remedies.prefix(20).map { "Mend: \($0)\n" }.joined()
    let source = "Source: " + VisibleText.ownWords(result.check.source.oneLine) + "\n"
    return sentences + places(found) + "\n" + mend + source
  }
}
