internal import CPythonSource

extension Surface {
  /// What the tree says about a symbol.
  ///
  /// - Parameter other: Another tree, the baseline as a rule: what a dotted name means, and what
  ///   kind of thing it was, is settled against both.
  package func reading(of symbol: Symbol, beside other: Surface? = nil) -> SymbolReading {
    let before = tree.unread.count
    var reading = found(symbol, beside: other)
    // What was passed over since it could not be read may be where it is.
    if reading.verdict == .gone, tree.unread.count > before, let error = tree.unread.last {
      reading.verdict = .undetermined
      reading.reason = error.message
    }
    return reading
  }

  private func found(_ symbol: Symbol, beside other: Surface?) -> SymbolReading {
    switch symbol.form {
    case .path(let path, let isFolder): return pathReading(path, isFolder: isFolder)
    case .instruction(let name): return instructionReading(name)
    case .parameter(let function, let name):
      return parameterReading(function, name, beside: other)
    case .dotted(let parts, let language):
      // A file at the top of the tree, such as `setup.py`, has no slash to tell it by.
      let path = RepoPath(symbol.text)
      if language == nil, parts.count > 1,
        tree.listing[path] != nil || other?.tree.listing[path] != nil
      {
        return pathReading(path, isFolder: false)
      }
      let language = language ?? self.language(of: parts, beside: other)
      if language == .python, parts[0] == "__main__" {
        return SymbolReading(
          verdict: .undetermined, kind: parts.count == 1 ? .module : .name,
          reason: "the interpreter makes __main__ when it starts", lookedAt: [])
      }
      var reading = reading(of: parts, language)
      if reading.verdict == .gone, let before = other?.reading(of: parts, language),
        before.verdict == .present
      {
        reading.kind = before.kind
      }
      return reading
    }
  }

  private func reading(of parts: [String], _ language: Symbol.Language) -> SymbolReading {
    switch language {
    case .python: pythonReading(parts)
    case .c where parts.count == 1: answer(cLookup(parts[0]), absence: .cName, kind: .name)
    case .c:
      answer(
        cMemberLookup(parts[0], parts.dropFirst()), absence: .cMember(parts), kind: .member)
    }
  }

  /// Whether a dotted name is one of Python or of C: the first part is a module of either tree, or a
  /// C name or a built-in one of either, or else what its spelling suggests.
  func language(of parts: [String], beside other: Surface?) -> Symbol.Language {
    for surface in [self, other].compactMap({ $0 }) {
      if ((try? surface.module(parts[0])) ?? nil) != nil { return .python }
    }
    for surface in [self, other].compactMap({ $0 }) {
      let lookup =
        parts.count == 1
        ? surface.cLookup(parts[0]) : surface.cMemberLookup(parts[0], parts.dropFirst())
      if lookup.isFound { return .c }
      // `bytes` was a type in a header once, and `PythonFinalizationError` is spelt as those of C are.
      if let (_, builtins) = (try? surface.builtins()) ?? nil,
        surface.member(parts[0], of: builtins.entity).isFound
      {
        return .python
      }
    }
    return looksLikeC(parts[0]) ? .c : .python
  }

  /// `PyX`, `_PyX`, `Py_X`, `X_Y`: no module of Python is spelt with a capital but `Tkinter` and its
  /// like of Python 2.
  private func looksLikeC(_ name: String) -> Bool {
    let trimmed = name.drop { $0 == "_" }
    if trimmed.hasPrefix("Py") || trimmed.hasPrefix("PY") { return true }
    let isCapital = trimmed.utf8.allSatisfy { !(0x61...0x7A).contains($0) }
    return isCapital || trimmed.hasPrefix("py_") || name.hasSuffix("_t") || name.hasSuffix("func")
      || name.hasSuffix("proc")
  }

  // MARK: Python

  func pythonReading(_ parts: [String]) -> SymbolReading {
    do throws(ReadError) {
      for length in stride(from: parts.count, to: 0, by: -1) {
        let name = parts[..<length].joined(separator: ".")
        guard let start = try module(name) else { continue }
        if length == parts.count { return moduleReading(start, parts) }
        var found = lookup(parts[length...], from: start)
        if !found.isFound { found.merge(try shadowing(parts, length)) }
        return answer(found, absence: .member(parts[length...], of: name), kind: .name)
      }
      return try absentModule(parts)
    } catch {
      return SymbolReading(
        verdict: .undetermined, kind: parts.count == 1 ? .module : .name, reason: error.message,
        lookedAt: [])
    }
  }

  /// Looks below a name of a package that is spelt as one of its modules: `unittest.main` is a class,
  /// too.
  func shadowing(_ parts: [String], _ length: Int) throws(ReadError) -> Lookup {
    guard length > 1,
      case .pythonModule(let package)? = try module(
        parts[..<(length - 1)].joined(separator: "."))?.entity
    else { return Lookup() }
    var lookup = Lookup()
    for sighting in member(parts[length - 1], of: .pythonModule(package)).sightings {
      switch sighting.entity {
      case .pythonModule, .namespacePackage, .cModule, .opaque: continue
      default: lookup.merge(self.lookup(parts[length...], from: sighting))
      }
    }
    return lookup
  }

  /// A module that is there; a name of its package may be there beside it.
  private func moduleReading(_ start: Sighting, _ parts: [String]) -> SymbolReading {
    SymbolReading(
      verdict: .present, kind: .module, lookedAt: [start.location.path],
      evidence: [start.location])
  }

  private func absentModule(_ parts: [String]) throws(ReadError) -> SymbolReading {
    let kind: SymbolKind = parts.count == 1 ? .module : .name
    switch try place(of: parts[0]) {
    case .listed(let location):
      return SymbolReading(
        verdict: .undetermined, kind: kind,
        reason: "\(location) names it, but no source of it was found",
        lookedAt: [RepoPath("Lib"), location.path], evidence: [location])
    case .absent(let lookedAt):
      if let builtin = try builtinReading(parts) { return builtin }
      guard tree.listing.hasFolder("Lib") else {
        return SymbolReading(
          verdict: .undetermined, kind: kind,
          reason: "the tree has no folder \(RepoPath("Lib"))", lookedAt: [])
      }
      return SymbolReading(
        verdict: .gone, kind: kind, reason: "no module \(parts[0]) in Lib, nor one written in C",
        lookedAt: lookedAt)
    case .python, .namespacePackage, .c:
      return SymbolReading(
        verdict: .undetermined, kind: kind, reason: "the module cannot be told", lookedAt: [])
    }
  }

  /// `len`, `float.hex`: what `builtins` has needs no module before it; nil if it has no such name.
  private func builtinReading(_ parts: [String]) throws(ReadError) -> SymbolReading? {
    guard let (name, start) = try builtins(), lookup(parts[..<1], from: start).isFound else {
      return nil
    }
    return answer(
      lookup(parts[...], from: start), absence: .member(parts[...], of: name), kind: .name)
  }

  /// The module of the built-in names: `builtins`, `__builtin__` in Python 2.
  func builtins() throws(ReadError) -> (name: String, Sighting)? {
    for name in ["builtins", "__builtin__"] {
      if let found = try module(name) { return (name, found) }
    }
    return nil
  }

  // MARK: Paths and instructions

  private func pathReading(_ path: RepoPath, isFolder: Bool) -> SymbolReading {
    let kind: SymbolKind = isFolder ? .folder : .path
    do throws(ReadError) {
      let folder = String(path.folder)
      let parent: RepoPath = folder.isEmpty ? "." : RepoPath(folder)
      let isFile = try tree.contains(path)
      let hasFolder = try tree.hasFolder(path)
      if hasFolder || (isFile && !isFolder) {
        return SymbolReading(
          verdict: .present, kind: kind, lookedAt: [parent], evidence: [Location(path)])
      }
      if let other = tree.listing.notFollowed(towards: path) {
        return SymbolReading(
          verdict: .undetermined, kind: kind, reason: "\(Location(other)) is not followed",
          lookedAt: [])
      }
      return SymbolReading(
        verdict: .gone, kind: kind, reason: "the tree has no such path", lookedAt: [parent])
    } catch {
      return SymbolReading(
        verdict: .undetermined, kind: kind, reason: error.message, lookedAt: [])
    }
  }

  /// The files that may list the instructions of the interpreter, the newest first.
  static let instructionFiles: [RepoPath] = [
    "Lib/_opcode_metadata.py", "Lib/opcode.py",
  ]

  private func instructionReading(_ name: String) -> SymbolReading {
    var lookedAt: [RepoPath] = []
    var hasTable = false
    do throws(ReadError) {
      for path in Self.instructionFiles {
        guard let table = try tree.instructions(at: path) else { continue }
        lookedAt.append(path)
        hasTable = hasTable || !table.instructions.isEmpty
        guard let instruction = table.instructions[name] else { continue }
        let place = Location(path, line: instruction.line)
        if instruction.isPseudo {
          return SymbolReading(
            verdict: .gone, kind: .instruction,
            reason: "a pseudo-instruction of that name stays, at \(place)", lookedAt: lookedAt)
        }
        return SymbolReading(
          verdict: .present, kind: .instruction, lookedAt: lookedAt, evidence: [place])
      }
    } catch {
      return SymbolReading(
        verdict: .undetermined, kind: .instruction, reason: error.message, lookedAt: lookedAt)
    }
    guard hasTable else {
      return SymbolReading(
        verdict: .undetermined, kind: .instruction,
        reason: "the tree has no table of instructions that can be read", lookedAt: lookedAt)
    }
    return SymbolReading(
      verdict: .gone, kind: .instruction, reason: "no instruction of that name",
      lookedAt: lookedAt)
  }
}
