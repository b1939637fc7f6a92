internal import CPythonSource

extension Inspection {
  /// Calls `body` with what a scan tells of each text of the tree; one that cannot be read is noted.
  func eachText(
    noting findings: inout Findings, _ body: (RepoPath, TextScan, inout Findings) -> Void
  ) {
    for entry in tree.textEntries {
      do throws(ReadError) {
        guard let scan = try tree.scan(of: entry.path) else { continue }
        body(entry.path, scan, &findings)
      } catch {
        // What an earlier release has as well hides nothing that is new.
        let isOld = [baseline, previous].contains {
          $0?.tree.listing[entry.path]?.id == entry.id
        }
        findings.leaveOpen(
          Finding(
            subject: error.path.text, error.message, at: [Location(error.path)],
            atMost: isOld ? .note : nil))
      }
    }
  }
}
