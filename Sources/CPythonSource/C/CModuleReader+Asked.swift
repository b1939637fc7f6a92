extension CModuleReader {
  /// A name that a call asks a type for.
  mutating func noteAsked(
    _ name: Range<Int>, _ index: Int, _ frame: CWalk.Frame, _ walk: CWalk, in bytes: Span<UInt8>
  ) {
    guard frame.argument == 1, let last = frame.first.last(where: { walk.tokens[$0].isIdentifier }),
      ["type", "cls"].contains(where: { CText.equal(walk.tokens[last], $0, in: bytes) })
    else { return }
    let text = CText.string(name, in: bytes)
    if module.asked[text] == nil { module.asked[text] = Int(walk.tokens[index].line) }
  }
}
