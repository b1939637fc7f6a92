/// What some check makes of a whole file, and what most tags have in common: it is made once for the same
/// contents.
package protocol MadeOfFile: Sendable {
  /// - Parameter contents: All bytes of the file.
  init(contents: [UInt8])
}

extension SourceTree {
  /// What is made of a file; nil if there is no file.
  ///
  /// - Throws: ``ReadError`` if there is one, or may be, that cannot be read.
  func made<Made: MadeOfFile>(of path: RepoPath, _ type: Made.Type) throws(ReadError) -> Made? {
    guard let entry = try file(at: path) else { return nil }
    let reading = FactTable.Reading.made(ObjectIdentifier(type))
    if case .made(let known)? = facts.fact(of: entry.id, as: reading), let known = known as? Made {
      return known
    }
    guard let bytes = try bytes(at: path) else { return nil }
    let made = Made(contents: bytes)
    facts.record(.made(made), of: entry.id, as: reading)
    return made
  }
}
