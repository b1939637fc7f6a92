/// What is asked of what others made and Python ships.
package enum BundledProbe: String, ProbeGroup {
  case ensurepip = "bundled-wheels"
  case wheelMetadata = "wheel-metadata"
  case bomFiles = "sbom-files"
  case bomVersions = "sbom-versions"
  case bomExternals = "sbom-externals"
  case unicodeDatabase = "unicode-database"
  case unicodeLinks = "unicode-links"
  case openSSL = "openssl-versions"
  case externals = "externals-agree"

  var question: any Question.Type {
    switch self {
    case .ensurepip: BundledWheels.self
    case .wheelMetadata: WheelMetadataAgrees.self
    case .bomFiles: BillOfFiles.self
    case .bomVersions: BillOfVersions.self
    case .bomExternals: BillOfExternals.self
    case .unicodeDatabase: UnicodeDatabaseMade.self
    case .unicodeLinks: UnicodeLinks.self
    case .openSSL: OpenSSLVersions.self
    case .externals: ExternalsAgree.self
    }
  }
}
