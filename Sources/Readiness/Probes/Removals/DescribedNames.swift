internal import CPythonSource

/// A name as the document of a module describes it: without the module.
struct DescribedName: Hashable {
  let module: String
  /// `wrap_socket`, `Pot.pour`
  let name: String

  /// The document that describes a name, and the name in it: that of the longest module that has one.
  static func document(
    of parts: [String], in tree: SourceTree
  ) -> (RepoPath, DescribedName)? {
    for length in stride(from: parts.count - 1, to: 0, by: -1) {
      let module = parts[..<length].joined(separator: ".")
      let path = RepoPath("Doc/library/\(module).rst")
      guard tree.listing[path] != nil else { continue }
      let name = parts[length...].joined(separator: ".")
      return (path, DescribedName(module: module, name: name))
    }
    return nil
  }
}

/// What the directives of a document describe, each with its line, in order.
struct DescribedNames {
  private(set) var lines: [(name: DescribedName, line: Int)] = []

  private static let directives: Set<String> = [
    "function", "class", "method", "classmethod", "staticmethod", "attribute", "data", "exception",
    "decorator", "decoratormethod", "property", "coroutinefunction", "coroutinemethod",
    "awaitablefunction", "awaitablemethod", "abstractmethod",
  ]

  /// - Parameter module: What is described where the document names no module itself.
  init(_ source: [UInt8], of module: String) {
    var module = module
    var classes: [(name: String, column: Int)] = []
    for line in SourceLines(source) {
      let text = line.text
      let column = text.prefix { $0 == " " }.utf8.count
      let rest = text.dropFirst(column)
      guard rest.hasPrefix(".. "), let end = rest.firstPlace(of: "::") else { continue }
      var directive = rest[..<end.lowerBound].dropFirst(3).drop { $0 == " " }
      if directive.hasPrefix("py:") { directive = directive.dropFirst(3) }
      let argument = rest[end.upperBound...].drop { $0 == " " }
        .prefix { $0 != "(" && $0 != "[" && $0 != " " && $0 != ":" }
      guard !argument.isEmpty else { continue }
      if directive == "module" || directive == "currentmodule" {
        module = String(argument)
        continue
      }
      guard Self.directives.contains(String(directive)) else { continue }
      while let last = classes.last, last.column >= column { classes.removeLast() }
      var name = String(argument)
      if name.hasPrefix(module + ".") {
        name = String(name.dropFirst(module.count + 1))
      }
      if let holder = classes.last, !name.hasPrefix(holder.name + ".") {
        name = holder.name + "." + name
      }
      lines.append((DescribedName(module: module, name: name), line.number))
      if directive == "class" || directive == "exception" { classes.append((name, column)) }
    }
  }
}
