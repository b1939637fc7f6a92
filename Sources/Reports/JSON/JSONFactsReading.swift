package import Readiness

// The other direction of `JSONFacts` and of the members beside it.

extension Actor: Decodable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members()
    self.init(
      name: try members.value("name"), email: try members.value("email"),
      moment: Moment(
        seconds: try members.value("seconds"), offset: try members.value("offset")))
  }
}

extension TagFacts: Decodable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members()
    self.init(
      innerName: try members.value("name"), tagger: try members.nullable("tagger"),
      message: try members.value("message"),
      signature: try members.nullable("signature") ?? .none,
      signatureTime: try members.nullable("signed"),
      verification: try members.nullable("verification"),
      targetType: try members.value("target"))
  }
}

extension TagFacts.Signature: Decodable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members()
    switch try members.value("kind") as String {
    case "ssh": self = .ssh
    case "unreadable": self = .unreadable
    case "openpgp":
      self = .openPGP(
        fingerprint: try members.nullable("fingerprint"), digest: try members.nullable("digest"),
        holder: try members.nullable("holder"))
    default: throw members.fault("kind", "has a word that is not known")
    }
  }
}

extension TagFacts.Verification: Decodable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members()
    switch try members.value("result") as String {
    case "invalid": self = .invalid
    case "unknown-key": self = .unknownKey
    case "not-done": self = .notDone(try members.value("reason"))
    case "valid":
      self = .valid(
        fingerprint: try members.value("fingerprint"), by: try members.value("by"))
    default: throw members.fault("result", "has a word that is not known")
    }
  }
}

extension SeriesMilestone: Decodable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members()
    self.init(version: try members.value("version"), date: try members.value("date"))
  }
}

extension ScheduleFacts: Decodable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members()
    let next: SeriesMilestone? = try members.nullable("next")
    self.init(
      date: try members.nullable("date"), daysLate: try members.nullable("days_late"),
      hasSeries: try members.value("has_series"),
      next: next.map { Next(version: $0.version, date: $0.date) },
      milestones: try members.value("milestones"))
  }
}

extension HeldFact: Decodable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members()
    self.init(
      label: try members.value("label"),
      text: try members.message("text", parts: "text_parts"))
  }
}

extension DueRemoval: Decodable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members()
    self.init(
      symbol: try members.value("symbol"), by: try members.value("by"),
      locations: try members.value("locations"))
  }
}

extension RemovalLedger: Decodable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members()
    self.init(
      rows: try members.value("rows"), unannounced: try members.value("unannounced"),
      overdue: try members.value("overdue"), stillToGo: try members.value("still_to_go"),
      next: try members.value("next"))
  }
}

extension RemovalLedger.Row: Decodable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members()
    self.init(
      symbol: try members.value("symbol"), verdict: try members.oneWord("verdict"),
      announcement: try members.nullable("source"), source: try members.value("reference"),
      places: try members.value("places"), note: try members.nullable("note"))
  }
}

extension RemovalLedger.Entry: Decodable {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.members()
    self.init(
      symbol: try members.value("symbol"), series: try members.nullable("in"),
      sources: try members.value("sources"), places: try members.value("locations"))
  }
}
