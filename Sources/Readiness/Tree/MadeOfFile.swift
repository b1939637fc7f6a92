internal import CPythonSource

/// What some check makes of a whole file: it is made once for the same contents, and can be read ahead.
package protocol MadeOfFile: Sendable {
  /// - Parameter contents: All bytes of the file.
  init(contents: [UInt8])
}

/// A type of ``MadeOfFile``, to tell facts apart.
package struct MadeKind: Hashable, Sendable {
  let type: any MadeOfFile.Type

  init(_ type: any MadeOfFile.Type) { self.type = type }

  package static func == (left: Self, right: Self) -> Bool { left.type == right.type }

  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(type)) }
}

extension FactTable {
  static func make(_ kind: MadeKind, of source: Span<UInt8>) -> any MadeOfFile {
    kind.type.init(contents: source.copied)
  }
}

extension SourceTree {
  /// What is made of a file; nil if there is no file.
  ///
  /// - Throws: ``ReadError`` if there is one, or may be, that cannot be read.
  func made<Made: MadeOfFile>(of path: RepoPath, _ type: Made.Type) throws(ReadError) -> Made? {
    guard case .made(let made)? = try fact(at: path, as: .made(MadeKind(type))) else { return nil }
    return made as? Made
  }
}
