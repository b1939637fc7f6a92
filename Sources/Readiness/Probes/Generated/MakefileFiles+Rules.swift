internal import CPythonSource

extension MakefileFiles {
  /// What rules need and nothing makes, and objects that stand in a list twice.
  static func checkRules(
    of makefile: RepoPath, _ tree: SourceTree, _ findings: inout Findings
  ) throws(ReadError) {
    guard let rules = try tree.made(of: makefile, MakefileRules.self) else { return }
    // Of targets that differ in case only one was renamed, and not the other.
    var folded: [String: String] = [:]
    for target in rules.targets { folded[target.lowercased()] = target }
    var seen: Set<String> = []
    for need in rules.needs
    where !rules.targets.contains(need.name) && seen.insert(need.name).inserted {
      let place = Location(makefile, line: need.line)
      if let near = folded[need.name.lowercased()] {
        findings.fail(
          need.name, "\(place) needs \(need.name), and the rule makes \(near)", at: place)
      } else if isOfTree(need.name), !isThere(need.name, tree) {
        findings.fail(
          need.name,
          "\(place) needs \(need.name) for \(need.target), which no rule makes and the tree lacks",
          at: place)
      }
    }
    for object in rules.doubled {
      let place = Location(makefile, line: object.line)
      findings.fail(object.text, "\(place) lists \(object.text) a second time", at: place)
    }
  }

  /// Whether it is the name of a rule, or the path of a source; configure makes other files.
  private static func isOfTree(_ name: String) -> Bool {
    if !name.holds("/") { return !name.holds(".") }
    return ["asdl", "c", "gram", "h", "py", "txt"].contains(RepoPath(name).ending)
  }

  private static func isThere(_ name: String, _ tree: SourceTree) -> Bool {
    let path = RepoPath(name)
    return tree.listing[path] != nil || tree.listing[RepoPath(name + ".in")] != nil
      || tree.listing.hasFolder(path) || tree.listing.gap(hiding: path) != nil
  }
}

extension MakefileRules: MadeOfFile {
  package init(contents: [UInt8]) { self.init(makefile: contents) }
}
