internal import ArgumentParser
internal import CheckFiles
internal import Foundation
internal import GitStore
internal import Readiness
internal import Reports

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
  /// `--branches`: those from which releases are still made on this day.
  case branches(CivilDay)

  /// - Parameters:
  ///   - texts: What was typed: tags and ranges, or with `--as` revisions.
  ///   - version: The value of `--as`.
  ///   - branches: Whether `--branches` was given.
  ///   - command: The one that was called, for complaints.
  init(
    _ texts: [String], as version: String?, branches: Bool = false,
    by command: any ParsableCommand.Type
  ) throws(Complaint) {
    if branches {
      guard texts.isEmpty, version == nil else {
        let other = version == nil ? "tags" : "'--as'"
        throw .usage("'--branches' and \(other) exclude each other", of: command)
      }
      self = .branches(CivilDay(secondsSince1970: Int64(Date().timeIntervalSince1970)))
      return
    }
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
        // A branch, more often than a tag that is written badly in a way no rule knows.
        let isNoTag = if case .notTag(_, nil) = error { true } else { false }
        throw .usage(
          error.usageText, of: command,
          advice: isNoTag ? ["What is not tagged yet: --as next, or --as and its version"] : [])
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
    case .tags(let arguments): Self.series(of: arguments).map { .series($0) } ?? .everything
    case .branches: .everything
    case .revisions(let revisions):
      revisions.contains { $0.version == nil }
        ? .everything : .series(Set(revisions.compactMap(\.version?.series)))
    }
  }

  /// Each once, in the order asked; of a range or pattern those tags that there are.
  ///
  /// - Parameters:
  ///   - schedules: Those that tell which branches are maintained.
  ///   - isQuiet: Whether nothing is said of branches that the repository lacks.
  func subjects(
    in opened: OpenedRepository, schedules: [Series: Schedule], isQuiet: Bool = false
  ) throws(Complaint) -> [CheckSubject] {
    switch self {
    case .tags(let arguments): return try Self.tags(arguments, in: opened).map { .tag($0) }
    case .revisions(let revisions):
      var seen: Set<RevisionArgument> = []
      return revisions.filter { seen.insert($0).inserted }.map { .revision($0) }
    case .branches(let day):
      let names = MaintainedBranches.names(schedules, on: day)
      let found = names.map { (name: $0, revision: opened.revision(ofBranch: $0)) }
      let missing = found.filter { $0.revision == nil }.map { VisibleText($0.name).text }
      let revisions = found.compactMap(\.revision)
      guard !revisions.isEmpty else {
        throw Complaint(
          "no maintained branch is in this repository: \(missing.joined(separator: ", "))",
          advice: ["They were probably not fetched: git fetch"])
      }
      if !missing.isEmpty, !isQuiet {
        let isOne = missing.count == 1
        Streams.warn(
          """
          \(isOne ? "branch" : "branches") \(missing.joined(separator: ", ")) \
          \(isOne ? "is" : "are") not in this repository, and not checked
          """)
      }
      return revisions.map { .revision(RevisionArgument(text: $0, version: nil)) }
    }
  }

  /// Nil if a pattern may match tags of any series.
  private static func series(of arguments: [TagArgument]) -> Set<Series>? {
    var series: Set<Series> = []
    for argument in arguments {
      switch argument {
      case .tag(let tag): series.insert(tag.version.series)
      case .pattern(let pattern):
        guard let one = self.series(of: pattern) else { return nil }
        series.insert(one)
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

  /// The series of `v3.12.*`, whose dots stand before the first wildcard.
  private static func series(of pattern: GlobPattern) -> Series? {
    let parts = pattern.literalPrefix.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0].first == "v" else { return nil }
    return Series(parts[0].dropFirst() + "." + parts[1])
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
      case .pattern(let pattern): tags += try Self.tags(pattern, in: opened)
      }
    }
    var seen: Set<ReleaseTag> = []
    return tags.filter { seen.insert($0).inserted }
  }
}

extension CheckArguments {
  private static func tags(
    _ pattern: GlobPattern, in opened: OpenedRepository
  ) throws(Complaint) -> [ReleaseTag] {
    let found = opened.tags.filter { pattern.matches($0.name) }
    guard found.isEmpty else { return found }
    let prefixed = GlobPattern("v" + pattern.text)
    var advice: [String] = []
    if opened.tags.contains(where: { prefixed.matches($0.name) }) {
      advice = ["Tags begin with v: relcheck '\(VisibleText(prefixed.text).text)'"]
    } else if opened.isShallow {
      advice = ["This is a shallow clone: git fetch --unshallow --tags"]
    } else if opened.tags.isEmpty {
      advice = ["They were probably not fetched: git fetch --tags"]
    }
    throw Complaint(
      "no release tag matches \(quoted(pattern.text)) in this repository", advice: advice)
  }
}

extension OpenedRepository {
  /// What leads to the end of a branch: its name if it is a local one, else that of a remote with
  /// it, `upstream` before `origin` before others; nil if there is none.
  func revision(ofBranch name: String) -> String? {
    let references = ((try? repository.branches()) ?? []).map(\.reference)
    if references.contains("heads/" + name) { return name }
    let remotes = references.filter { $0.hasPrefix("remotes/") && $0.hasSuffix("/" + name) }
      .map { String($0.dropFirst("remotes/".count)) }
    let known = ["upstream/" + name, "origin/" + name]
    return known.first(where: remotes.contains)
      ?? remotes.first { $0.dropLast(name.count + 1).contains("/") == false }
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
