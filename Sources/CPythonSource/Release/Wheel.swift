/// A wheel's file name: `pip-24.0-py3-none-any.whl` (PEP 427).
package struct WheelName: Hashable, Sendable {
  package let project: String
  package let version: String
  /// `py3`, or `py2.py3` for several.
  package let pythonTag: String

  /// - Parameter name: The file name. Nil if it is not that of a wheel.
  package init?(_ name: String) {
    guard name.hasSuffix(".whl") else { return nil }
    let parts = name.dropLast(".whl".count).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 5 || parts.count == 6, !parts[0].isEmpty, !parts[1].isEmpty else {
      return nil
    }
    project = String(parts[0])
    version = String(parts[1])
    pythonTag = String(parts[parts.count - 3])
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
    guard let archive = ZipArchive(wheel), let member = Self.member(of: archive),
      let bytes = archive.contents(of: member, limit: Self.sizeLimit)
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

  private static func member(of archive: ZipArchive) -> ZipArchive.Member? {
    archive.members.first {
      $0.name.hasSuffix(".dist-info/METADATA") && $0.name.split(separator: "/").count == 2
    }
  }

  /// The size of a `METADATA` that is longer than what is read; nil if it is not.
  package static func sizeBeyondBound(in wheel: [UInt8]) -> Int? {
    guard let archive = ZipArchive(wheel), let size = member(of: archive)?.size, size > sizeLimit
    else { return nil }
    return size
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

/// A row of the table `_PROJECTS` in `Lib/ensurepip/__init__.py`, `("pip", _PIP_VERSION, "py3"),`
package struct BundledProject: Hashable, Sendable {
  /// The project, and where its row is.
  package let name: Mention
  /// What the name of its wheel says of Python; nil if the row does not tell.
  package let pythonTag: String?

  /// The rows; none if there is no such table.
  package static func all(in source: [UInt8]) -> [Self] {
    var found: [Self] = []
    var isInside = false
    for line in SourceLines(source) {
      var cursor = line.cursor
      if !isInside {
        guard cursor.skip("_PROJECTS") else { continue }
        cursor.skipBlanks()
        guard cursor.skip("=") else { continue }
        isInside = true
      } else if let first = cursor.rest.first, "])".utf8.contains(first) {
        break
      }
      while cursor.seek(past: "("), let row = row(&cursor, line.number) { found.append(row) }
    }
    return found
  }

  private static func row(_ cursor: inout ByteCursor, _ line: Int) -> Self? {
    cursor.skipBlanks()
    guard let name = cursor.takeQuoted() else { return nil }
    _ = cursor.take { $0.isSpaceOrTab || $0 == UInt8(ascii: ",") }
    guard cursor.takeIdentifier() != nil else { return nil }
    _ = cursor.take { $0.isSpaceOrTab || $0 == UInt8(ascii: ",") }
    return Self(name: Mention(name, line: line), pythonTag: cursor.takeQuoted())
  }
}
