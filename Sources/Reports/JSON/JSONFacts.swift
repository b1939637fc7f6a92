internal import Readiness

/// What a report knows of the release besides its results, as members of its JSON object.
struct JSONFacts {
  let report: Report

  var members: [JSONValue.Member] {
    let unread = report.comparison.unread
    return [
      .init("baseline_given", .bool(report.comparison.isBaselineGiven)),
      .init("missing_baseline", .optional(report.comparison.missingBaseline)),
    ] + (unread.isEmpty ? [] : [.init("unread_tags", .array(unread.map { .string($0) }))]) + [
      .init("strict", .bool(report.isStrict)),
      .init("selection", .array(report.selection.map { .string($0) })),
      .init("check_count", .number(report.checkCount)),
      .init("commit_details", commit), .init("tag_object", report.tagObject.map(tag) ?? .null),
      .init("schedule", schedule), .init("holds", .array(report.holds.map(held))),
    ]
  }

  private var commit: JSONValue {
    let commit = report.commit
    return .object([
      .init("summary", .string(commit.summary)), .init("author", actor(commit.author)),
      .init("committer", actor(commit.committer)),
      .init("parents", .array(commit.parents.map { .string($0.hex) })),
      .init("since_previous", .optional(commit.commitsSincePrevious)),
      .init("descends_from_previous", .optional(commit.descendsFromPrevious)),
    ])
  }

  private func actor(_ actor: Actor) -> JSONValue {
    .object([
      .init("name", .string(actor.name)), .init("email", .string(actor.email)),
      .init("seconds", .number(Int(actor.moment.seconds))),
      .init("offset", .number(actor.moment.offset)),
    ])
  }

  private func tag(_ tag: TagFacts) -> JSONValue {
    .object([
      .init("name", .string(tag.innerName)), .init("tagger", tag.tagger.map(actor) ?? .null),
      .init("message", .string(tag.message)), .init("target", .string(tag.targetType)),
      .init("signature", signature(tag.signature)),
      .init("signed", .optional(tag.signatureTime.map { Int($0) })),
      .init("verification", tag.verification.map(verification) ?? .null),
    ])
  }

  private func signature(_ signature: TagFacts.Signature) -> JSONValue {
    func kind(_ name: String) -> JSONValue.Member { .init("kind", .string(name)) }
    return switch signature {
    case .none: .null
    case .ssh: .object([kind("ssh")])
    case .unreadable: .object([kind("unreadable")])
    case .openPGP(let fingerprint, let digest, let holder):
      .object([
        kind("openpgp"), .init("fingerprint", .optional(fingerprint)),
        .init("digest", .optional(digest)), .init("holder", .optional(holder)),
      ])
    }
  }

  private func verification(_ verification: TagFacts.Verification) -> JSONValue {
    func result(_ name: String) -> JSONValue.Member { .init("result", .string(name)) }
    return switch verification {
    case .invalid: .object([result("invalid")])
    case .unknownKey: .object([result("unknown-key")])
    case .notDone(let reason): .object([result("not-done"), .init("reason", .string(reason))])
    case .valid(let fingerprint, let verifier):
      .object([
        result("valid"), .init("fingerprint", .string(fingerprint)),
        .init("by", .string(verifier)),
      ])
    }
  }

  private var schedule: JSONValue {
    let schedule = report.schedule
    func release(_ version: ReleaseVersion, _ date: String) -> JSONValue {
      .object([.init("version", .string(version.versionText)), .init("date", .string(date))])
    }
    return .object([
      .init("date", .optional(schedule.date)), .init("days_late", .optional(schedule.daysLate)),
      .init("has_series", .bool(schedule.hasSeries)),
      .init("next", schedule.next.map { release($0.version, $0.date) } ?? .null),
      .init(
        "milestones", .array(schedule.milestones.map { release($0.version, $0.date) })),
    ])
  }

  private func held(_ fact: HeldFact) -> JSONValue {
    .object(
      [.init("label", .string(fact.label)), .init("text", .string(fact.text.plain))]
        + (fact.text.isWordsOnly ? [] : [.init("text_parts", fact.text.parts)]))
  }
}

extension Message {
  /// Whether its plain text says all of it.
  var isWordsOnly: Bool {
    switch pieces.count {
    case 0: true
    case 1: if case .words(let words) = pieces[0] { !words.isEmpty } else { false }
    default: false
    }
  }

  /// Its pieces: words as strings, names from outside as `code`, places as places.
  var parts: JSONValue {
    .array(
      pieces.map { piece in
        switch piece {
        case .words(let words): .string(words)
        case .foreign(let foreign): .object([.init("code", .string(foreign))])
        case .place(let place): JSONValue.place(place)
        }
      })
  }
}

extension JSONValue {
  /// A number, or null.
  static func optional(_ number: Int?) -> JSONValue { number.map { .number($0) } ?? .null }

  /// True or false, or null.
  static func optional(_ value: Bool?) -> JSONValue { value.map { .bool($0) } ?? .null }
}
