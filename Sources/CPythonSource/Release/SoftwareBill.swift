internal import Crypto

/// A software bill of materials in SPDX's JSON form: `Misc/sbom.spdx.json` and `externals.spdx.json`.
package struct SoftwareBill: Sendable {
  /// A file that came from a package.
  package struct File: Hashable, Sendable {
    package let name: String
    /// By algorithm, such as `SHA256`; hexadecimal.
    package let checksums: [String: String]
    /// Counted from 1.
    package let line: Int
  }

  package struct Package: Hashable, Sendable {
    package let name: String
    package let version: String
    package let download: String
    package let references: [String]
    /// Counted from 1.
    package let line: Int
  }

  package let files: [File]
  package let packages: [Package]

  /// - Returns: nil if it is not JSON, or no bill of materials.
  package init?(_ bytes: [UInt8]) {
    guard let root = JSONText.value(of: bytes), let packages = root["packages"] else { return nil }
    self.packages = packages.values.compactMap { value in
      guard let name = value["name"]?.text, let version = value["versionInfo"] else { return nil }
      return Package(
        name: name, version: version.text ?? "", download: value["downloadLocation"]?.text ?? "",
        references: value["externalRefs"]?.values.compactMap { $0["referenceLocator"]?.text } ?? [],
        line: version.line)
    }
    files =
      root["files"]?.values.compactMap { value in
        guard let name = value["fileName"], let text = name.text else { return nil }
        var checksums: [String: String] = [:]
        for sum in value["checksums"]?.values ?? [] {
          if let algorithm = sum["algorithm"]?.text, let digest = sum["checksumValue"]?.text {
            checksums[algorithm] = digest.lowercased()
          }
        }
        return File(name: text, checksums: checksums, line: name.line)
      } ?? []
  }

  /// The checksum of a file as the bill's generator makes it: of the bytes with CR LF made LF, if
  /// there is no NUL among them.
  ///
  /// - Parameter algorithm: `SHA1` or `SHA256`; nil for others.
  package static func checksum(_ bytes: [UInt8], _ algorithm: String) -> String? {
    var data = bytes
    if !bytes.contains(0), bytes.contains(0x0D) {
      data = []
      data.reserveCapacity(bytes.count)
      for (index, byte) in bytes.enumerated() {
        if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
        data.append(byte)
      }
    }
    switch algorithm {
    case "SHA1": return hexadecimal(Insecure.SHA1.hash(data: data))
    case "SHA256": return hexadecimal(SHA256.hash(data: data))
    default: return nil
    }
  }

  private static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
