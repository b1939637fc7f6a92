package import CPythonSource

extension DocsDocument {
  /// Line and name of each directive that names a version, as `DocumentOutline` finds them too.
  package var versionDirectives: [String] {
    blocks.compactMap { block in
      guard case .directive(let name) = block.kind,
        DocumentOutline.VersionDirective.Kind(rawValue: name) != nil
      else { return nil }
      return "\(block.line) \(name)"
    }
  }
}
