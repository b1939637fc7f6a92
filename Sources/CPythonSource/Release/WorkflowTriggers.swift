/// The branches for which a GitHub workflow runs.
package struct WorkflowTriggers: Hashable, Sendable {
  /// One event of `on:` that goes by branches.
  package struct Event: Hashable, Sendable {
    /// `push` or `pull_request`.
    package let name: String
    package let line: Int
    /// The patterns of `branches:`; nil if there is no such list, which means every branch.
    package let branches: [Mention]?
  }

  package let events: [Event]

  package init(workflow: [UInt8]) {
    let yaml = YAMLLines(workflow)
    guard
      let on = yaml.lines.indices.first(where: { index in
        yaml.lines[index].indent == 0 && YAMLLines.entry(yaml.lines[index])?.key == "on"
      })
    else {
      events = []
      return
    }
    let block = yaml.block(below: on)
    var events: [Event] = []
    for index in block.indices {
      guard let entry = YAMLLines.entry(yaml.lines[index]),
        entry.key == "push" || entry.key == "pull_request"
      else { continue }
      let branches = yaml.block(below: index).indices.first { inner in
        YAMLLines.entry(yaml.lines[inner])?.key == "branches"
      }
      events.append(
        Event(
          name: entry.key, line: yaml.lines[index].number,
          branches: branches.map { yaml.items(ofListAt: $0) }))
    }
    self.events = events
  }
}

/// Whether a branch name fits a pattern of a workflow, such as `3.*`.
package enum BranchPattern {
  /// Whether it fits; nil if the pattern has marks other than `*` that matter.
  package static func matches(_ pattern: String, branch: String) -> Bool? {
    if pattern == branch { return true }
    let pieces = pattern.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
    if pattern.utf8.contains(where: { Array("?+[]!".utf8).contains($0) }) { return nil }
    guard pieces.count > 1, let first = pieces.first, let last = pieces.last else { return false }
    var rest = Array(branch.utf8)[...]
    guard rest.starts(with: first) else { return false }
    rest = rest.dropFirst(first.count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      var cursor = ByteCursor(rest)
      guard cursor.seek(past: String(piece) ?? "") else { return false }
      rest = cursor.rest
    }
    return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
  }
}
