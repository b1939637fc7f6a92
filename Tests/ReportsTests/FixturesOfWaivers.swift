import Readiness
import Reports

extension Fixture {
  /// A report with waivers: some cover findings, one covers part of a check, others do nothing.
  static func waived() throws -> Report {
    let report = try outcomes()
    func waiver(
      _ check: String, subject: String? = nil, expires: Waiver.Expiry? = nil, line: Int,
      reason: String = "Known since rc 1, see the release notes"
    ) -> Waiver {
      Waiver(
        check: GlobPattern(check), subject: subject.map { GlobPattern($0) }, reason: reason,
        expires: expires, file: "waivers.toml", line: line)
    }
    let file = WaiverFile(
      origin: .option, name: "waivers.toml",
      waivers: [
        waiver("ver-string", subject: "PY_VERSION", expires: .release(version(12)), line: 3),
        waiver("rem-unannounced", subject: "opcode.*", line: 8),
        waiver("news-history", line: 12, reason: hostileText),
        waiver("rem-imported", subject: "other", line: 16),
        waiver("gen-*", expires: CivilDay("2020-01-01").map { .day($0) }, line: 20),
        waiver("no-such", line: 24),
      ])
    let faulty = WaiverFile(
      origin: .tree, name: ".relcheck.toml", waivers: [],
      faults: [".relcheck.toml:2: unknown key 'wavier'; did you mean 'waiver'?"])
    return report.waived(by: [file, faulty], among: report.results.map(\.check.id))
  }
}
