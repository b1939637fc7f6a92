internal import CPythonSource

/// Which passages of an announcement are about another series than the one inspected: what stands
/// below the heading of another release, and sentences that place something in another series.
struct SeriesPassages {
  /// What a block is below.
  private enum Section {
    case own
    /// The heading of another release.
    case other
    /// A heading without a version that follows the section of another release.
    case below
  }

  /// For each block.
  private var sections: [Section] = []
  /// For each block, the sentences that place something in another series.
  private var sentences: [[Range<Int>]] = []

  /// - Parameter series: That of the release inspected; nil if it is not known: nothing is another's.
  init(of text: AnnouncementText, series: Series?) {
    guard let series else { return }
    let isTitled = text.title != nil
    let title =
      text.title.map { AnnouncementText.words(of: $0, at: 1) } ?? text.blocks.first?.words ?? []
    let joint = Set(AnnouncementSentence(title).versions.filter(\.isRelease).map(\.version.series))
    var section = Section.own
    for (index, block) in text.blocks.enumerated() {
      if isTitled || index > 0, Self.isHeading(block) {
        let versions = AnnouncementSentence(block.words.prefix(Self.longestHeading)).versions
        let isJoint = versions.contains { joint.contains($0.version.series) }
        if versions.contains(where: { $0.version.series == series }) {
          section = .own
        } else if !versions.isEmpty, isJoint || Self.isOnlyRelease(block, versions) {
          section = .other
        } else if section == .other, block.role == .heading {
          section = .below
        }
      }
      sections.append(section)
      sentences.append(
        block.sentences.filter { range in
          range.count <= Self.longestSentence
            && AnnouncementSentence(block.words[range]).places(besides: series)
        })
    }
  }

  private static let longestHeading = 32
  private static let longestSentence = 512

  /// A heading, or a short line of nothing but a release, as mails have them.
  private static func isHeading(_ block: AnnouncementText.Block) -> Bool {
    if block.role == .heading { return true }
    guard block.role == .paragraph, block.words.count <= 4,
      block.words.allSatisfy({ $0.kind == .word })
    else { return false }
    return isOnlyRelease(block, AnnouncementSentence(block.words).versions)
  }

  /// "Python 3.13.0a6", "3.13.0 alpha 6".
  private static func isOnlyRelease(
    _ block: AnnouncementText.Block, _ versions: [AnnouncementSentence.VersionMention]
  ) -> Bool {
    guard let first = versions.first, versions.count == 1, first.isRelease else { return false }
    return block.words.indices.allSatisfy {
      first.range.contains($0) || block.words[$0].kind == .mark
        || block.words[$0].text.lowercased() == "python"
    }
  }

  /// Whether a block is in the section of another release, whatever stands above it there.
  func isOther(block index: Int) -> Bool {
    sections.indices.contains(index) && sections[index] != .own
  }

  /// Whether a block stands right below the heading of another release.
  func isRightBelow(block index: Int) -> Bool {
    sections.indices.contains(index) && sections[index] == .other
  }

  /// Whether a word of a block is about another series.
  func isOther(block index: Int, word: Int) -> Bool {
    isOther(block: index)
      || sentences.indices.contains(index) && sentences[index].contains { $0.contains(word) }
  }
}

extension AnnouncementSentence {
  /// Whether it places what it is about in another series alone: "… is in 3.13", "new in 3.11".
  ///
  /// Since when something is deprecated, and to what it is compared, is none of this.
  fileprivate func places(besides series: Series) -> Bool {
    guard !versions.isEmpty, versions.allSatisfy({ $0.version.series != series }) else {
      return false
    }
    return versions.contains { mention in
      var place = mention.range.lowerBound - 1
      while ["python", "the"].contains(word(place)) { place -= 1 }
      let isIn = ["in", "of", "for", "from", "with", "("].contains(word(place))
      let isPast = word(place - 1).hasPrefix("deprecat") || word(place - 1).hasPrefix("wheel")
      return mention.version.series > series || isIn && !isPast
    }
  }
}

extension SourceTree {
  /// The series that the tree's own version header names; nil if it does not tell.
  var ownSeries: Series? {
    guard let header = (try? bytes(at: .patchlevel)) ?? nil else { return nil }
    let level = PatchLevel(header: header)
    guard let major = try? level.number(.major), let minor = try? level.number(.minor) else {
      return nil
    }
    return Series(major: major, minor: minor)
  }
}
