internal import Readiness

extension JSONValue {
  /// What changed since an earlier report.
  init(_ since: SinceComparison) {
    func list(_ past: [SinceComparison.Past]) -> JSONValue { .array(past.map(Self.past)) }
    let earlier = since.earlier.map { earlier in
      JSONValue.object([
        .init("name", .string(earlier.name)), .init("version", .string(earlier.version)),
        .init("commit", .string(earlier.commit)),
        .init("same_program", .bool(earlier.isSameProgram)),
      ])
    }
    self = .object([
      .init("file", .string(since.file)), .init("earlier", earlier ?? .null),
      .init("new_only", .bool(since.isNewOnly)), .init("new", .number(since.new)),
      .init("unchanged", .number(since.unchanged)), .init("resolved", list(since.resolved)),
      .init("undetermined", list(since.undetermined)), .init("not_asked", list(since.notAsked)),
    ])
  }

  private static func past(_ past: SinceComparison.Past) -> JSONValue {
    .object([
      .init("id", .string(past.check)), .init("severity", .string(past.severity)),
      .init("subject", .string(past.subject)), .init("place", .optional(past.place)),
      .init("message", .string(past.message)),
    ])
  }
}

// The other direction.

extension SinceComparison: Decodable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members()
    self.init(
      file: try members.value("file"), earlier: try members.nullable("earlier"),
      new: try members.value("new"), unchanged: try members.value("unchanged"),
      resolved: try members.value("resolved"), undetermined: try members.value("undetermined"),
      notAsked: try members.value("not_asked"), isNewOnly: try members.value("new_only"))
  }
}

extension SinceComparison.Earlier: Decodable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members()
    self.init(
      name: try members.value("name"), version: try members.value("version"),
      commit: try members.value("commit"), isSameProgram: try members.value("same_program"))
  }
}

extension SinceComparison.Past: Decodable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members()
    self.init(
      check: try members.value("id"), severity: try members.value("severity"),
      subject: try members.value("subject"), place: try members.nullable("place"),
      message: try members.value("message"))
  }
}
