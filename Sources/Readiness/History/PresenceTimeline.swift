/// A release as history knows it.
package struct TaggedCommit: Hashable, Sendable {
  package let tag: ReleaseTag
  package let commit: ContentID
  package let tree: ContentID

  package init(tag: ReleaseTag, commit: ContentID, tree: ContentID) {
    self.tag = tag
    self.commit = commit
    self.tree = tree
  }

  /// A release whose commit cannot be read: what it has cannot be told.
  package init(unread tag: ReleaseTag) {
    self.init(tag: tag, commit: .zero, tree: .zero)
  }
}

/// What every tag says about a symbol, in release order.
struct PresenceTimeline {
  /// One tag and its answer.
  struct Point {
    let release: TaggedCommit
    let reading: SymbolReading

    var verdict: SymbolReading.Verdict { reading.verdict }
  }

  let points: [Point]

  /// Asks every release; those that hold the same answer the same without being read.
  init(of presence: SymbolPresence, at releases: [TaggedCommit]) async {
    var points: [Point] = []
    for release in releases.sorted(by: { $0.tag < $1.tag }) {
      points.append(Point(release: release, reading: await presence.reading(in: release.tree)))
    }
    self.points = points
  }

  var first: Point? { points.first { $0.verdict == .present } }
  var last: Point? { points.last { $0.verdict == .present } }

  /// The first tag after the last one that has the symbol which is known not to have it.
  var firstGone: Point? { after.first { $0.verdict == .gone } }

  /// The tags after the last one that has the symbol; all if none has.
  var after: ArraySlice<Point> {
    guard let place = points.lastIndex(where: { $0.verdict == .present }) else {
      return points[...]
    }
    return points[(place + 1)...]
  }

  /// Runs of tags without the symbol between tags that have it.
  var gaps: [(first: Point, last: Point, back: Point)] {
    var gaps: [(first: Point, last: Point, back: Point)] = []
    var run: (first: Point, last: Point)?
    var isSeen = false
    for point in points {
      switch point.verdict {
      case .gone where isSeen: run = (run?.first ?? point, point)
      case .present:
        if let run { gaps.append((run.first, run.last, point)) }
        run = nil
        isSeen = true
      case .gone, .undetermined: break
      }
    }
    return gaps
  }
}
