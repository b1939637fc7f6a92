/// The limits of one inspection, so that none can exhaust the machine. Those of one question about
/// history are ``HistoryBound``'s.
package enum InspectionBound: String, CaseIterable, Hashable, Sendable {
  /// CPython's largest is 3 MB.
  case file = "bytes of a file that is inspected"
  case findings = "findings that a check lists"
  /// Names that one lookup goes through.
  case lookupSteps = "names that a lookup goes through"
  /// Names that lead to one another.
  case lookupNesting = "names that lead to one another in a lookup"
  /// Classes that are asked how they are made, for one parameter.
  case constructors = "classes that the parameters of a class are sought in"
  /// One level deep.
  case includes = "files that a documentation file includes"
  /// CPython has 150.
  case ignoreRules = "rules of a .gitignore"

  /// The largest value that is still followed.
  package var limit: Int {
    switch self {
    case .file: 32 << 20
    case .findings: 10_000
    case .lookupSteps: 20_000
    case .lookupNesting: 48
    case .constructors: 1_000
    case .includes: 32
    case .ignoreRules: 2_000
    }
  }
}

extension Outcome {
  /// The outcome with no more findings than ``InspectionBound/findings`` allows, and one of those
  /// that stay open that says how many there are besides.
  var bounded: Outcome {
    let limit = InspectionBound.findings.limit
    func rest(_ count: Int) -> [Finding] {
      guard count > 0 else { return [] }
      let bound: Message =
        "\(count) more than \(limit), the bound on the \(words: InspectionBound.findings.rawValue)"
      return [Finding(subject: "findings", bound, at: [])]
    }
    switch self {
    case .failed(let findings, let open) where findings.count > limit || open.count > limit:
      return .failed(
        Array(findings.prefix(limit)),
        undetermined: open.prefix(limit)
          + rest(max(0, findings.count - limit) + max(0, open.count - limit)))
    case .undetermined(let open) where open.count > limit:
      return .undetermined(open.prefix(limit) + rest(open.count - limit))
    default: return self
    }
  }
}
