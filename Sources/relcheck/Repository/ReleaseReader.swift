internal import CheckFiles
internal import GitStore
internal import Readiness
internal import Reports

/// Makes inspections of the tags of one repository; trees that were read are kept for the tags
/// that follow.
final class ReleaseReader {
  let opened: OpenedRepository
  let data: CheckData
  let store: BlobStore
  let shared: SharedReadings
  var facts: FactTable { shared.facts }
  let jobs: Int
  private let reader: any BlobReader
  private let lineage: RepositoryLineage
  /// The trees that the release asked now was inspected by, the last one used at the end.
  private var trees: [(name: String, tree: ComparedTree)] = []
  /// How many of them, at the end, were used for the release that is asked now.
  private var usedTrees = 0
  /// The most trees kept: the one inspected, the baseline, the previous tag, the first beta and
  /// candidate, and the previous release.
  private static let keptTrees = 5
  /// What the last release that was asked answered.
  var lastAnswers: Answers?

  /// - Parameter shared: What other readers of the repository have read, if there are any.
  init(
    _ opened: OpenedRepository, data: CheckData, jobs: Int, verifiesBlobs: Bool,
    log: BlobLog? = nil, verifier: SignatureVerifier? = nil,
    shared: SharedReadings = SharedReadings()
  ) {
    self.opened = opened
    self.shared = shared
    self.data = data
    self.jobs = jobs
    opened.repository.verifiesBlobs = verifiesBlobs
    store = BlobStore(opened.repository.location, verifiesBlobs: verifiesBlobs, log: log)
    reader = RepositoryBlobs(opened.repository, log: log)
    lineage = RepositoryLineage(opened, keys: data.keys, verifier: verifier)
  }

  /// A release as it can be inspected, with what is known of it besides its tree.
  struct Release {
    let inspection: Inspection
    let facts: Assessment.Facts
    let warnings: [String]
  }

  /// - Parameter baseline: The tag of `--baseline`; nil to choose.
  func release(_ asked: ReleaseTag, baseline: ReleaseTag?) throws(Complaint) -> Release {
    let tag = try opened.tag(asked)
    let commit = try commit(of: tag, asked)
    return try release(
      asked, as: .tag(asked.name), tree: try tree(of: asked, commit),
      lineage.provenance(of: tag, at: commit, isVerified: true), baseline: baseline)
  }

  /// A commit that is not tagged, as the release that it is to be.
  func release(
    _ revision: RevisionArgument, baseline: ReleaseTag?
  ) throws(Complaint) -> Release {
    let found = try self.revision(revision)
    return try release(
      ReleaseTag(of: found.version), as: .revision(revision.text), tree: found.tree,
      lineage.provenance(at: found.commit), baseline: baseline)
  }

  private func release(
    _ asked: ReleaseTag, as subject: Report.Subject, tree: ComparedTree, _ found: Provenance,
    baseline: ReleaseTag?
  ) throws(Complaint) -> Release {
    // The one inspected is there; what the last release did not use, this one will not.
    trees.removeFirst(trees.count - usedTrees)
    usedTrees = min(1, trees.count)
    let schedule = data.schedules[asked.version.series]
    var compared = try comparison(of: asked, baseline: baseline)
    let provenance = placed(found, after: compared.comparison.previous)
    let day = provenance.day
    if let warning = opened.warningOfMissingFiles(in: tree.tree.listing, of: asked) {
      compared.warnings.append(warning)
    }
    let inspection = Inspection(
      subject: subject, version: asked.version,
      phase: Phase(of: asked.version, schedule: schedule, on: day), tree: tree.tree,
      surface: tree.surface, baseline: compared.baseline, previous: compared.previous,
      others: OtherReleases(tags: opened.tags, isCut: opened.isShallow) { [unowned self] tag in
        self.compared(tag)
      },
      schedule: schedule, removals: data.removals[asked.version.series] ?? [],
      provenance: provenance, keys: data.keys)
    let facts = Assessment.Facts(
      commit: provenance.commit,
      tagObject: provenance.tagObject,
      schedule: ScheduleFacts(of: asked.version, schedule: schedule, on: day),
      comparison: compared.comparison)
    return Release(inspection: inspection, facts: facts, warnings: compared.warnings)
  }

  // MARK: Trees

  private func commit(of tag: Tag, _ asked: ReleaseTag) throws(Complaint) -> Commit {
    guard tag.peeled.type == .commit else {
      throw Complaint(
        "\(asked.name) leads to a \(tag.peeled.type.rawValue), not to a commit",
        advice: ["Look at it: git cat-file -p \(shellWord(asked.name))"])
    }
    do throws(GitError) {
      return try opened.repository.commit(tag.peeled.id)
    } catch {
      throw complaint(asked.name, .commit, error)
    }
  }

  private func tree(of asked: ReleaseTag, _ commit: Commit) throws(Complaint) -> ComparedTree {
    if let known = trees.firstIndex(where: { $0.name == asked.name }) {
      if known < trees.count - usedTrees { usedTrees += 1 }
      trees.append(trees.remove(at: known))
      return trees[trees.count - 1].tree
    }
    let compared = ComparedTree(
      tag: asked.name, version: asked.version, tree: try sourceTree(of: asked.name, commit))
    trees.append((asked.name, compared))
    if trees.count > Self.keptTrees { trees.removeFirst() }
    usedTrees = min(usedTrees + 1, trees.count)
    return compared
  }

  /// - Parameter name: The tag or revision, for complaints.
  func sourceTree(of name: String, _ commit: Commit) throws(Complaint) -> SourceTree {
    let listing: Readiness.TreeListing
    do throws(GitError) {
      listing = try shared.listing(of: ContentID(commit.tree)) { () throws(GitError) in
        TreeListing(try opened.repository.listing(of: commit.tree))
      }
    } catch {
      throw complaint(name, .tree, error)
    }
    guard listing["Include/patchlevel.h"] != nil || !listing.gaps.isEmpty else {
      throw Complaint(
        "\(VisibleText(name).text) is not a CPython tree: it has no Include/patchlevel.h")
    }
    return SourceTree(
      listing: listing, id: ContentID(commit.tree), facts: facts, reader: reader)
  }

  private func complaint(_ name: String, _ type: ObjectType, _ error: GitError) -> Complaint {
    Complaint(
      reading: VisibleText(name).text, type, error, isPartial: opened.partialClone != nil)
  }

  /// Another tag's tree. If it cannot be read, a comparison with it tells nothing, which is not as if
  /// there were no such tag.
  private func compared(_ tag: ReleaseTag?) -> ComparedTree? {
    guard let tag else { return nil }
    do throws(Complaint) {
      return try tree(of: tag, commit(of: opened.tag(tag), tag))
    } catch {
      return ComparedTree(
        tag: tag.name, version: tag.version,
        tree: SourceTree(unread: tag.name, reason: error.what, facts: facts))
    }
  }

  // MARK: What it is compared with

  private struct Compared {
    let comparison: Comparison
    let baseline: ComparedTree?
    let previous: ComparedTree?
    var warnings: [String]
  }

  private func comparison(
    of asked: ReleaseTag, baseline given: ReleaseTag?
  ) throws(Complaint) -> Compared {
    var warnings: [String] = []
    if let given { _ = try opened.tag(given) }
    let choice = BaselineChoice(for: asked.version, among: opened.tags)
    let tag = given ?? choice.tag
    let missing = given == nil ? choice.missing : nil
    if let missing {
      warnings.append(
        tag.map {
          "\(missing.name) is not in this repository; compared with \($0.name) instead"
        } ?? "\(missing.name) is not in this repository; there is nothing to compare with")
    }
    let previous = ReleaseTag.previous(to: asked.version, among: opened.tags)
    if let given {
      // What was asked for has to be there.
      _ = try tree(of: given, commit(of: opened.tag(given), given))
    }
    var comparison = Comparison(
      baseline: tag?.name, missingBaseline: missing?.name, isBaselineGiven: given != nil,
      previous: previous?.name)
    let trees = (baseline: compared(tag), previous: compared(previous))
    for tree in [trees.baseline, trees.previous].compactMap(\.self)
    where tree.tree.listing.isUnread && !comparison.unread.contains(tree.tag) {
      comparison.unread.append(tree.tag)
      let reason = tree.tree.listing.gaps.first?.reason ?? ""
      warnings.append(
        "nothing can be compared with \(tree.tag), and what needs it is undetermined: \(reason)")
    }
    return Compared(
      comparison: comparison, baseline: trees.baseline, previous: trees.previous,
      warnings: warnings)
  }

  /// The same with the commit's place after the previous tag, as far as that can be read.
  private func placed(_ provenance: Provenance, after previous: String?) -> Provenance {
    guard let name = previous, let tag = try? opened.repository.reference(tag: name),
      tag.peeled.type == .commit, let id = ObjectID(bytes: provenance.commit.id.bytes)
    else { return provenance }
    var commit = provenance.commit
    let distance = shared.distance(from: ContentID(tag.peeled.id), to: commit.id) {
      SharedReadings.Distance(
        ahead: try? opened.repository.commitsAhead(from: tag.peeled.id, to: id),
        descends: try? opened.repository.isAncestor(tag.peeled.id, of: id))
    }
    commit.commitsSincePrevious = distance.ahead
    commit.descendsFromPrevious = distance.descends
    return Provenance(
      commit: commit, tagObject: provenance.tagObject, lineage: provenance.lineage)
  }
}
