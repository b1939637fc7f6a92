internal import CPythonSource

extension APIFrozen {
  /// Names that left modules which are still there, and parameters that left functions. A name that is still
  /// found, in a base class or served at run time, has not left.
  static func findLeft(
    _ inspection: Inspection, since release: ComparedTree, _ findings: inout Findings
  ) throws(ReadError) {
    let now = inspection.tree.publicModules()
    for (name, before) in release.tree.publicModules().sorted(by: { $0.key < $1.key }) {
      guard let entry = now[name], entry.id != before.id,
        let names = try inspection.tree.publicNames(at: entry.path),
        let earlier = try release.tree.publicNames(at: before.path)
      else { continue }
      let module = Compared(
        name: TreeClaimReader.module(of: entry.path), path: entry.path, names: names,
        before: before.path, earlier: earlier)
      findLeft(of: module, inspection.surface, release, &findings)
      try findShownNoMore(module, inspection.surface, release, &findings)
      findUnlisted(of: module, release, &findings)
      findParameters(of: module, inspection.surface, release, &findings)
    }
  }

  /// A module that is in both trees and is another file now.
  struct Compared {
    let name: String
    let path: RepoPath
    let names: PublicNames
    let before: RepoPath
    let earlier: PublicNames
  }

  /// What the module had of its own.
  private static func findLeft(
    of module: Compared, _ surface: Surface, _ release: ComparedTree, _ findings: inout Findings
  ) {
    let known = module.names.all
    var left: Set<String> = []
    for (name, line) in module.earlier.offered.sorted(by: { $0.key < $1.key })
    where !known.contains(name) {
      // The members of a class that left are told with it.
      if left.contains(where: { name.hasPrefix($0 + ".") }) { continue }
      let symbol = "\(module.name).\(name)"
      guard let asked = Symbol("py:" + symbol), surface.reading(of: asked).verdict == .gone
      else { continue }
      left.insert(name)
      fail(symbol, module, Location(module.before, line: line, tag: release.tag), &findings)
    }
  }

  /// What the module still has and no longer lists: a star import brings it no more.
  private static func findUnlisted(
    of module: Compared, _ release: ComparedTree, _ findings: inout Findings
  ) {
    guard module.names.isExportedWhole, module.earlier.isExportedWhole else { return }
    for (name, line) in module.earlier.exported.sorted(by: { $0.key < $1.key })
    where module.names.exported[name] == nil && !name.hasPrefix("_")
      && module.names.all.contains(name)
    {
      let symbol = "\(module.name).\(name)"
      findings.fail(
        symbol,
        "\(symbol) is in __all__ of \(release.tag), and no longer in that of \(module.name)",
        at: Location(module.path), Location(module.before, line: line, tag: release.tag))
    }
  }

  /// What the module had from others and let out: by its list, or by taking all that another has.
  private static func findShownNoMore(
    _ module: Compared, _ surface: Surface, _ release: ComparedTree, _ findings: inout Findings
  ) throws(ReadError) {
    var shown = module.earlier.exported.filter { module.names.exported[$0.key] == nil }
    let package = PythonModule(
      name: module.name, path: module.before, isPackage: module.before.name == "__init__.py")
    for (source, line) in module.earlier.starred where module.names.starred[source] == nil {
      guard let target = package.target(of: source.module, level: source.level),
        isOwn(target, of: package)
      else { continue }
      for name in try exports(of: target, release) where shown[name] == nil { shown[name] = line }
    }
    for (name, line) in shown.sorted(by: { $0.key < $1.key })
    where !name.hasPrefix("_") && module.earlier.offered[name] == nil {
      let symbol = "\(module.name).\(name)"
      guard !module.names.all.contains(name), let asked = Symbol("py:" + symbol),
        surface.reading(of: asked).verdict == .gone,
        release.surface.reading(of: asked).verdict == .present
      else { continue }
      fail(symbol, module, Location(module.before, line: line, tag: release.tag), &findings)
    }
  }

  /// Whether a module takes all that another has to let it out: that one is below it, or private. What else it
  /// takes is for its own use.
  private static func isOwn(_ target: String, of module: PythonModule) -> Bool {
    module.isPackage && target.hasPrefix(module.name + ".")
      || target.split(separator: ".").contains { $0.hasPrefix("_") }
  }

  /// The names that a module gives to one that takes all.
  private static func exports(
    of module: String, _ release: ComparedTree
  ) throws(ReadError) -> [String] {
    switch try release.surface.module(module)?.entity {
    case .pythonModule(let module)?:
      guard let names = try release.tree.publicNames(at: module.path) else { return [] }
      if !names.exported.isEmpty { return names.exported.keys.sorted() }
      return names.offered.keys.filter { !$0.contains(".") }
    case .cModule(let name)?:
      return try release.surface.listing(of: name, at: release.surface.place(of: name))?.names ?? []
    default: return []
    }
  }

  private static func fail(
    _ symbol: String, _ module: Compared, _ place: Location, _ findings: inout Findings
  ) {
    findings.fail(
      symbol, "\(symbol) left after \(place.tag ?? "")", at: Location(module.path), place)
  }
}
