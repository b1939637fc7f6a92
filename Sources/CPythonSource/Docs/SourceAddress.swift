/// The branch that links of the documentation to source files lead to: `SOURCE_URI` of
/// `pyspecific.py`.
package struct SourceAddress: Hashable, Sendable {
  /// `main`, `3.12`, `default`; what stands between `/tree/` or `/file/` and `/%s`.
  package let branch: Mention

  /// - Parameter source: The file. Nil if it sets no such address, or one without a branch.
  package init?(source: [UInt8]) {
    for line in SourceLines(source) {
      var cursor = line.cursor
      guard cursor.skip("SOURCE_URI") else { continue }
      cursor.skipBlanks()
      guard cursor.skip("=") else { continue }
      cursor.skipBlanks()
      guard let address = cursor.takeQuoted() else { continue }
      let parts = address.split(separator: "/", omittingEmptySubsequences: false)
      guard let place = parts.lastIndex(where: { $0 == "tree" || $0 == "file" || $0 == "blob" }),
        place + 1 < parts.count
      else { return nil }
      branch = Mention(String(parts[place + 1]), line: line.number)
      return
    }
    return nil
  }
}
