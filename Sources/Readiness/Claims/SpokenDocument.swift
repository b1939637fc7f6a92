internal import CPythonSource

/// What a document says of names, before it is known what they belong to.
package struct SpokenDocument: Sendable {
  /// Those of sections on removals first: where another text says the same, the section counts.
  let claims: [SpokenClaim]
  /// The arguments of its `include` directives, in order.
  let includes: [String]

  /// - Parameter series: That of the release that the document belongs to.
  init(_ document: DocsDocument, series: Series) {
    var reader = DocsClaimReader(document, series: series)
    let all = reader.readAll()
    claims = all.filter(\.isInSection) + all.filter { !$0.isInSection }
    includes = document.blocks.compactMap { block in
      guard case .directive("include") = block.kind else { return nil }
      return block.text.first?.text
    }
  }
}
