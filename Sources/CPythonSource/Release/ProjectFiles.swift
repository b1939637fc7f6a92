/// The files that a Visual Studio project lists.
package enum ProjectFiles {
  /// Reads `<ClCompile Include="..\Python\ceval.c" />` and the like.
  ///
  /// - Returns: Each path as written, with its line; not those of projects (`ProjectReference`), of
  ///   configurations or of imports.
  package static func listed(in project: [UInt8]) -> [Mention] {
    included(in: project) { elements.contains($0) }
  }

  /// The projects that a project refers to, `<ProjectReference Include="pythoncore.vcxproj">`.
  package static func references(in project: [UInt8]) -> [Mention] {
    included(in: project) { $0 == "ProjectReference" }
  }

  /// The files of projects that `pcbuild.proj` names in its lists, with or without their ending.
  package static func built(by project: [UInt8]) -> Set<String> {
    var found: Set<String> = []
    for list in included(in: project, where: { _ in true }) {
      for name in list.text.split(separator: ";") where name.utf8.allSatisfy(\.isOfFileName) {
        found.insert(name.hasSuffix("proj") ? String(name) : "\(name).vcxproj")
      }
    }
    return found
  }

  private static func included(
    in project: [UInt8], where isWanted: (String) -> Bool
  ) -> [Mention] {
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
        guard let element = cursor.takeIdentifier(), isWanted(element) else { continue }
        cursor.skipBlanks()
        guard cursor.skip("Include="), let path = cursor.takeQuoted() else { continue }
        found.append(Mention(path, line: line.number))
      }
    }
    return found
  }

  /// Whether the last thing in a project is its end.
  package static func isClosed(_ project: [UInt8]) -> Bool {
    let rest = project.reversed().drop { $0.isSpaceOrTab || $0 == 0x0A || $0 == 0x0D }
    return rest.starts(with: "</Project>".utf8.reversed())
  }

  /// The projects that a solution lists, each path as written, with its line.
  package static func projects(inSolution solution: [UInt8]) -> [Mention] {
    SourceLines(solution).compactMap { line in
      var cursor = line.cursor
      guard cursor.skip("Project("), cursor.seek(past: "= "), cursor.takeQuoted() != nil,
        cursor.skip(", "), let path = cursor.takeQuoted(), path.hasSuffix("proj")
      else { return nil }
      return Mention(path, line: line.number)
    }
  }

  private static let elements: Set<String> = [
    "ClCompile", "ClInclude", "MASM", "Midl", "None", "ResourceCompile",
  ]
}

extension UInt8 {
  fileprivate var isOfFileName: Bool {
    isWord || self == UInt8(ascii: ".") || self == UInt8(ascii: "-")
  }
}
