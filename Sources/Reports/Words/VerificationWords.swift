internal import Readiness

extension TagFacts.Verification? {
  /// What was found out about a signature besides what it claims.
  var words: String {
    switch self {
    case nil, .notDone: "not verified"
    case .valid(_, let tool): "verified by \(tool)"
    case .invalid: "not valid"
    case .unknownKey: "not verified, the keyring lacks the key"
    }
  }
}
