/// An OpenPGP key and who holds it: one `[[key]]` table of `checks/keys/`.
package struct SigningKey: Hashable, Sendable {
  /// Forty upper-case hexadecimal digits.
  package let fingerprint: String
  package let holder: String

  package init(fingerprint: String, holder: String) {
    self.fingerprint = fingerprint
    self.holder = holder
  }

  /// Whether a signature that names `issuer` names this key.
  ///
  /// - Parameter issuer: A fingerprint, or the sixteen digits of a key's id, which are the end of
  ///   its fingerprint (RFC 4880, section 12.2).
  package func isNamed(by issuer: String) -> Bool {
    issuer == fingerprint || (issuer.utf8.count == 16 && fingerprint.hasSuffix(issuer))
  }
}
