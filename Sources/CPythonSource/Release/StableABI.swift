/// What CPython's manifest of the stable ABI lists: `Misc/stable_abi.toml` from 3.11 on,
/// `Misc/stable_abi.txt` in 3.10.
package struct StableABI: Hashable, Sendable {
  /// One entry.
  package struct Item: Hashable, Sendable {
    /// `function`, `data`, `macro`, `const`, `struct`, `typedef`
    package let kind: String
    package let name: String
    /// The line of its heading, counted from 1.
    package let line: Int
    /// `3.12`
    package var added: String?
    /// The feature macro that it is there with.
    package var condition: String?
    /// What a structure is in the limited API: `opaque`, `members` or `full-abi`.
    package var structureKind: String?
    /// Whether it is kept for old binaries, and no part of the limited API.
    package var isForABIOnly = false

    /// Whether a library exports it.
    package var isSymbol: Bool { kind == "function" || kind == "data" }
  }

  /// In the order of the manifest.
  package private(set) var items: [Item] = []
  /// The line of each entry that is kept for old binaries alone, by its name.
  package var keptForABI: [String: Int] {
    Dictionary(items.lazy.filter(\.isForABIOnly).map { ($0.name, $0.line) }) { first, _ in first }
  }

  /// Headings that are not closed, as written.
  package private(set) var faults: [Mention] = []
  /// What the manifest says of each feature macro on Windows: `true`, `maybe`, or nothing.
  package private(set) var macrosOnWindows: [String: String] = [:]
  /// The macros that entries may depend on; empty where the manifest does not list them.
  package private(set) var featureMacros: Set<String> = []

  private static let kinds: Set<String> = [
    "const", "data", "function", "macro", "struct", "typedef",
  ]

  /// - Parameter manifest: The manifest, in either form: an entry is a heading with its properties below
  ///   it.
  package init(manifest: [UInt8]) {
    var isMacro: String?
    for line in SourceLines(manifest) {
      let code = line.bytes.prefix { $0 != UInt8(ascii: "#") }
      var cursor = ByteCursor(code)
      let isIndented = cursor.rest.first?.isSpaceOrTab ?? false
      cursor.skipBlanks()
      let isHeading = cursor.skip("[")
      cursor.skipBlanks()
      guard let word = cursor.takeIdentifier() else { continue }
      if isHeading || !isIndented && Self.kinds.contains(word) {
        cursor.skipBlanks()
        _ = cursor.skip(".")
        cursor.skipBlanks()
        let name = cursor.takeQuoted() ?? cursor.takeIdentifier() ?? ""
        cursor.skipBlanks()
        if isHeading, !cursor.skip("]") { faults.append(Mention(line.text, line: line.number)) }
        isMacro = word == "feature_macro" ? name : nil
        if let isMacro { featureMacros.insert(isMacro) }
        if Self.kinds.contains(word), !name.isEmpty {
          items.append(Item(kind: word, name: name, line: line.number))
        }
        continue
      }
      cursor.skipBlanks()
      _ = cursor.skip("=")
      cursor.skipBlanks()
      let value =
        cursor.takeQuoted() ?? String(decoding: cursor.rest.trimmingBlanks, as: UTF8.self)
      if let isMacro {
        if word == "windows" { macrosOnWindows[isMacro] = value }
        continue
      }
      guard !items.isEmpty else { continue }
      let last = items.count - 1
      switch word {
      case "added": items[last].added = value
      case "ifdef": items[last].condition = value
      case "struct_abi_kind": items[last].structureKind = value
      case "abi_only": items[last].isForABIOnly = value != "false"
      default: continue
      }
    }
  }

  /// Whether an entry is there on Windows: always, never, or in some builds.
  package func isOnWindows(_ item: Item) -> Bool? {
    guard let condition = item.condition else { return true }
    // The first form of the manifest did not say which macros Windows has.
    if condition == "MS_WINDOWS" { return true }
    switch macrosOnWindows[condition] {
    case "true": return true
    case "maybe": return nil
    default: return macrosOnWindows.isEmpty ? nil : false
    }
  }
}

/// The names that a library for the stable ABI on Windows exports.
package enum StableABIExports {
  /// What `PC/python3dll.c` exports each name as: `function` or `data`.
  package static func kinds(inLibrary source: [UInt8]) -> [String: String] {
    var kinds: [String: String] = [:]
    for line in SourceLines(source) {
      var cursor = line.cursor
      let isFunction = cursor.skip("EXPORT_FUNC(")
      guard isFunction || cursor.skip("EXPORT_DATA("), let name = cursor.takeIdentifier() else {
        continue
      }
      kinds[name] = kinds[name] ?? (isFunction ? "function" : "data")
    }
    return kinds
  }

  /// The arguments of `EXPORT_FUNC(name)` and `EXPORT_DATA(name)` in `PC/python3dll.c`.
  /// The names that are exported a second time, with their lines.
  package static func repeated(inLibrary source: [UInt8]) -> [Mention] {
    var seen: Set<String> = []
    return SourceLines(source).compactMap { line in
      var cursor = line.cursor
      guard cursor.skip("EXPORT_FUNC(") || cursor.skip("EXPORT_DATA("),
        let name = cursor.takeIdentifier(), !seen.insert(name).inserted
      else { return nil }
      return Mention(name, line: line.number)
    }
  }

  /// The names that a library exports, with their lines.
  package static func names(inLibrary source: [UInt8]) -> [String: Int] {
    names(in: source) { cursor in
      guard cursor.skip("EXPORT_FUNC(") || cursor.skip("EXPORT_DATA(") else { return nil }
      return cursor.takeIdentifier()
    }
  }

  /// `  name=python39.name` in `PC/python3.def`, and in its earlier forms without the library.
  package static func names(inDefinition source: [UInt8]) -> [String: Int] {
    names(in: source) { cursor in
      let isIndented = cursor.rest.first?.isSpaceOrTab ?? false
      cursor.skipBlanks()
      guard isIndented || cursor.rest.contains(UInt8(ascii: "=")) else { return nil }
      guard let name = cursor.takeIdentifier(), name.hasPrefix("Py") || name.hasPrefix("_Py")
      else { return nil }
      return name
    }
  }

  /// The strings of the tuples `SYMBOL_NAMES` in `Lib/test/test_stable_abi_ctypes.py`, with those that
  /// stand under a condition.
  package static func names(inTest source: [UInt8]) -> [String: Int] {
    var found: [String: Int] = [:]
    var isInside = false
    for line in SourceLines(source) {
      var cursor = line.cursor
      cursor.skipBlanks()
      if cursor.skip("SYMBOL_NAMES") {
        isInside = true
      } else if isInside, let name = cursor.takeQuoted() {
        found[name] = found[name] ?? line.number
      } else if cursor.skip(")") {
        isInside = false
      }
    }
    return found
  }

  private static func names(
    in source: [UInt8], _ name: (inout ByteCursor) -> String?
  ) -> [String: Int] {
    var found: [String: Int] = [:]
    for line in SourceLines(source) {
      var cursor = line.cursor
      if let name = name(&cursor) { found[name] = found[name] ?? line.number }
    }
    return found
  }
}

/// `Doc/data/stable_abi.dat`: the list that the documentation shows, in CSV.
package enum StableABIDocumentation {
  /// One row of the list.
  package struct Row: Hashable, Sendable {
    /// `function` or `func`, `data` or `var`, `macro`, `type`, `member`
    package let role: String
    package let name: String
    /// `3.12`; empty if it is not said.
    package let added: String
    /// `opaque`, `members` or `full-abi`; nil where the list has no such column.
    package let structureKind: String?
    /// Counted from 1.
    package let line: Int
  }

  /// The rows below the first; nil if they have no roles, as at 3.10.0b1.
  package static func rows(in list: [UInt8]) -> [Row]? {
    var rows: [Row] = []
    for line in SourceLines(list) {
      let cells = cells(of: line)
      guard cells.count > 1 else { continue }
      rows.append(
        Row(
          role: cells[0], name: cells[1], added: cells.count > 2 ? cells[2] : "",
          structureKind: cells.count > 4 ? cells[4] : nil, line: line.number))
    }
    return rows.isEmpty ? nil : Array(rows.drop { $0.role == "role" })
  }

  /// The cells of a line, which may be in double quotes.
  private static func cells(of line: SourceLines.Line) -> [String] {
    var cells: [String] = []
    var cursor = line.cursor
    repeat {
      if cursor.rest.first == UInt8(ascii: "\""), let quoted = cursor.takeQuoted() {
        cells.append(quoted)
      } else {
        let cell = cursor.take { $0 != UInt8(ascii: ",") }
        cells.append(String(decoding: cell.trimmingBlanks, as: UTF8.self))
      }
    } while cursor.skip(",")
    return cells
  }
}

/// An ABI dump of libabigail, `Doc/data/pythonX.Y.abi`.
package enum ABIDumpText {
  /// The names of the symbols that the library defines, with their lines.
  package static func symbols(in dump: [UInt8]) -> [String: Int] {
    var found: [String: Int] = [:]
    for line in SourceLines(dump) {
      var cursor = line.cursor
      cursor.skipBlanks()
      guard cursor.skip("<elf-symbol name=") else { continue }
      if let name = cursor.takeQuoted() { found[name] = line.number }
    }
    return found
  }
}

/// The slots of types, by the number that names them.
package enum TypeSlots {
  /// The greatest number that `Include/typeslots.h` gives to a slot, and its line.
  package static func highest(in header: [UInt8]) -> (number: Int, line: Int)? {
    let slots = MacroNumbers(header: header).definitions.filter { $0.key.hasPrefix("Py_") }
    return slots.values.max { $0.number < $1.number }.map { ($0.number, $0.line) }
  }

  /// How many rows `Objects/typeslots.inc` has.
  package static func rowCount(in table: [UInt8]) -> Int {
    SourceLines(table).reduce(0) { count, line in
      var comment = CommentState()
      let code = comment.code(of: line.bytes).bytes.trimmingBlanks
      return count + (code.last == UInt8(ascii: ",") ? 1 : 0)
    }
  }
}
