internal import CPythonSource

/// A number that a tree defines, and where.
struct PlacedNumber {
  let number: Int
  let place: Location
}

extension SourceTree {
  /// The magic number of `.pyc` files; nil if no file that has ever defined it does.
  func magicNumber() throws(ReadError) -> PlacedNumber? {
    for path in BytecodeMagic.files.map({ RepoPath($0) }) {
      guard let bytes = try bytes(at: path) else { continue }
      if let (number, line) = BytecodeMagic.definition(in: bytes) {
        return PlacedNumber(number: number, place: Location(path, line: line))
      }
    }
    return nil
  }

  /// The number that a macro of a header stands for; nil without the header or the macro.
  func macroNumber(_ name: String, in header: RepoPath) throws(ReadError) -> PlacedNumber? {
    guard let bytes = try bytes(at: header),
      let definition = MacroNumbers(header: bytes).definitions[name]
    else { return nil }
    return PlacedNumber(
      number: definition.number, place: Location(header, line: definition.line))
  }
}

extension Location {
  /// The same place in the tree of another tag.
  func at(_ tag: String) -> Location { Location(path, line: line, tag: tag) }
}

extension Findings {
  /// Notes whether a number is still what it was at an earlier release.
  mutating func compare(
    _ name: String, _ now: PlacedNumber, with before: PlacedNumber, at release: ComparedTree,
    atMost: Severity? = nil
  ) {
    if now.number == before.number {
      pass(now.place)
    } else {
      fail(
        Finding(
          subject: name, "\(now.place) is \(now.number); it was \(before.number) at \(release.tag)",
          at: [now.place, before.place.at(release.tag)], atMost: atMost))
    }
  }
}

extension Outcome {
  /// There is no definition of what is asked about, where it is known to be.
  static func notDefined(_ name: String, in path: RepoPath, tag: String? = nil) -> Self {
    .undetermined([
      Finding(
        subject: name,
        tag.map { "\(name) is not defined where it is looked for, at \($0)" }
          ?? "\(name) is not defined where it is looked for",
        at: [Location(path, tag: tag)])
    ])
  }
}
