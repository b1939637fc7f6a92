/// A wheel's file name: `pip-24.0-py3-none-any.whl` (PEP 427).
package struct WheelName: Hashable, Sendable {
  package let project: String
  package let version: String

  /// - Parameter name: The file name. Nil if it is not that of a wheel.
  package init?(_ name: String) {
    guard name.hasSuffix(".whl") else { return nil }
    let parts = name.dropLast(".whl".count).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 5 || parts.count == 6, !parts[0].isEmpty, !parts[1].isEmpty else {
      return nil
    }
    project = String(parts[0])
    version = String(parts[1])
  }
}

/// What the metadata in a wheel say.
package struct WheelMetadata: Hashable, Sendable {
  package let name: String?
  package let version: String?
  /// The name of a member that is damaged, if there is one.
  package let damagedMember: String?

  private static let sizeLimit = SourceBound.wheelMetadata.limit

  /// - Parameter wheel: The archive. Nil if it has no readable `METADATA`.
  package init?(wheel: [UInt8]) {
    guard let archive = ZipArchive(wheel),
      let member = archive.members.first(where: {
        $0.name.hasSuffix(".dist-info/METADATA") && $0.name.split(separator: "/").count == 2
      }), let bytes = archive.contents(of: member, limit: Self.sizeLimit)
    else { return nil }
    var fields: [String: String] = [:]
    for line in SourceLines(bytes) {
      if line.bytes.isEmpty { break }
      var cursor = line.cursor
      let key = cursor.take { $0 != UInt8(ascii: ":") }
      guard cursor.skip(":") else { continue }
      let name = String(decoding: key, as: UTF8.self)
      if fields[name] == nil {
        fields[name] = String(decoding: cursor.rest.trimmingBlanks, as: UTF8.self)
      }
    }
    damagedMember = archive.damagedMember?.name
    name = fields["Name"]
    version = fields["Version"]
  }
}

/// What `Lib/ensurepip/__init__.py` says that it installs.
package enum BundledVersions {
  /// `_PIP_VERSION = "24.0"`: the project in lower case, with its version.
  package static func stated(in source: [UInt8]) -> [String: Mention] {
    var found: [String: Mention] = [:]
    for line in SourceLines(source) {
      var cursor = line.cursor
      guard cursor.skip("_"), let name = cursor.takeIdentifier(), name.hasSuffix("_VERSION") else {
        continue
      }
      cursor.skipBlanks()
      guard cursor.skip("=") else { continue }
      cursor.skipBlanks()
      guard let version = cursor.takeQuoted() else { continue }
      found[name.dropLast("_VERSION".count).lowercased()] = Mention(version, line: line.number)
    }
    return found
  }
}
