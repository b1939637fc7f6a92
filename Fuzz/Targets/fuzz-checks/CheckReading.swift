internal import Readiness

@testable internal import CheckFiles

/// Check data, and what is typed.
enum CheckReading {
  static func toml(_ bytes: [UInt8]) {
    _ = try? TOMLReader.read(String(decoding: bytes, as: UTF8.self))
  }

  /// One file of each kind with the same text.
  static func files(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let paths = [
      "release/version.toml", "removals/3.12.toml", "schedules/3.12.toml", "plans/3.12.toml",
      "keys/release-managers.toml",
    ]
    let files = Dictionary(uniqueKeysWithValues: paths.map { ($0, text) })
    do throws(CheckDataError) {
      _ = try CheckData.load(files: files, .everything)
    } catch {
      if case .faulty(let faults) = error { _ = faults.map(\.description) }
    }
  }

  static func names(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    _ = ReleaseVersion(text)
    _ = ReleaseVersion.Level(patchlevelMacro: text)
    _ = ReleaseTag(text)
    _ = Series(text)
    _ = ReleaseTag(near: text)
    _ = Symbol(text)
    _ = CivilDay(text)
    _ = CivilDay.last(of: text)
    _ = ReadmeVersion(line: text)
    _ = LinkTarget.all(in: text)
    _ = ReleaseManagers(text)
    do throws(TagArgumentFault) { _ = try TagArgument(text) } catch {}
  }
}
