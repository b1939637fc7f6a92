internal import CPythonSource

/// Asks whether the structures of the public headers have the members that they had when they froze.
enum StructuresFrozen: Question {
  static func examine(_ inspection: Inspection) throws(ReadError) -> Outcome {
    guard let comparison = try inspection.headers(since: .lastFreeze) else { return .nothingFrozen }
    guard !comparison.isEmpty else { return .noHeaders }
    let now = StructureMembers(comparison.now)
    let before = StructureMembers(comparison.before, tag: comparison.release.tag)
    // A release that takes a change of the one before back is what it should be.
    lazy var restored = inspection.release(before: comparison.release).flatMap {
      try? StructureMembers($0.surface.headerIndex(), tag: $0.tag)
    }
    var findings = Findings()
    for (name, old) in before.structures.sorted(by: { $0.key < $1.key }) {
      guard let new = now.structures[name] else {
        let place = old[0].place
        findings.fail(
          Finding(
            subject: name, "\(name) left the public headers after \(comparison.release.tag)",
            at: [place], atMost: isPublic(name, comparison.before) ? nil : .warning))
        continue
      }
      let isRestored =
        !StructureMembers.areSame(new, old)
        && StructureMembers.areSame(new, restored?.structures[name] ?? [])
      findings.compare(
        name, new, with: old, heldBy: before.holders[name], since: comparison.release.tag,
        atMost: isRestored ? .note : isPublic(name, comparison.before) ? nil : .warning)
    }
    return findings.outcome(ifNothing: "the public headers hold no structures")
  }

  /// Whether the structure has a name without a leading underscore.
  private static func isPublic(_ name: String, _ index: HeaderIndex) -> Bool {
    !name.isPrivateName
      || index.aliases.contains { !$0.key.isPrivateName && $0.value.contains(name) }
  }

  static let documentation = ProbeDocumentation(
    summary: "the structures of the public headers have the members that they had at the freeze",
    rationale: """
      Extensions are built with the offsets of members in them, and are not built again for a \
      maintenance release. A member that comes, leaves or moves makes them read and write the wrong \
      memory.
      """,
    limits: """
      Compared are names, order and types as the headers spell them, with the first candidate, or \
      for a maintenance release with the one before. A renamed macro or comment is no change. A type \
      of another spelling and the same size weighs no more than a warning; where the size cannot be \
      told it is taken for a change. Members that come at the end of a structure that no other one holds, \
      bit-fields that come or leave, and structures with private names alone weigh no more than a warning \
      either. Include/internal is not public. \
      What is as it was in the release before that one again is a note.
      """,
    examples: [
      .init(
        "the same members, moved and commented", tag: "v3.12.4",
        files: [path: "/* Of a. */\n\n\(structure("int x;  /* x */\n  char *y;"))"],
        others: ["v3.12.3": [path: structure("int x; char *y;")]], expect: .passed),
      .init(
        "a member more", tag: "v3.12.4", files: [path: structure("int x; int z; char *y;")],
        others: ["v3.12.3": [path: structure("int x; char *y;")]], expect: .failed(["PyA.z"])),
      .init(
        "a member more at the end, of a structure within another one", tag: "v3.12.4",
        files: [path: structure("int x; int z;") + "typedef struct { PyA base; int y; } PyB;\n"],
        others: [
          "v3.12.3": [path: structure("int x;") + "typedef struct { PyA base; int y; } PyB;\n"]
        ], expect: .failed(["PyA.z"])),
      .init(
        "a change taken back", tag: "v3.9.4", files: [path: structure("int x; char *y;")],
        others: [
          "v3.9.2": [path: structure("int x; char *y;")],
          "v3.9.3": [path: structure("int x; int z; char *y;")],
        ], expect: .failed(["PyA.z"])),
      .init(
        "two changed places", tag: "v3.12.0rc2", files: [path: structure("char *y; int x;")],
        others: ["v3.12.0rc1": [path: structure("int x; char *y;")]], expect: .failed(["PyA.y"])),
      .init(
        "another type", tag: "v3.12.4", files: [path: structure("long x; char *y;")],
        others: ["v3.12.3": [path: structure("int x; char *y;")]], expect: .failed(["PyA.x"])),
      .init(
        "before the first candidate", tag: "v3.12.0b1", files: [path: structure("int x;")],
        expect: .notApplicable),
      .init(
        "the release before is not there", tag: "v3.12.4", files: [path: structure("int x;")],
        expect: .undetermined(["Include"])),
    ])

  private static let path: RepoPath = "Include/a.h"

  private static func structure(_ members: String) -> String {
    "typedef struct {\n  \(members)\n} PyA;\n"
  }
}

extension Findings {
  /// Notes the first difference between the members of a structure then and now, and types that changed.
  ///
  /// - Parameter holder: A structure that holds this one as a whole, so that whatever follows moves
  ///   with its size.
  fileprivate mutating func compare(
    _ structure: String, _ new: [StructureMembers.Member], with old: [StructureMembers.Member],
    heldBy holder: String?, since tag: String, atMost: Severity?
  ) {
    let names = new.map(\.name)
    let oldNames = old.map(\.name)
    guard names == oldNames else {
      let added = new.filter { !oldNames.contains($0.name) }
      let left = old.filter { !names.contains($0.name) }
      let isAtEnd = names.starts(with: oldNames)
      for member in added {
        let isMild = isAtEnd && holder == nil || member.type.holds(":")
        let message: Message =
          switch (isAtEnd, holder) {
          case (true, let holder?):
            "\(member.place) came after \(tag), at the end, and \(holder) holds the whole of \(structure)"
          case (true, nil): "\(member.place) came after \(tag), at the end"
          case (false, _): "\(member.place) came after \(tag)"
          }
        fail(
          Finding(
            subject: "\(structure).\(member.name)", message, at: [member.place],
            atMost: isMild ? .warning : atMost))
      }
      for member in left {
        fail(
          Finding(
            subject: "\(structure).\(member.name)",
            "\(member.name) left \(structure) after \(tag)", at: [new[0].place, member.place],
            atMost: member.type.holds(":") ? .warning : atMost))
      }
      if added.isEmpty, left.isEmpty, let moved = zip(new, old).first(where: { $0.name != $1.name })
      {
        fail(
          Finding(
            subject: "\(structure).\(moved.0.name)",
            "\(moved.0.place) stands where \(moved.1.name) was at \(tag)",
            at: [moved.0.place, moved.1.place], atMost: atMost))
      }
      return
    }
    for (member, earlier) in zip(new, old) where member.type != earlier.type {
      let isSame = StructureMembers.haveSameSize(member.type, earlier.type)
      fail(
        Finding(
          subject: "\(structure).\(member.name)",
          "\(member.place) has the type \(member.type); at \(tag) it was \(earlier.type)\(words: isSame ? ", of the same size" : "")",
          at: [member.place, earlier.place], atMost: isSame ? .warning : atMost))
    }
    pass(new[0].place)
  }
}
