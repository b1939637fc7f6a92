/// The heading of `README.rst` (`README` up to 3.6.0) and the links in it that name a series.
package struct ReadmeHeading: Hashable, Sendable {
  /// What a link or phrase that names a series is.
  package enum Kind: String, Hashable, Sendable {
    /// `https://docs.python.org/X.Y/`
    case documentation
    /// `whatsnew/X.Y.html`
    case whatsNew
    /// ``:pep:`N` for Python X.Y``
    case releasePEP
    /// `Documentation for Python X.Y`
    case documentationTitle
  }

  /// One place that names a series.
  package struct Link: Hashable, Sendable {
    package let kind: Kind
    /// The series as written, such as `3.12`.
    package let series: Mention
    /// The number of the PEP, for ``Kind/releasePEP``.
    package let pep: Int?
  }

  /// The first line that is not blank.
  package let title: Mention?
  /// The line below it, if it is made of one punctuation character.
  package let underline: Mention?
  package let links: [Link]

  package init(readme: [UInt8]) {
    var title: Mention?
    var underline: Mention?
    var links: [Link] = []
    for line in SourceLines(readme) {
      if let title {
        if line.number == title.line + 1, Self.isUnderline(line.bytes) {
          underline = Mention(
            String(decoding: line.bytes.trimmingBlanks, as: UTF8.self), line: line.number)
        }
      } else if !line.bytes.trimmingBlanks.isEmpty {
        title = Mention(
          String(decoding: line.bytes.trimmingBlanks, as: UTF8.self), line: line.number)
      }
      links += Self.links(in: line)
    }
    self.title = title
    self.underline = underline
    self.links = links
  }

  private static func isUnderline(_ line: ArraySlice<UInt8>) -> Bool {
    let marks = line.trimmingBlanks
    guard let first = marks.first, !first.isWord, first < 0x80 else { return false }
    return marks.allSatisfy { $0 == first }
  }

  private static func links(in line: SourceLines.Line) -> [Link] {
    var links: [Link] = []
    func add(_ kind: Kind, after marker: String, pep: Int? = nil) {
      var cursor = line.cursor
      while cursor.seek(past: marker) {
        guard let number = cursor.takeDottedNumber(), number.holds(".") else { continue }
        links.append(Link(kind: kind, series: Mention(number, line: line.number), pep: pep))
      }
    }
    add(.documentation, after: "docs.python.org/")
    add(.whatsNew, after: "/whatsnew/")
    add(.documentationTitle, after: "Documentation for Python ")
    var plain = line.cursor
    var role = line.cursor
    if plain.seek(past: "PEP "), let number = plain.takeNumber() {
      add(.releasePEP, after: " for Python ", pep: number)
    } else if role.seek(past: ":pep:`"), let number = role.takeNumber() {
      add(.releasePEP, after: " for Python ", pep: number)
    }
    return links
  }
}
