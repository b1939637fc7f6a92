internal import CPythonSource

extension APIFrozen {
  /// Names that left modules in C whose sources changed: of public ones all that is public, of others what
  /// the public module of that name showed.
  ///
  /// A name that is still found, in a base class or with another implementation, has not left.
  static func findLeftOfC(
    _ inspection: Inspection, since release: ComparedTree, _ findings: inout Findings
  ) throws(ReadError) {
    let (now, before) = (inspection.surface, release.surface)
    var unread: [RepoPath: ReadError] = [:]
    defer {
      for (path, error) in unread.sorted(by: { $0.key < $1.key }) {
        findings.leaveOpen(path.text, error.message, at: Location(path))
      }
    }
    for error in try before.cModuleIndex().unread + now.cModuleIndex().unread {
      unread[error.path] = error
    }
    for (name, location) in try before.cModuleIndex().initialisers.sorted(by: { $0.key < $1.key })
    where Surface.isIdentifier(name) && !name.hasPrefix("_test") {
      guard try haveChanged(name, before, now), try now.cModuleIndex().initialiser(of: name) != nil,
        let old = try before.listing(of: name, at: before.place(of: name)),
        let new = try now.listing(of: name, at: now.place(of: name))
      else { continue }
      for surface in [before, now] {
        for error in try surface.sources(of: name)?.unread ?? [] { unread[error.path] = error }
      }
      let shown = name.hasPrefix("_") ? String(name.drop { $0 == "_" }) : name
      var left: Set<String> = []
      for path in paths(of: old).subtracting(paths(of: new)).sorted() {
        if left.contains(where: { path.hasPrefix($0 + ".") }) { continue }
        let symbol = "\(shown).\(path)"
        guard let asked = Symbol("py:" + symbol) else { continue }
        switch now.reading(of: asked).verdict {
        case .present: continue
        case .undetermined where try !isNoLongerGiven(path, by: name, before, now): continue
        case .undetermined, .gone: break
        }
        guard shown == name || before.reading(of: asked).verdict == .present else { continue }
        left.insert(path)
        findings.fail(
          symbol, "\(symbol) left \(new.path) after \(release.tag)", at: Location(new.path),
          Location(location.path, line: location.line, tag: release.tag))
      }
    }
  }

  /// Whether a module in C was given a name in a way that could be told, and now is not, with no other way
  /// that it may be given it but those that it had before, too: what a type is called, and functions that
  /// Clinic declares, stay when the line is lost that gives them to the module.
  private static func isNoLongerGiven(
    _ name: String, by module: String, _ before: Surface, _ now: Surface
  ) throws(ReadError) -> Bool {
    guard !name.holds("."), let oldSources = try before.sources(of: module),
      let newSources = try now.sources(of: module), newSources.unread.isEmpty
    else { return false }
    let old = try before.names(of: module, oldSources)
    let new = try now.names(of: module, newSources)
    return old.places[name] != nil && new.places[name] == nil && new.uncertain[name] == nil
      && new.openings.count <= old.openings.count
      && (new.unknownType == nil || old.unknownType != nil)
      && newSources.unknownMacroCount <= oldSources.unknownMacroCount
  }

  /// Whether a source of a module in C is another one now.
  private static func haveChanged(
    _ module: String, _ before: Surface, _ now: Surface
  ) throws(ReadError) -> Bool {
    guard let sources = try before.sources(of: module) else { return false }
    return sources.files.contains { file in
      before.tree.listing[file.path]?.id != now.tree.listing[file.path]?.id
    }
  }

  /// The public names of a module, and those of its public classes.
  private static func paths(of module: TreeSurface.Module) -> Set<String> {
    func isPublic(_ name: String) -> Bool { !name.hasPrefix("_") }
    var paths = Set(module.names.filter(isPublic))
    for (type, members) in module.classes where isPublic(type) {
      for member in members where isPublic(member) { paths.insert("\(type).\(member)") }
    }
    return paths
  }
}
