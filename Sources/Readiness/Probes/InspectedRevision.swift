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
    guard let header = try? tree.bytes(at: .patchlevel),
      let text = try? PatchLevel(header: header).text(),
      let read = VersionString(text.text)
    else { return false }
    return read.version == version && read.suffix.isEmpty && version.serialIsOfRelease
  }
}

extension ReleaseVersion {
  /// Main says `3.14.0a0` until alpha 1 is made.
  fileprivate var serialIsOfRelease: Bool { level != .alpha || serial > 0 }
}
