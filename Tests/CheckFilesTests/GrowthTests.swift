import Readiness
import TestSupport
import Testing

@testable import CheckFiles

/// Four times the text is no more than about four times the work for TOML and check data.
@Suite(
  "Growth of the work of check data", .serialized,
  .enabled(if: Growth.isMeasured, "the readers are not optimised; scripts/test builds them so"))
struct GrowthTests {
  @Test func toml() {
    #expect(
      Growth.tooFast { bytes in
        _ = try? TOMLReader.read(String(decoding: bytes, as: UTF8.self))
      } == [])
  }

  @Test(arguments: [
    "release/version.toml", "removals/3.12.toml", "schedules/3.12.toml", "plans/3.12.toml",
    "keys/release-managers.toml",
  ])
  func checkData(_ path: String) {
    #expect(
      Growth.tooFast { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        do throws(CheckDataError) {
          _ = try CheckData.load(files: [path: text], .everything)
        } catch {
          if case .faulty(let faults) = error { _ = faults.map(\.description) }
        }
      } == [])
  }
}
