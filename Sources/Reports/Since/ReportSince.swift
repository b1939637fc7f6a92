package import Readiness

extension Report {
  /// The report with findings marked that the earlier run did not have, and what is gone since.
  ///
  /// Findings are known by check, path and subject; of several that share these, as many are old as
  /// there were. What was waived or undetermined then and fails now is new: it did not count.
  package func compared(
    with earlier: EarlierReports, programVersion: String, isNewOnly: Bool
  ) -> Report {
    var report = inOrder
    guard let match = earlier.report(for: self), let results = match.results else {
      report.markNone()
      report.since = SinceComparison(file: earlier.file, earlier: nil, isNewOnly: isNewOnly)
      return report
    }
    var past = PastFindings(results)
    report.mark(by: &past)
    let gone = past.left.sorted(in: report)
    let counting = report.results.flatMap { $0.findings + $0.undecided }
    report.since = SinceComparison(
      file: earlier.file,
      earlier: .init(
        name: match.tag ?? match.revision ?? "", version: match.version ?? "",
        commit: match.commit ?? "",
        isSameProgram: match.checksDigest == checksDigest && match.relcheck == programVersion),
      new: counting.count { $0.isNew == true }, unchanged: counting.count { $0.isNew == false },
      resolved: gone.resolved, undetermined: gone.undetermined, notAsked: gone.notAsked,
      isNewOnly: isNewOnly)
    return report
  }

  private mutating func markNone() {
    change { finding, _, _ in finding.isNew = nil }
  }

  private mutating func mark(by past: inout PastFindings) {
    // What failed is matched first, then what is open, then what is waived: a report in which one
    // of several alike is waived still has the others as they were.
    for kind in [PastFindings.Kind.failed, .undetermined, .waived] {
      change { finding, check, its in
        if its == kind { finding.isNew = !past.take(finding, of: check, as: kind) }
      }
    }
  }

  private mutating func change(
    _ body: (inout Finding, CheckID, PastFindings.Kind) -> Void
  ) {
    for index in results.indices {
      let id = results[index].check.id
      func changed(_ findings: [Finding], _ kind: PastFindings.Kind) -> [Finding] {
        findings.map { finding in
          var finding = finding
          body(&finding, id, kind)
          return finding
        }
      }
      switch results[index].outcome {
      case .failed(let findings, let open):
        results[index].outcome = .failed(
          changed(findings, .failed), undetermined: changed(open, .undetermined))
      case .undetermined(let open):
        results[index].outcome = .undetermined(changed(open, .undetermined))
      case .passed, .notApplicable, .waived: break
      }
      for place in results[index].waived.indices {
        body(&results[index].waived[place].finding, id, .waived)
      }
    }
  }

  /// What new findings are new since, as a reader knows it; nil if nothing was compared.
  var comparedWith: String? {
    if let since { return since.earlier == nil ? nil : since.file }
    return comparison.previous
  }
}

/// The findings of an earlier report, taken away one by one as they are met again.
private struct PastFindings {
  enum Kind: Hashable { case failed, undetermined, waived }

  struct Key: Hashable {
    let check: String
    let path: String
    let subject: String
  }

  /// By key and kind, in order of the earlier report.
  private var rest: [Key: [Kind: [EarlierReport.Result]]] = [:]

  init(_ results: [EarlierReport.Result]) {
    for result in results {
      let kind: Kind
      switch result.outcome {
      case "failed": kind = .failed
      case "undetermined": kind = .undetermined
      case "waived": kind = .waived
      default: continue
      }
      rest[Key(result), default: [:]][kind, default: []].append(result)
    }
  }

  /// Whether the earlier report has a finding like this one, which then is met.
  mutating func take(_ finding: Finding, of check: CheckID, as kind: Kind) -> Bool {
    let place = finding.locations.first { $0.tag == nil }
    let key = Key(
      check: check.text, path: place.map { VisibleText($0.path).text } ?? "",
      subject: finding.subject)
    let kinds: [Kind] =
      switch kind {
      case .failed: [.failed]
      case .undetermined: [.undetermined, .failed]
      case .waived: [.waived, .failed, .undetermined]
      }
    for kind in kinds where rest[key]?[kind]?.isEmpty == false {
      rest[key]?[kind]?.removeFirst()
      return true
    }
    return false
  }

  /// What was not met, without what is there in another way.
  var left: LeftFindings { LeftFindings(results: rest.values.flatMap { $0.values.flatMap { $0 } }) }
}

extension PastFindings.Key {
  fileprivate init(_ result: EarlierReport.Result) {
    let place = result.locations.first { $0.tag == nil }
    let path = place.map { $0.bytes == nil ? VisibleText($0.path).text : $0.path } ?? ""
    self.init(check: result.id, path: path, subject: result.subject)
  }
}

/// Findings that are not there any more, by what that means.
private struct LeftFindings {
  let results: [EarlierReport.Result]

  typealias Sorted = (
    resolved: [SinceComparison.Past], undetermined: [SinceComparison.Past],
    notAsked: [SinceComparison.Past]
  )

  func sorted(in report: Report) -> Sorted {
    let now = Dictionary(report.results.map { ($0.check.id.text, $0) }) { first, _ in first }
    let present = Set(
      report.results.flatMap { result in
        (result.findings + result.undecided + result.waived.map(\.finding)).map { finding in
          let place = finding.locations.first { $0.tag == nil }
          return PastFindings.Key(
            check: result.check.id.text, path: place.map { VisibleText($0.path).text } ?? "",
            subject: finding.subject)
        }
      })
    var sorted: Sorted = ([], [], [])
    for result in results {
      // What was undetermined or waived and fails now is not gone.
      if result.outcome != "failed", present.contains(PastFindings.Key(result)) { continue }
      let past = SinceComparison.Past(result)
      guard let check = now[result.id] else {
        sorted.notAsked.append(past)
        continue
      }
      if check.inapplicability != nil {
        sorted.notAsked.append(past)
      } else if !check.undecided.isEmpty
        || check.waived.contains(where: { !$0.isDetermined })
      {
        sorted.undetermined.append(past)
      } else {
        sorted.resolved.append(past)
      }
    }
    return (
      sorted.resolved.sorted(by: <), sorted.undetermined.sorted(by: <),
      sorted.notAsked.sorted(by: <)
    )
  }
}

extension SinceComparison.Past {
  fileprivate init(_ result: EarlierReport.Result) {
    let place = result.locations.first.map { place in
      place.path + (place.line.map { ":\($0)" } ?? "")
    }
    self.init(
      check: result.id, severity: result.severity, subject: result.subject, place: place,
      message: result.message)
  }

  fileprivate static func < (left: Self, right: Self) -> Bool {
    (left.check, left.place ?? "", left.subject, left.message)
      < (right.check, right.place ?? "", right.subject, right.message)
  }
}
