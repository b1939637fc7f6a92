internal import CPythonSource

/// A file that lists modules by name.
struct ModuleList {
  let path: RepoPath
  /// The first line that names each module.
  let lines: [String: Int]
}

extension Surface {
  /// The place at which a list names the module.
  func listing(of module: String) throws(ReadError) -> Location? {
    for list in try lists() {
      if let line = list.lines[module] { return Location(list.path, line: line) }
    }
    return nil
  }

  /// The lists that were read.
  func moduleListPaths() throws(ReadError) -> [RepoPath] { try lists().map(\.path) }

  private func lists() throws(ReadError) -> [ModuleList] {
    if let moduleLists { return moduleLists }
    var found: [ModuleList] = []
    for (path, reader) in Self.listReaders {
      guard let text = try tree.text(at: path) else { continue }
      var lines: [String: Int] = [:]
      for (number, line) in text.rows.enumerated() {
        if let name = reader(line), lines[name] == nil { lines[name] = number + 1 }
      }
      found.append(ModuleList(path: path, lines: lines))
    }
    moduleLists = found
    return found
  }

  private static let listReaders: [(RepoPath, @Sendable (Substring) -> String?)] = [
    ("Python/stdlib_module_names.h", quotedEntry),
    ("PC/config.c", bracedEntry),
    ("Modules/config.c.in", bracedEntry),
    ("Modules/Setup", setupEntry),
    ("Modules/Setup.in", setupEntry),
    ("Modules/Setup.dist", setupEntry),
    ("Modules/Setup.bootstrap.in", setupEntry),
    ("Modules/Setup.stdlib.in", setupEntry),
    ("setup.py", extensionEntry),
  ]

  /// `"name",`
  private static func quotedEntry(_ line: Substring) -> String? {
    guard line.hasPrefix("\"") else { return nil }
    return String(line.dropFirst().prefix { $0 != "\"" })
  }

  /// `{"name", PyInit_name},`
  private static func bracedEntry(_ line: Substring) -> String? {
    let trimmed = line.drop { $0 == " " || $0 == "\t" }
    guard trimmed.hasPrefix("{\"") else { return nil }
    return String(trimmed.dropFirst(2).prefix { $0 != "\"" })
  }

  /// `name file.c …`, also `#name file.c` and `@MODULE_NAME_TRUE@name file.c`
  private static func setupEntry(_ line: Substring) -> String? {
    var rest = line.drop { $0 == "#" || $0 == " " }
    if rest.hasPrefix("@MODULE_"), let end = rest.dropFirst().firstIndex(of: "@") {
      rest = rest[rest.index(after: end)...]
    }
    let words = rest.split(whereSeparator: { $0 == " " || $0 == "\t" })
    guard words.count > 1, words[1].hasSuffix(".c") || words[1].hasSuffix(".cc") else {
      return nil
    }
    return String(words[0])
  }

  /// `Extension('name', …)`
  private static func extensionEntry(_ line: Substring) -> String? {
    guard let start = line.firstPlace(of: "Extension(") else { return nil }
    let rest = line[start.upperBound...].drop { $0 == " " }
    guard let quote = rest.first, quote == "'" || quote == "\"" else { return nil }
    return String(rest.dropFirst().prefix { $0 != quote })
  }
}
