internal import CPythonSource

/// Where a name stands as a word in the sources of its module, or of the interpreter.
///
/// Some names are made in ways that no reading of declarations finds: an attribute that is set on a
/// class that a function makes, one that C code asks for by its name, a function that no header
/// declares. Of those only the word can be found.
struct WordPlace {
  private let surface: Surface

  init(_ surface: Surface) { self.surface = surface }

  /// The most files that are searched for one name.
  private static let limit = 2_000

  /// The first place of the symbol's last part; nil if it stands nowhere, or is no dotted name.
  func place(of symbol: Symbol) -> Location? {
    guard case .dotted(let parts, let language) = symbol.form, let last = parts.last else {
      return nil
    }
    if parts.count == 1 || language == .c {
      guard parts.count == 1, last.contains("_") else { return nil }
      return place(of: last, in: sourcesOfInterpreter())
    }
    for length in stride(from: parts.count - 1, to: 0, by: -1) {
      let module = parts[..<length].joined(separator: ".")
      guard let found = (try? surface.module(module)) ?? nil else { continue }
      return place(of: last, in: sources(of: parts[length - 1], at: found.location.path))
    }
    return nil
  }

  private func sourcesOfInterpreter() -> [RepoPath] {
    (["Python", "Objects", "Parser", "Modules"] as [RepoPath]).flatMap { folder in
      surface.tree.listing.entries(below: folder).map(\.path).filter { $0.text.hasSuffix(".c") }
    }
  }

  /// The file of a module, or those of its package, and the C sources that are named for it.
  private func sources(of name: String, at path: RepoPath) -> [RepoPath] {
    var paths = [path]
    if path.name == "__init__.py" {
      paths += surface.tree.listing.entries(below: RepoPath(String(path.folder))).map(\.path)
        .filter { $0.text.hasSuffix(".py") && $0 != path }
    }
    let stem = name.hasPrefix("_") ? String(name.dropFirst()) : name
    let files: Set<String> = ["_\(stem).c", "\(stem).c", "\(stem)module.c", "_\(stem)module.c"]
    paths += surface.tree.listing.entries(below: "Modules").map(\.path).filter { path in
      files.contains(String(path.name))
        || path.text.hasPrefix("Modules/_\(stem)/") && path.text.hasSuffix(".c")
    }
    return paths
  }

  private func place(of word: String, in paths: [RepoPath]) -> Location? {
    for path in paths.prefix(Self.limit) {
      let form: WordLines.Form = path.text.hasSuffix(".c") ? .identifier : .attribute
      let line = try? surface.tree.line(of: word, at: path, as: form)
      if let line { return Location(path, line: line) }
    }
    return nil
  }
}
