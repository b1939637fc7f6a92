internal import CPythonSource

/// What the functions of a C module's sources take, by name.
final class CSignatures {
  typealias Entry = (entry: CCallables.Entry, path: RepoPath)
  typealias Prototype = (prototype: CPrototype, path: RepoPath)
  typealias Body = (body: CCallables.Body, path: RepoPath)

  /// By the C name of the table, or of the macro that stands for entries.
  private var entries: [String: [Entry]] = [:]
  private var macros: [String: Set<String>] = [:]
  /// By the variable that holds the docstring.
  private(set) var prototypes: [String: [Prototype]] = [:]
  /// By the name of the function that they are of.
  private(set) var prototypesByName: [String: [Prototype]] = [:]
  /// By the C name of the function.
  private(set) var bodies: [String: [Body]] = [:]
  private(set) var lists: [String: [[String]]] = [:]
  private(set) var unread: [ReadError] = []

  func add(_ callables: CCallables, at path: RepoPath) {
    for entry in callables.entries { entries[entry.table, default: []].append((entry, path)) }
    for (table, names) in callables.macros { macros[table, default: []].formUnion(names) }
    for prototype in callables.prototypes {
      prototypes[prototype.variable, default: []].append((prototype, path))
      prototypesByName[prototype.name, default: []].append((prototype, path))
    }
    for body in callables.bodies { bodies[body.function, default: []].append((body, path)) }
    for (name, list) in callables.lists { lists[name, default: []].append(list) }
  }

  func add(unread error: ReadError) { unread.append(error) }

  /// The entries of that name in a table, and in the macros that stand in it.
  func entries(named name: String, in table: String) -> [Entry] {
    entries[table, default: []].filter { $0.entry.name == name }
      + macros[table, default: []].sorted().flatMap { macro in
        entries[macro, default: []].filter { $0.entry.name == name }
      }
  }

  /// The lists of keywords that a function parses, and whether they are all of what it takes.
  func keywords(of body: CCallables.Body) -> [[String]] {
    body.lists + body.words.flatMap { lists[$0, default: []] }
  }
}

extension Surface {
  /// What the functions take whose sources are those of a module, or one file.
  func signatures(of module: String) throws(ReadError) -> CSignatures {
    try kept(\.cSignatures, module, as: .signatures(module)) { () throws(ReadError) in
      try readSignatures(of: module)
    }
  }

  private func readSignatures(of module: String) throws(ReadError) -> CSignatures {
    let signatures = CSignatures()
    for file in try sources(of: module)?.files ?? [] {
      do throws(ReadError) {
        if let callables = try tree.cCallables(at: file.path) {
          signatures.add(callables, at: file.path)
        }
      } catch {
        signatures.add(unread: error)
      }
    }
    return signatures
  }
}
