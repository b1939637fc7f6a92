/// A table while its document is being read. Tables refer to one another, since a header may add
/// to a table that an earlier line began.
final class TOMLTableBuilder {
  /// What made the table; TOML lets each be extended in different ways.
  enum Origin {
    /// Only named on the way to another, as `a` in `[a.b]`.
    case implicit
    case header
    /// By a dotted key, as `a` in `a.b = 1`.
    case dotted
    case inline
  }

  private enum Entry {
    case value(TOMLNode)
    case table(TOMLTableBuilder)
    case tables(TableArray)
  }

  /// The tables of an array of tables; a reference, so that adding one does not copy the others.
  private final class TableArray {
    let line: Int
    var tables: [TOMLTableBuilder] = []

    init(line: Int) { self.line = line }
  }

  /// A key and the line where it stands.
  struct Key {
    let text: String
    let line: Int
  }

  private let line: Int
  private var origin: Origin
  private var entries: [String: Entry] = [:]

  init(line: Int, origin: Origin) {
    self.line = line
    self.origin = origin
  }

  /// The table that `[path]` begins.
  func table(at path: [Key]) throws(TOMLSyntaxError) -> TOMLTableBuilder {
    let (parent, last) = try parent(of: path)
    switch parent.entries[last.text] {
    case nil:
      let table = TOMLTableBuilder(line: last.line, origin: .header)
      parent.entries[last.text] = .table(table)
      return table
    case .table(let table) where table.origin == .implicit:
      table.origin = .header
      return table
    default: throw Self.twice(last)
    }
  }

  /// The new table that `[[path]]` adds.
  func newTable(at path: [Key]) throws(TOMLSyntaxError) -> TOMLTableBuilder {
    let (parent, last) = try parent(of: path)
    let table = TOMLTableBuilder(line: last.line, origin: .header)
    switch parent.entries[last.text] {
    case nil:
      let array = TableArray(line: last.line)
      array.tables.append(table)
      parent.entries[last.text] = .tables(array)
    case .tables(let array): array.tables.append(table)
    default: throw Self.twice(last)
    }
    return table
  }

  /// Sets `path = value` in this table.
  func set(_ path: [Key], to value: TOMLNode.Value) throws(TOMLSyntaxError) {
    guard let last = path.last else { return }
    var table = self
    for key in path.dropLast() {
      switch table.entries[key.text] {
      case nil:
        let next = TOMLTableBuilder(line: key.line, origin: .dotted)
        table.entries[key.text] = .table(next)
        table = next
      case .table(let next) where next.origin == .dotted: table = next
      default: throw Self.twice(key)
      }
    }
    guard table.entries[last.text] == nil else { throw Self.twice(last) }
    table.entries[last.text] = .value(TOMLNode(line: last.line, value: value))
  }

  /// The table as a value. Depth is bounded by the reader's limits on keys and values.
  func node() -> TOMLNode {
    let values = entries.mapValues { entry in
      switch entry {
      case .value(let node): node
      case .table(let table): table.node()
      case .tables(let array):
        TOMLNode(line: array.line, value: .array(array.tables.map { $0.node() }))
      }
    }
    return TOMLNode(line: line, value: .table(values))
  }

  private func parent(
    of path: [Key]
  ) throws(TOMLSyntaxError) -> (TOMLTableBuilder, last: Key) {
    guard let last = path.last else { throw TOMLSyntaxError(line: line, message: "empty header") }
    var table = self
    for key in path.dropLast() {
      switch table.entries[key.text] {
      case nil:
        let next = TOMLTableBuilder(line: key.line, origin: .implicit)
        table.entries[key.text] = .table(next)
        table = next
      case .table(let next): table = next
      case .tables(let array):
        guard let next = array.tables.last else { throw Self.twice(key) }
        table = next
      case .value: throw Self.twice(key)
      }
    }
    return (table, last)
  }

  private static func twice(_ key: Key) -> TOMLSyntaxError {
    TOMLSyntaxError(line: key.line, message: "'\(key.text)' is defined twice")
  }
}
