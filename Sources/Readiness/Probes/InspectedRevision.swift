internal import CPythonSource

// A commit that is not tagged yet, inspected as the release that it is to be.
extension Inspection {
  /// Why a check is not asked of a commit without a tag; nil for a tag, and for what is asked of
  /// both.
  func reasonNotToAsk(_ check: Check) -> Message? {
    guard case .revision = subject else { return nil }
    if check.group == .tag { return "not tagged" }
    return check.isMadeAtRelease && !claimsRelease ? "done by the release script" : nil
  }

  /// Whether the tree says that it is the release: then what the release script does was done.
  private var claimsRelease: Bool {
    guard version.serialIsOfRelease, let header = try? tree.bytes(at: .patchlevel) else {
      return false
    }
    let patchlevel = PatchLevel(header: header)
    guard let text = try? patchlevel.text(), let read = VersionString(text.text) else {
      return false
    }
    if read.version == version { return read.suffix.isEmpty }
    // Its numbers say so, and its text is still another's.
    return patchlevel.isNumbered(version)
  }
}

extension ReleaseVersion {
  /// Main says `3.14.0a0` until alpha 1 is made.
  fileprivate var serialIsOfRelease: Bool { level != .alpha || serial > 0 }
}

extension PatchLevel {
  /// Whether the numbers are those of a version.
  fileprivate func isNumbered(_ version: ReleaseVersion) -> Bool {
    do throws(Fault) {
      let level = try level()
      let numbers = [
        try number(.major), try number(.minor), try number(.micro), try number(.serial),
      ]
      let wanted = [version.series.major, version.series.minor, version.micro, version.serial]
      return numbers == wanted && level == Level(version.level)
    } catch {
      return false
    }
  }
}
