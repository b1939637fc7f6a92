/// What a makefile of CPython names, and the lines of it that `make` cannot read.
package struct MakefileOutline: Sendable {
  /// The objects that are built from sources of the tree, without `.o`: `Python/ceval`.
  package private(set) var objects: [Mention] = []
  /// The paths behind `$(srcdir)/` that have an ending.
  package private(set) var sources: [Mention] = []
  /// The variables of configure that stand outside of recipes, without the `@` around them.
  package private(set) var substitutions: [Mention] = []
  /// What rules make, without `$(srcdir)/`.
  package private(set) var targets: Set<String> = []
  /// The sources that variables name, which rules make.
  package private(set) var named: Set<String> = []
  /// Lines that `make` refuses, or reads as something else, and why.
  package private(set) var faults: [Mention] = []

  private enum Context { case nothing, variable, rule }
  private var context = Context.nothing
  private var isContinued = false
  /// The variable whose value is read.
  private var variable = ""
  /// The paths below the source folder in the values of variables.
  private var pathsByVariable: [String: [String]] = [:]

  /// - Parameter makefile: The bytes of `Makefile.pre.in`.
  package init(makefile: [UInt8]) {
    for line in SourceLines(makefile) { read(line) }
    // `$(SYSCONFIGDATA): …` makes what the variable stands for.
    for (name, paths) in pathsByVariable where targets.contains("$(\(name))") {
      targets.formUnion(paths)
    }
  }

  private mutating func read(_ line: SourceLines.Line) {
    let wasContinued = isContinued
    isContinued = line.bytes.last == UInt8(ascii: "\\")
    let trimmed = line.bytes.withoutBlanksAtEnd
    if trimmed.count < line.bytes.count, trimmed.last == UInt8(ascii: "\\") {
      faults.append(Mention("a blank follows the backslash at its end", line: line.number))
      isContinued = true
    }
    guard !trimmed.isEmpty else { return }
    let isRecipe = trimmed.first == UInt8(ascii: "\t")
    if !wasContinued {
      if trimmed.first == UInt8(ascii: "#") { return }
      readStart(trimmed, isRecipe: isRecipe, line: line.number)
    }
    collect(trimmed, inRecipe: context == .rule && (isRecipe || wasContinued), line: line.number)
  }

  /// What the first line of several begins.
  private mutating func readStart(_ text: ArraySlice<UInt8>, isRecipe: Bool, line: Int) {
    if isRecipe {
      if context == .variable,
        text.dropFirst().first(where: { !$0.isSpaceOrTab }) != UInt8(ascii: "#")
      {
        faults.append(Mention("it is the recipe of no rule", line: line))
        context = .nothing
      }
      return
    }
    var cursor = ByteCursor(text)
    let isIndented = text.first == UInt8(ascii: " ")
    if !isIndented, let name = cursor.takeIdentifier() {
      cursor.skipBlanks()
      for sign in ["=", ":=", "?=", "+="] where cursor.skip(sign) {
        (context, variable) = (.variable, name)
        return
      }
    }
    if !isIndented, let colon = text.firstIndex(of: UInt8(ascii: ":")) {
      context = .rule
      for word in text[..<colon].split(whereSeparator: \.isSpaceOrTab) {
        targets.insert(Self.withoutSourceFolder(String(decoding: word, as: UTF8.self)))
      }
    } else if isIndented, context == .rule {
      faults.append(Mention("blanks stand where a recipe has a tab", line: line))
    } else {
      context = .nothing
    }
  }

  private mutating func collect(_ text: ArraySlice<UInt8>, inRecipe: Bool, line: Int) {
    var cursor = ByteCursor(text)
    while cursor.seek(past: "$(srcdir)/") {
      let path = String(decoding: cursor.take(while: \.isInPath), as: UTF8.self)
      guard !cursor.rest.starts(with: "$".utf8), !cursor.rest.starts(with: "*".utf8),
        !cursor.rest.starts(with: "@".utf8), let dot = path.lastIndex(of: "."),
        !path[dot...].contains("/"), path.index(after: dot) < path.endIndex
      else { continue }
      sources.append(Mention(path, line: line))
      if context == .variable { pathsByVariable[variable, default: []].append(path) }
    }
    for word in text.split(whereSeparator: { $0.isSpaceOrTab || $0 == UInt8(ascii: "=") })
    where word.suffix(2).elementsEqual(".o".utf8) && word.allSatisfy(\.isInPath)
      && word.contains(UInt8(ascii: "/"))
    {
      objects.append(Mention(String(decoding: word.dropLast(2), as: UTF8.self), line: line))
    }
    guard !inRecipe else { return }
    for word in text.split(whereSeparator: { $0.isSpaceOrTab || $0 == UInt8(ascii: "=") })
    where word.suffix(2).elementsEqual(".c".utf8) && word.allSatisfy(\.isInPath) {
      named.insert(String(decoding: word, as: UTF8.self))
    }
    cursor = ByteCursor(text)
    while cursor.seek(past: "@") {
      guard let name = cursor.takeIdentifier(), cursor.skip("@") else { continue }
      substitutions.append(Mention(name, line: line))
    }
  }

  private static func withoutSourceFolder(_ target: String) -> String {
    target.hasPrefix("$(srcdir)/") ? String(target.dropFirst("$(srcdir)/".count)) : target
  }
}

extension ArraySlice<UInt8> {
  fileprivate var withoutBlanksAtEnd: Self {
    var rest = self
    while let last = rest.last, last.isSpaceOrTab { rest = rest.dropLast() }
    return rest
  }
}

extension UInt8 {
  /// Whether it may stand in the path of a file of the tree.
  fileprivate var isInPath: Bool {
    isWord || self == UInt8(ascii: "/") || self == UInt8(ascii: ".") || self == UInt8(ascii: "-")
  }
}

/// A line of `Modules/Setup` or one of the files beside it: a module, and the sources that it is made of.
package struct SetupLine: Hashable, Sendable {
  package let module: String
  /// `MODULE_MATH` for `@MODULE_MATH_TRUE@math mathmodule.c`
  package let condition: String?
  /// Relative to `Modules`.
  package let sources: [String]
  /// Counted from 1.
  package let line: Int

  /// The lines of a file that build a module; not comments and variables.
  package static func lines(of file: [UInt8]) -> [Self] {
    SourceLines(file).compactMap { Self($0) }
  }

  private init?(_ line: SourceLines.Line) {
    var cursor = line.cursor
    var condition: String?
    if cursor.skip("@") {
      guard let name = cursor.takeIdentifier(), name.hasSuffix("_TRUE"), cursor.skip("@") else {
        return nil
      }
      condition = String(name.dropLast("_TRUE".count))
    }
    guard let module = cursor.takeIdentifier(), cursor.rest.first?.isSpaceOrTab ?? false else {
      return nil
    }
    let code = cursor.rest.prefix { $0 != UInt8(ascii: "#") }
    let words = code.split(whereSeparator: \.isSpaceOrTab).map {
      String(decoding: $0, as: UTF8.self)
    }
    let sources = words.filter { word in
      [".c", ".cpp", ".cc", ".m"].contains { word.hasSuffix($0) } && !word.contains("$")
    }
    guard !sources.isEmpty else { return nil }
    self.module = module
    self.condition = condition
    self.sources = sources
    self.line = line.number
  }
}
