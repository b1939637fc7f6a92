/// The files that a Visual Studio project lists.
package enum ProjectFiles {
  /// Reads `<ClCompile Include="..\Python\ceval.c" />` and the like.
  ///
  /// - Returns: Each path as written, with its line; not those of projects (`ProjectReference`), of
  ///   configurations or of imports.
  package static func listed(in project: [UInt8]) -> [Mention] {
    var found: [Mention] = []
    var isComment = false
    for line in SourceLines(project) {
      var cursor = line.cursor
      if isComment {
        isComment = !cursor.seek(past: "-->")
        if isComment { continue }
      }
      while cursor.seek(past: "<") {
        if cursor.skip("!--") {
          isComment = !cursor.seek(past: "-->")
          continue
        }
        guard let element = cursor.takeIdentifier(), elements.contains(element) else { continue }
        cursor.skipBlanks()
        guard cursor.skip("Include="), let path = cursor.takeQuoted() else { continue }
        found.append(Mention(path, line: line.number))
      }
    }
    return found
  }

  private static let elements: Set<String> = [
    "ClCompile", "ClInclude", "MASM", "Midl", "None", "ResourceCompile",
  ]
}
