internal import Foundation

extension SampleRepository {
  /// A release of the sample.
  struct Release {
    let tag: String
    let title: String
    /// Seconds since 1970.
    let time: Int
    let manager: Manager
    let files: [String: String]

    private var actor: String { "\(manager.name) <sample@example.org> \(time) +0000" }

    /// The commit that sets the version.
    func commit(tree: String, parent: String) -> String {
      commit(tree: tree, parent: parent, message: "Python \(title)\n")
    }

    /// The commit before it, with the code that the release brings.
    func workCommit(tree: String, parent: String?) -> String {
      commit(tree: tree, parent: parent, message: workMessage)
    }

    var workMessage: String { "Change what \(title) brings\n" }

    private func commit(tree: String, parent: String?, message: String) -> String {
      let parents = parent.map { "parent \($0)\n" } ?? ""
      return "tree \(tree)\n\(parents)author \(actor)\ncommitter \(actor)\n\n\(message)"
    }

    /// The code of this release with the version, news and documentation of the one before.
    func files(before last: Release?) -> [String: String] {
      let isCode = { (path: String) in
        path.hasPrefix("Lib/") || (path.hasPrefix("Include/") && !path.hasSuffix("patchlevel.h"))
      }
      let rest = (last ?? self).files.filter { !isCode($0.key) }
      return rest.merging(files.filter { isCode($0.key) }) { first, _ in first }
    }

    func tagObject(of commit: String) -> String {
      "object \(commit)\ntype commit\ntag \(tag)\ntagger \(actor)\n\n\(tagMessage)"
    }

    /// The message with a signature behind it.
    var tagMessage: String { "Python \(title)\n" + signature }

    /// A packet that names the release manager's key and proves nothing: it holds no number that only
    /// the key could make.
    private var signature: String {
      let fingerprint = stride(from: 0, to: 40, by: 2).compactMap { offset in
        UInt8(manager.fingerprint.dropFirst(offset).prefix(2), radix: 16)
      }
      let seconds = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: time >> $0) }
      // RFC 4880, section 5.2.3: version, type, RSA, SHA-512, the issuer and the time.
      let hashed: [UInt8] = [22, 33, 4] + fingerprint + [5, 2] + seconds
      let body: [UInt8] = [4, 0, 1, 10, 0, UInt8(hashed.count)] + hashed + [0, 0, 0, 0]
      let packet: [UInt8] = [0xC2, UInt8(body.count)] + body
      return """
        -----BEGIN PGP SIGNATURE-----

        \(Data(packet).base64EncodedString())
        -----END PGP SIGNATURE-----

        """
    }
  }

  /// Who releases a series, as the schedules in the check data name them, and by which key.
  struct Manager {
    let name: String
    let fingerprint: String

    static let threeEleven = Manager(
      name: "Pablo Galindo Salgado", fingerprint: "A035C8C19219BA821ECEA86B64E628F8D684696D")
    static let threeTwelve = Manager(
      name: "Thomas Wouters", fingerprint: "7169605F62C751356D054A26A821E680E5FA6305")
  }
}
