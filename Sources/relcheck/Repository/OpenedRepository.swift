internal import Foundation
internal import GitStore
internal import Readiness
internal import Reports

/// The repository of a run, with its release tags.
struct OpenedRepository {
  let repository: Repository
  /// As the user gave it; nil for the one that the current folder is in.
  let givenPath: String?
  /// In release order, one for each name.
  let tags: [ReleaseTag]
  let isShallow: Bool
  let partialClone: PartialClone?

  /// Opens `path`, or the repository that the current folder is in, or the one that
  /// `RELCHECK_REPOSITORY` names.
  init(at path: String?) throws(Complaint) {
    let variable = ProcessInfo.processInfo.environment["RELCHECK_REPOSITORY"]
    do throws(GitError) {
      if let path {
        repository = try Repository(at: path)
        givenPath = path
      } else if let variable, !variable.isEmpty {
        repository = try Repository(at: variable)
        givenPath = variable
      } else {
        repository = try Repository(discoveringFrom: ".")
        givenPath = nil
      }
    } catch {
      throw Complaint(opening: path ?? variable.flatMap { $0.isEmpty ? nil : $0 }, error)
    }
    do throws(GitError) {
      tags = try repository.tagNames().compactMap { ReleaseTag($0) }.sorted()
      isShallow = repository.isShallow
      partialClone = try repository.partialClone()
    } catch {
      throw Complaint("cannot read the repository: \(error.message)")
    }
  }

  /// What another task needs to have the same repository with a handle of its own.
  struct Place: Sendable {
    fileprivate let location: Repository.Location
    fileprivate let givenPath: String?
    fileprivate let tags: [ReleaseTag]
    fileprivate let isShallow: Bool
    fileprivate let partialClone: PartialClone?
  }

  var place: Place {
    Place(
      location: repository.location, givenPath: givenPath, tags: tags, isShallow: isShallow,
      partialClone: partialClone)
  }

  /// Opens once more what was opened before.
  init(reopening place: Place) throws(GitError) {
    repository = try place.location.open()
    givenPath = place.givenPath
    tags = place.tags
    isShallow = place.isShallow
    partialClone = place.partialClone
  }

  /// The tag of that very name.
  func tag(_ asked: ReleaseTag) throws(Complaint) -> Tag {
    guard tags.contains(asked) else { throw missing(asked) }
    do throws(GitError) {
      return try repository.reference(tag: asked.name)
    } catch {
      throw Complaint(reading: asked.name, nil, error, isPartial: partialClone != nil)
    }
  }

  private func missing(_ asked: ReleaseTag) -> Complaint {
    let name = quoted(asked.name)
    var advice: [String] = []
    if repository.hasBranch(named: asked.name) {
      advice.append("There is a branch of that name; only tags are checked.")
    }
    if isShallow { advice.append("This is a shallow clone: git fetch --unshallow --tags") }
    guard !tags.isEmpty else {
      if !isShallow {
        advice += [
          "They were probably not fetched: git fetch --tags",
          "In GitHub Actions: actions/checkout with fetch-depth: 0 and fetch-tags: true",
        ]
      }
      return Complaint(
        "no tag \(name): this repository has no release tags at all", advice: advice)
    }
    let near = asked.near(among: tags).map(\.name)
    if !near.isEmpty { advice.insert("Near: " + near.joined(separator: ", "), at: 0) }
    if !isShallow { advice.append("If it was made lately: git fetch --tags") }
    return Complaint("no tag \(name) in this repository", advice: advice)
  }
}

extension OpenedRepository {
  /// What a partial clone lacks of a release, in words; nil if nothing, or if it is no partial clone.
  ///
  /// Asks the object database for each file, and reads none.
  func warningOfMissingFiles(
    in listing: Readiness.TreeListing, of asked: ReleaseTag
  ) -> String? {
    guard let partialClone else { return nil }
    let files = listing.entries.count { entry in
      entry.kind != .submodule && !repository.contains(ObjectID(entry.id))
    }
    let folders = listing.gaps.count
    guard files + folders > 0 else { return nil }
    let counts = [(files, "file"), (folders, "folder")].filter { $0.0 > 0 }.map { count, word in
      "\(count) \(word)\(count == 1 ? "" : "s")"
    }
    let isOne = files + folders == 1
    let filter = partialClone.filter.map { ", \(VisibleText($0).text)" } ?? ""
    return """
      \(counts.joined(separator: " and ")) of \(asked.name) \(isOne ? "is" : "are") not in this \
      repository (partial clone\(filter)); what needs \(isOne ? "it" : "them") is undetermined
        To have \(isOne ? "it" : "them"): git fetch --refetch --no-filter origin
        For this tag alone: git archive \(asked.name) >/dev/null
      """
  }
}
