internal import ArgumentParser
internal import CheckFiles
internal import Readiness

/// One of the things that a run inspects.
enum CheckSubject: Hashable {
  case tag(ReleaseTag)
  case revision(RevisionArgument)

  /// As the user wrote it.
  var name: String {
    switch self {
    case .tag(let tag): tag.name
    case .revision(let revision): revision.text
    }
  }

  /// Nil for a revision whose version is still to be found out.
  var version: ReleaseVersion? {
    switch self {
    case .tag(let tag): tag.version
    case .revision(let revision): revision.version
    }
  }

  /// Whether the repository has it, as far as that can be told at once.
  func isIn(_ opened: OpenedRepository) -> Bool {
    switch self {
    case .tag(let tag): opened.tags.contains(tag)
    case .revision: true
    }
  }
}

/// What a run of `check` was asked for.
enum CheckArguments {
  case tags([TagArgument])
  /// With `--as`.
  case revisions([RevisionArgument])

  /// - Parameters:
  ///   - texts: What was typed: tags and ranges, or with `--as` revisions.
  ///   - version: The value of `--as`.
  ///   - command: The one that was called, for complaints.
  init(
    _ texts: [String], as version: String?, by command: any ParsableCommand.Type
  ) throws(Complaint) {
    if let version {
      self = .revisions(try Self.revisions(texts, as: version, by: command))
      return
    }
    guard !texts.isEmpty else { throw .usage("no tag given; one like v3.12.0a1", of: command) }
    var arguments: [TagArgument] = []
    for text in texts {
      do throws(TagArgumentFault) {
        arguments.append(try TagArgument(text))
      } catch {
        throw .usage(error.usageText, of: command)
      }
    }
    self = .tags(arguments)
  }

  private static func revisions(
    _ texts: [String], as version: String, by command: any ParsableCommand.Type
  ) throws(Complaint) -> [RevisionArgument] {
    func usage(_ what: String) -> Complaint { .usage(what, of: command) }
    let asked = version == "next" ? nil : ReleaseVersion(version)
    if version != "next", asked == nil {
      throw usage("\(quoted(version)) is not a version, like 3.12.0a2, and not 'next'")
    }
    guard !texts.isEmpty else { throw usage("'--as' needs a revision; one like main") }
    if texts.contains(where: { $0.contains("..") }) {
      throw usage("'--as' and a range exclude each other")
    }
    if asked != nil, texts.count != 1 {
      throw usage("'--as \(version)' needs exactly one revision, \(texts.count) were given")
    }
    return texts.map { RevisionArgument(text: $0, version: asked) }
  }

  /// The check data that are needed.
  var extent: CheckData.Extent {
    switch self {
    case .tags(let arguments): .series(Self.series(of: arguments))
    case .revisions(let revisions):
      revisions.contains { $0.version == nil }
        ? .everything : .series(Set(revisions.compactMap(\.version?.series)))
    }
  }

  /// Each once, in the order asked; of a range those tags that there are.
  func subjects(in opened: OpenedRepository) throws(Complaint) -> [CheckSubject] {
    switch self {
    case .tags(let arguments): try Self.tags(arguments, in: opened).map { .tag($0) }
    case .revisions(let revisions): revisions.map { .revision($0) }
    }
  }

  private static func series(of arguments: [TagArgument]) -> Set<Series> {
    var series: Set<Series> = []
    for argument in arguments {
      switch argument {
      case .tag(let tag): series.insert(tag.version.series)
      case .range(let range):
        let (first, last) = (range.first.version.series, range.last.version.series)
        guard first.major == last.major, last.minor - first.minor < 64 else {
          return series.union([first, last])
        }
        for minor in first.minor...last.minor {
          series.insert(Series(major: first.major, minor: minor))
        }
      }
    }
    return series
  }

  private static func tags(
    _ arguments: [TagArgument], in opened: OpenedRepository
  ) throws(Complaint) -> [ReleaseTag] {
    var tags: [ReleaseTag] = []
    for argument in arguments {
      switch argument {
      case .tag(let tag): tags.append(tag)
      case .range(let range):
        if opened.isShallow { throw .shallow(range) }
        let found = range.tags(among: opened.tags)
        guard !found.isEmpty else {
          throw Complaint(
            "no release tag between '\(range.first.name)' and '\(range.last.name)' in this repository"
          )
        }
        tags += found
      }
    }
    var seen: Set<ReleaseTag> = []
    return tags.filter { seen.insert($0).inserted }
  }
}

extension Complaint {
  /// Which tags lie in a range cannot be told where tags were left out.
  fileprivate static func shallow(_ range: TagRange) -> Complaint {
    Complaint(
      "'\(range.first.name)..\(range.last.name)' needs every tag, and this is a shallow clone",
      advice: ["To have them all: git fetch --unshallow --tags"])
  }
}
