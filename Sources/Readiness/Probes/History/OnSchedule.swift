/// Asks whether the release was made when the schedule says.
enum OnSchedule: Question {
  /// In days. Time zones alone make one.
  private static let tolerance = 3

  static func examine(_ inspection: Inspection) -> Outcome {
    inspection.withProvenance { provenance in
      let version = inspection.version
      guard let schedule = inspection.schedule else {
        return .notApplicable("check data have no schedule for \(words: version.series.text)")
      }
      guard let text = schedule.release(version)?.date, let set = CivilDay(text) else {
        return .notApplicable("the schedule does not have \(words: version.text)")
      }
      let late = provenance.day.days(since: set)
      if abs(late) <= tolerance { return .passed }
      let direction: Message = late < 0 ? "before" : "after"
      return .failed(
        version.text,
        """
        it was made on \(words: provenance.day.text), \(abs(late)) days \(direction) the \
        \(words: text) of the schedule
        """)
    }
  }
}

extension OnSchedule {
  static let documentation = ProbeDocumentation(
    summary: "the tag was made within three days of the date in the schedule",
    rationale: """
      Redistributors plan with the dates of the release PEP. A release far from its date means that the PEP \
      was not updated, or that the tag was made anew later.
      """,
    limits: """
      The schedule is the one in `checks/schedules`, of the day when that was made. A version that it does \
      not have is not asked.
      """,
    examples: [
      .init(
        "on the day", tag: "v3.12.0", history: .tagged("v3.12.0", on: SampleRelease.date),
        expect: .passed),
      .init(
        "a day later", tag: "v3.12.0",
        history: .tagged("v3.12.0", on: SampleRelease.date, after: 86_400), expect: .passed),
      .init(
        "a month later", tag: "v3.12.0", history: .tagged("v3.12.0", on: "2023-11-02"),
        expect: .failed(["3.12.0"])),
      .init(
        "not in the schedule", tag: "v3.12.1", history: .tagged("v3.12.1"),
        expect: .notApplicable),
    ])
}
