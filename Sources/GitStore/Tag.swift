/// A name under `refs/tags/`, and what it leads to.
package struct Tag: Hashable, Sendable {
  /// The name without `refs/tags/`.
  package let name: String
  /// The object that the reference names: a tag object if the tag is annotated.
  package let target: Target
  /// The tag objects from the reference's to the last; empty for a lightweight tag.
  package let annotations: [TagObject]
  /// What the last tag object marks; the reference's own target for a lightweight tag.
  package let peeled: Target

  /// An object and its type.
  package struct Target: Hashable, Sendable {
    package let id: ObjectID
    package let type: ObjectType

    package init(id: ObjectID, type: ObjectType) {
      self.id = id
      self.type = type
    }
  }

  /// Whether there is a tag object.
  package var isAnnotated: Bool { !annotations.isEmpty }

  /// The commit that the tag marks; an error that says what it marks if that is no commit.
  package var commit: ObjectID {
    get throws(GitError) {
      guard peeled.type == .commit else {
        throw GitError(
          .wrongType(found: peeled.type, wanted: .commit), during: .resolveTag(name))
      }
      return peeled.id
    }
  }
}

/// A tag object as git recorded it.
package struct TagObject: Hashable, Sendable {
  package let id: ObjectID
  /// The name that the object itself gives, which need not be the reference's.
  package let name: String
  /// Nil where there is none, as in tags of git's first years, or where it cannot be parsed.
  package let tagger: Signature?
  /// What follows the head: the message, and the signature behind it if there is one.
  package let message: [UInt8]
  /// The whole content of the object.
  package let raw: [UInt8]
  package let target: Tag.Target

  /// Parses the content of a tag object.
  init(id: ObjectID, content: [UInt8]) throws(GitError) {
    let header = ObjectHeader(content)
    guard let targetID = header.id("object"),
      let type = header.value("type").flatMap({
        ObjectType(rawValue: String(decoding: $0, as: UTF8.self))
      }),
      let name = header.value("tag")
    else { throw GitError(.damaged(reason: "it is no well-formed tag"), during: .read(id)) }
    self.id = id
    self.name = String(decoding: name, as: UTF8.self)
    tagger = header.value("tagger").flatMap(Signature.init(line:))
    message = Array(header.message)
    raw = content
    target = Tag.Target(id: targetID, type: type)
  }
}

extension Repository {
  /// The tag `name`.
  ///
  /// The name is looked up under `refs/tags/` and nowhere else, so a branch or a revision
  /// expression of the same spelling cannot stand in for a tag.
  package func reference(tag name: String) throws(GitError) -> Tag {
    let first = try target(ofReference: "refs/tags/" + name, during: .resolveTag(name))
    var annotations: [TagObject] = []
    var next = first
    while true {
      let type = try objects.header(of: next).type
      guard type == .tag else {
        return Tag(
          name: name, target: .init(id: first, type: annotations.isEmpty ? type : .tag),
          annotations: annotations, peeled: .init(id: next, type: type))
      }
      guard annotations.count < Bound.tagNesting.limit else {
        throw GitError(.pastBound(.tagNesting), during: .resolveTag(name))
      }
      let annotation = try tagObject(next)
      annotations.append(annotation)
      next = annotation.target.id
    }
  }

  /// The tag object `id`.
  package func tagObject(_ id: ObjectID) throws(GitError) -> TagObject {
    let content = try objects.withObject(id, wanted: .tag, during: .read(id)) { _, bytes in
      Array(bytes)
    }
    return try TagObject(id: id, content: content)
  }
}
