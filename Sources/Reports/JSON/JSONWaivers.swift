internal import Readiness

extension JSONValue {
  /// The waiver of a finding, and what the finding would be without it.
  init(_ waived: WaivedFinding) {
    self = .object(
      Self.members(waived.waiver) + [
        .init("outcome", .string(waived.isDetermined ? "failed" : "undetermined"))
      ])
  }

  private static func members(_ waiver: Waiver) -> [Member] {
    [
      .init("reason", .string(waiver.reason)), .init("file", .string(waiver.file)),
      .init("line", .number(waiver.line)), .init("check", .string(waiver.check.text)),
      .init("tags", .array(waiver.releases.map { .string($0.text) })),
      .init("path", .optional(waiver.path?.text)),
      .init("subject", .optional(waiver.subject?.text)),
      .init("expires", .optional(waiver.expires?.text)),
    ]
  }

  /// What a file of waivers did.
  init(_ use: WaiverUse) {
    self = .object([
      .init("file", .string(use.name)), .init("origin", .string(use.origin.rawValue)),
      .init("count", .number(use.count)), .init("used", .number(use.used)),
      .init("faults", .array(use.faults.map { .string($0) })),
      .init(
        "idle",
        .array(
          use.idle.map { idle in
            .object(Self.members(idle.waiver) + [.init("why", .string(idle.why.rawValue))])
          })),
    ])
  }
}

// The other direction.

extension Waiver: Decodable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members()
    func pattern(_ key: JSONKey) throws -> GlobPattern? {
      let text: String? = try members.nullable(key)
      return text.map { GlobPattern($0) }
    }
    var expiry: Expiry?
    if let text: String = try members.nullable("expires") {
      guard let known = Expiry(text) else {
        throw members.fault("expires", "is neither a day nor a version")
      }
      expiry = known
    }
    let tags: [String] = try members.value("tags")
    let releases = try tags.map { text in
      guard let releases = Releases(text) else { throw members.fault("tags", "names no release") }
      return releases
    }
    self.init(
      check: GlobPattern(try members.value("check")), releases: releases,
      path: try pattern("path"), subject: try pattern("subject"),
      reason: try members.value("reason"), expires: expiry, file: try members.value("file"),
      line: try members.value("line"))
  }
}

extension WaiverUse: Decodable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members()
    self.init(
      origin: try members.oneWord("origin"), name: try members.value("file"),
      faults: try members.value("faults"), count: try members.value("count"),
      used: try members.value("used"), idle: try members.value("idle"))
  }
}

extension WaiverUse.Idle: Decodable {
  package init(from decoder: any Decoder) throws {
    self.init(
      waiver: try Waiver(from: decoder), why: try decoder.members().oneWord("why"))
  }
}
