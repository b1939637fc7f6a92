extension DocsReader {
  /// Reads a simple table (`==== ====`) or a grid (`+---+`); false if none begins here.
  mutating func readTable(_ line: DocsLines.Line) -> Bool {
    if let columns = simpleColumns(line) {
      readSimpleTable(line, columns)
      return true
    }
    if lines.starts(line, with: "+-") || lines.starts(line, with: "+=") {
      readGrid(line)
      return true
    }
    return false
  }

  /// Where the columns of a simple table's border begin and end, from the start of the line's text.
  private func simpleColumns(_ line: DocsLines.Line) -> [Range<Int>]? {
    guard lines.byte(line, 0) == 0x3D,
      lines.source[line.content].allSatisfy({ $0 == 0x3D || $0 == 0x20 })
    else { return nil }
    var columns: [Range<Int>] = []
    var start: Int?
    for offset in 0...line.content.count {
      let isRule = lines.byte(line, offset) == 0x3D
      if isRule, start == nil { start = offset }
      if !isRule, let begin = start {
        columns.append(begin..<offset)
        start = nil
      }
    }
    return columns.count > 1 ? columns : nil
  }

  private mutating func readSimpleTable(_ line: DocsLines.Line, _ columns: [Range<Int>]) {
    let table = add(.table, line: position)
    position += 1
    var rows: [(first: Int, end: Int)] = []
    var headers = 0
    var borders = 1
    while position < lines.count {
      let row = lines[position]
      if !row.isBlank, row.indent < line.indent { break }
      if !row.isBlank, simpleColumns(row) != nil {
        borders += 1
        position += 1
        // The second border ends the header, unless nothing follows it right below; then it ends the
        // table, as the third does.
        if borders == 2, position < lines.count, !lines[position].isBlank {
          headers = rows.count
          continue
        }
        break
      }
      if row.isBlank || lines.adornment(row) == UInt8(ascii: "-") {
        position += 1
        continue
      }
      // A row whose first column is empty goes on with the row above.
      let continues = row.indent >= line.indent + (columns.count > 1 ? columns[1].lowerBound : 0)
      if continues, !rows.isEmpty {
        rows[rows.count - 1].end = position + 1
      } else {
        rows.append((position, position + 1))
      }
      position += 1
    }
    for (number, row) in rows.enumerated() {
      let block = add(.row(isHeader: number < headers), line: row.first, parent: table)
      addCells(row.first..<row.end, columns, indent: line.indent, of: block)
    }
  }

  private mutating func addCells(
    _ rows: Range<Int>, _ columns: [Range<Int>], indent: Int, of block: DocsDocument.BlockIndex
  ) {
    for (number, column) in columns.enumerated() {
      let isLast = number == columns.count - 1
      let next = isLast ? Int.max : columns[number + 1].lowerBound
      let pieces = rows.map { piece(of: $0, from: column.lowerBound, to: next, indent: indent) }
      add(
        .cell(column: number), line: rows.lowerBound,
        text: inline(pieces.filter { !$0.isEmpty }, firstLine: rows.lowerBound), parent: block)
    }
  }

  /// A part of a line between two columns, counted in characters from the table's margin.
  private func piece(of index: Int, from start: Int, to end: Int, indent: Int) -> Range<Int> {
    let line = lines[index]
    var column = line.indent - indent
    var byte = line.content.lowerBound
    while byte < line.content.upperBound, column < start { advance(&byte, &column) }
    let first = byte
    while byte < line.content.upperBound, column < end { advance(&byte, &column) }
    while byte > first, lines.source[byte - 1] == 0x20 { byte -= 1 }
    return first..<byte
  }

  private func advance(_ byte: inout Int, _ column: inout Int) {
    byte += 1
    // The bytes that follow in a character take no column.
    if byte >= lines.source.count || lines.source[byte] & 0xC0 != 0x80 { column += 1 }
  }

  // MARK: Grids

  private mutating func readGrid(_ line: DocsLines.Line) {
    let table = add(.table, line: position)
    let columns = gridColumns(line)
    position += 1
    var start = position
    var rows: [(lines: Range<Int>, isHeader: Bool)] = []
    while position < lines.count, !lines[position].isBlank,
      lines[position].indent == line.indent, isGrid(lines[position])
    {
      if lines.byte(lines[position], 0) == UInt8(ascii: "+") {
        let isHeader = lines.byte(lines[position], 1) == UInt8(ascii: "=")
        if isHeader { for index in rows.indices { rows[index].isHeader = true } }
        if start < position { rows.append((start..<position, isHeader)) }
        start = position + 1
      }
      position += 1
    }
    if start < position { rows.append((start..<position, false)) }
    for row in rows {
      let block = add(.row(isHeader: row.isHeader), line: row.lines.lowerBound, parent: table)
      for (number, column) in columns.enumerated() {
        let pieces = row.lines.map {
          piece(of: $0, from: column.lowerBound, to: column.upperBound, indent: line.indent)
        }
        add(
          .cell(column: number), line: row.lines.lowerBound,
          text: inline(pieces.filter { !$0.isEmpty }, firstLine: row.lines.lowerBound),
          parent: block)
      }
    }
  }

  private func isGrid(_ line: DocsLines.Line) -> Bool {
    let first = lines.byte(line, 0)
    return first == UInt8(ascii: "+") || first == UInt8(ascii: "|")
  }

  /// What stands between the plus signs of a border.
  private func gridColumns(_ line: DocsLines.Line) -> [Range<Int>] {
    var columns: [Range<Int>] = []
    var start: Int?
    for offset in 0..<line.content.count where lines.byte(line, offset) == UInt8(ascii: "+") {
      if let start, start < offset { columns.append(start..<offset) }
      start = offset + 1
    }
    return columns
  }
}
