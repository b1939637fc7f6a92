internal import CPythonSource

/// A C file, and the files of the tree that it includes.
struct CSourceFile {
  let outline: COutline
  /// In the order of the `#include` lines.
  let includes: [RepoPath]
}

extension Surface {
  /// The sources of a module written in C: the file that initialises it, what that file includes, and
  /// the other files of its folder.
  func sources(of module: String) throws(ReadError) -> CModuleSources? {
    if let known = cModuleSources[module] {
      recall(.sources(module))
      return known
    }
    // A file that is of no module: its types are given to several.
    if module.contains("/") { return try sources(ofFile: RepoPath(module)) }
    let index = try cModuleIndex()
    guard let start = index.initialiser(of: module) else { return nil }
    let sources = remembering(.sources(module)) {
      let first = Self.isModuleTable(start.path) ? namedSource(of: module) : nil
      let path = first ?? start.path
      return read([path] + companions(of: path, module: module, index))
    }
    cModuleSources[module] = sources
    return sources
  }

  /// What one file and those that it includes give to Python.
  func sources(ofFile path: RepoPath) throws(ReadError) -> CModuleSources {
    let key = path.text
    return try kept(\.cModuleSources, key, as: .sources(key)) { read([path]) }
  }

  /// Reads files, and what they include.
  private func read(_ paths: [RepoPath]) -> CModuleSources {
    let sources = CModuleSources()
    var queue = paths
    var seen = Set(queue)
    var position = 0
    while position < queue.count, queue.count < 2000 {
      let path = queue[position]
      position += 1
      do throws(ReadError) {
        guard let source = try cSource(at: path) else { continue }
        sources.add(path, source.outline)
        if let reason = source.outline.reasonOfGap {
          sources.add(unread: ReadError(path: path, reason: .damagedObject(.zero, reason)))
        }
        for target in source.includes where seen.insert(target).inserted { queue.append(target) }
      } catch {
        sources.add(unread: error)
      }
    }
    sources.finish()
    return sources
  }

  /// A C file with the files of the tree that it includes; nil if there is no file. Many modules include
  /// the same ones.
  private func cSource(at path: RepoPath) throws(ReadError) -> CSourceFile? {
    if let known = cSourceFiles[path] {
      recall(.sourceFile(path))
      return known
    }
    guard let outline = try tree.c(at: path, as: .cSource) else { return nil }
    let source = remembering(.sourceFile(path)) {
      CSourceFile(
        outline: outline,
        includes: outline.includes.filter { !$0.isSystem }.compactMap {
          resolve($0.path, from: path)
        })
    }
    cSourceFiles[path] = source
    return source
  }

  /// The table of built-in modules: it declares what others define.
  static func isModuleTable(_ path: RepoPath) -> Bool {
    path == "PC/config.c" || path == "PC/config_minimal.c" || path == "Modules/config.c.in"
  }

  /// The file below Modules that is named after a module whose initialiser a macro makes.
  private func namedSource(of module: String) -> RepoPath? {
    tree.listing.entries(below: "Modules").map(\.path).first {
      $0.name == module + ".c" || $0.name == module + "module.c"
    }
  }

  /// Files that are linked into the module beside the one that initialises it.
  private func companions(
    of path: RepoPath, module: String, _ index: CModuleIndex
  ) -> [RepoPath] {
    let folder = String(path.folder)
    if module == "builtins" || module == "__builtin__" || module == "sys" {
      return sources(in: "Objects") + (module == "sys" ? sources(in: "Python") : [])
    }
    // `Modules/_testcapimodule.c` has the other files of its module in `Modules/_testcapi`.
    let own = folder == "Modules" ? "Modules/\(module)" : folder
    let owner = String(RepoPath(own).name)
    if owner != module, index.initialiser(of: owner)?.path.folder == "Modules" { return [] }
    guard own != "Modules", own != "Python", own != "Objects", own != "PC" else { return [] }
    let others = Set(
      index.initialisers.filter { $0.key != module }.map(\.value.path).filter { $0 != path })
    return sources(in: own).filter { $0 != path && !others.contains($0) }
  }

  private func sources(in folder: String) -> [RepoPath] {
    tree.listing.entries(below: RepoPath(folder)).map(\.path).filter {
      $0.text.hasSuffix(".c") || $0.text.hasSuffix(".c.h")
    }
  }

  /// The file of the tree that an `#include "…"` of a module's source means.
  private func resolve(_ include: String, from path: RepoPath) -> RepoPath? {
    for folder in [String(path.folder), "Modules", "Objects", "Python"] {
      let candidate = RepoPath(normalised(folder + "/" + include))
      if tree.listing[candidate] != nil { return candidate }
    }
    return nil
  }

  private func normalised(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
