/// What is fuzzed: one kind of input each, with all that reads it.
enum Reader: String, CaseIterable {
  case claims
  case announcementClaims = "announcement-claims"
  case toml
  case checkData = "check-data"
  case names

  /// Reads the bytes. What comes of them is let go: they must not trap, nor take long.
  func read(_ bytes: [UInt8]) {
    switch self {
    case .claims: ClaimReading.documentation(bytes)
    case .announcementClaims: ClaimReading.announcement(bytes)
    case .toml: CheckReading.toml(bytes)
    case .checkData: CheckReading.files(bytes)
    case .names: CheckReading.names(bytes)
    }
  }
}
