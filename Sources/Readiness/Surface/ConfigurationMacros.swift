internal import CPythonSource

// Macros of the C API that no public header defines: configure makes them, or whoever includes Python.h does.
extension Surface {
  /// What becomes `pyconfig.h`, which `Python.h` includes: by configure, and on Windows.
  static let configurationTemplates: [RepoPath] = [
    "pyconfig.h.in", "PC/pyconfig.h", "PC/pyconfig.h.in",
  ]

  /// Looks for a macro that the build makes, `HAVE_FORK`, or that the public headers ask for and leave to
  /// others to define, `Py_LIMITED_API`.
  func configuredLookup(_ name: String) -> Lookup {
    var lookup = Lookup()
    for path in Self.configurationTemplates {
      do throws(ReadError) {
        guard let macros = try tree.made(of: path, ConfiguredMacros.self) else { continue }
        lookup.look(at: path)
        if let line = macros.lines[name] { lookup.see(.opaque, .macro, path, line: line) }
      } catch {
        lookup.open(error)
      }
    }
    guard !lookup.isFound, let path = askedMacros()[name] else { return lookup }
    lookup.look(at: path)
    lookup.see(.opaque, .macro, path, line: lineAsking(for: name, at: path) ?? 1)
    return lookup
  }

  /// The first directive of a header that names a macro.
  private func lineAsking(for name: String, at path: RepoPath) -> Int? {
    guard let bytes = (try? tree.bytes(at: path)) ?? nil else { return nil }
    for line in SourceLines(bytes) {
      let text = String(decoding: line.bytes, as: UTF8.self)
      let isDirective = text.drop { $0 == " " || $0 == "\t" }.first == "#"
      if isDirective, text.words.contains(name[...]) { return line.number }
    }
    return nil
  }

  /// For each macro of Python that a condition of a public header asks for, the first such header.
  private func askedMacros() -> [String: RepoPath] {
    if let asked { return asked }
    var found: [String: RepoPath] = [:]
    for path in (try? headerIndex())?.paths ?? [] {
      guard let outline = (try? tree.c(at: path, as: .cHeader)) ?? nil else { continue }
      for stack in outline.conditions {
        for condition in stack {
          for word in condition.expression.words
          where (word.hasPrefix("Py") || word.hasPrefix("PY")) && found[String(word)] == nil {
            found[String(word)] = path
          }
          // What is asked in there no extension sees.
          if condition.isOfInterpreter { break }
        }
      }
    }
    asked = found
    return found
  }
}

/// The macros that a template of `pyconfig.h` has a line for.
private struct ConfiguredMacros: MadeOfFile {
  /// Their lines, counted from 1, by name. What compilers have is left out: `const`, `pid_t`.
  let lines: [String: Int]

  init(contents: [UInt8]) {
    lines = ConfigurationTemplate.lines(in: contents).filter { name, _ in
      name.utf8.contains { (0x41...0x5A).contains($0) }
    }
  }
}

extension COutline.Condition {
  /// Whether only the interpreter itself, and what is built with it, gets past it.
  fileprivate var isOfInterpreter: Bool {
    expression == "defined(Py_BUILD_CORE)" && !isNegated
  }
}
