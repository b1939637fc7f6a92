/// The files of the tree that a CI workflow calls.
///
/// Of GitHub's (`.github/workflows`) what stands as `./.github/…`, in `uses:` as in commands; of Azure's
/// (`.azure-pipelines`) the templates, whose paths are relative to the file.
package enum WorkflowCalls {
  /// The paths as they stand there, each with its line; those that are made at run time are left out.
  package static func paths(in workflow: [UInt8]) -> [Mention] {
    YAMLLines(workflow).lines.flatMap { line in
      var found: [Mention] = []
      var cursor = ByteCursor(line.content)
      while cursor.seek(past: "./.github/") {
        let rest = cursor.take { $0.isWord || "-./".utf8.contains($0) }
        guard !isMadeLater(cursor) else { continue }
        found.append(
          Mention(".github/" + String(decoding: rest, as: UTF8.self), line: line.number))
      }
      return found
    }
  }

  /// The values of `template:`.
  package static func templates(in pipeline: [UInt8]) -> [Mention] {
    YAMLLines(pipeline).lines.compactMap { line in
      guard let entry = YAMLLines.entry(line), entry.key == "template" else { return nil }
      let value = YAMLLines.scalar(entry.value)
      // Of another repository, absolute, or made at run time.
      guard value.hasSuffix(".yml") || value.hasSuffix(".yaml"),
        !value.contains(where: { $0 == "@" || $0 == "$" }), !value.hasPrefix("/")
      else { return nil }
      return Mention(value, line: line.number)
    }
  }

  /// Whether the path goes on with a pattern or an expression.
  private static func isMadeLater(_ cursor: ByteCursor) -> Bool {
    cursor.rest.first.map { "*$?{[".utf8.contains($0) } ?? false
  }
}
