/// The versions that a GitHub issue form offers.
package struct IssueTemplate: Hashable, Sendable {
  /// The options of every dropdown whose label speaks of versions; nil if there is none.
  package let versions: [Mention]?

  package init(form: [UInt8]) {
    let yaml = YAMLLines(form)
    var versions: [Mention]?
    var isAboutVersions = false
    for index in yaml.lines.indices {
      guard let entry = YAMLLines.entry(yaml.lines[index]) else { continue }
      if entry.key == "label" {
        let label = YAMLLines.scalar(entry.value).lowercased()
        isAboutVersions = label.holds("version") && !label.holds("output")
      } else if entry.key == "options", isAboutVersions {
        versions = (versions ?? []) + yaml.items(ofListAt: index)
        isAboutVersions = false
      }
    }
    self.versions = versions
  }
}
