internal import CPythonSource

extension StringProtocol {
  /// Whether a text of the documentation cites a PEP: "PEP 594" or ":pep:`594`".
  func citesPEP(_ number: Int) -> Bool {
    ["PEP \(number)", ":pep:`\(number)"].contains { wanted in
      var rest = Substring(self)
      while let place = rest.firstPlace(of: wanted) {
        rest = rest[place.upperBound...]
        // "PEP 59" does not stand in "PEP 594".
        if rest.utf8.first.map({ !(0x30...0x39).contains($0) }) ?? true { return true }
      }
      return false
    }
  }
}

extension SourceTree {
  /// What What's New of a series says of each PEP; nil if the tree does not have it.
  package func subjectsOfPEPs(in series: Series) -> PEPSubjects? {
    guard let bytes = (try? bytes(at: Documents.whatsNew(of: series))) ?? nil else { return nil }
    return PEPSubjects(bytes.span)
  }

  /// Whether What's New of a series cites a PEP; nil if the tree does not have it, or it cannot be read.
  package func whatsNewCites(_ pep: Int, in series: Series) -> Bool? {
    guard let text = (try? text(at: Documents.whatsNew(of: series))) ?? nil else { return nil }
    return text.citesPEP(pep)
  }
}
