/// Asks whether the tag's message is the one that the release tools write.
enum TagMessage: Question {
  static func examine(_ inspection: Inspection) -> Outcome {
    inspection.ofTagObject { object, release in
      let wanted = "Python \(inspection.version.text)"
      let line = object.message.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
      if line == wanted { return .passed }
      if line.isEmpty {
        return .failed(release.tag, "the tag has no message; it should be \(wanted)")
      }
      return .failed(release.tag, "the tag's message begins \(line), not \(wanted)")
    }
  }
}

extension TagMessage {
  static let documentation = ProbeDocumentation(
    summary: "the first line of the tag's message is \"Python\" and the version",
    rationale: "The release tools write it so; another text shows a tag that was made by hand.",
    limits: "The rest of the message is free.",
    examples: [
      .init("as the tools write it", tag: "v3.12.0", history: .tagged("v3.12.0"), expect: .passed),
      .init(
        "another version", tag: "v3.12.1", history: .tagged("v3.12.1", message: "Python 3.12.0\n"),
        expect: .failed(["v3.12.1"])),
      .init(
        "by hand", tag: "v3.6.2", history: .tagged("v3.6.2", message: "Version v3.6.2\n"),
        expect: .failed(["v3.6.2"])),
    ])
}
