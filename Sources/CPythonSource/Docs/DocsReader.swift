extension DocsDocument {
  /// Reads a documentation file. Never fails; what is faulty is noted, and read as text.
  package init(source: Span<UInt8>) {
    var reader = DocsReader(DocsLines(source))
    reader.readAll()
    self = reader.document
  }
}

/// Reads blocks, line by line. Each line is looked at a bounded number of times.
struct DocsReader {
  let lines: DocsLines
  var document = DocsDocument()
  /// The line that is read next.
  var position = 0
  /// Where text of a certain indentation goes.
  private(set) var stack: [Container] = []
  /// The underlines seen, in order: their places are the levels. An overlined one is another kind.
  private var adornments: [Adornment] = []

  /// The deepest nesting that is kept; what is deeper goes into the deepest.
  static let depthLimit = SourceBound.docsNesting.limit
  private static let blockLimit = SourceBound.docsBlocks.limit

  struct Container {
    let block: DocsDocument.BlockIndex?
    let indent: Int
  }

  private struct Adornment: Equatable {
    let byte: UInt8
    let isOverlined: Bool
  }

  init(_ lines: DocsLines) { self.lines = lines }

  mutating func readAll() {
    stack = [Container(block: nil, indent: 0)]
    while position < lines.count, document.blocks.count < Self.blockLimit {
      let line = lines[position]
      if line.isBlank {
        position += 1
      } else {
        read(line)
      }
    }
  }

  mutating func fault(_ message: String, at index: Int) {
    guard document.faults.count < 100 else { return }
    document.faults.append(.init(message: message, line: index + 1))
  }

  @discardableResult
  mutating func add(
    _ kind: DocsDocument.BlockKind, line: Int, text: [DocsRun] = [],
    parent: DocsDocument.BlockIndex? = nil
  ) -> DocsDocument.BlockIndex {
    document.blocks.append(
      .init(kind: kind, parent: parent ?? stack.last?.block, line: line + 1, text: text))
    return document.blocks.count - 1
  }

  mutating func push(_ block: DocsDocument.BlockIndex, indent: Int) {
    guard stack.count < Self.depthLimit else { return }
    stack.append(Container(block: block, indent: indent))
  }

  /// Reads from a line that is not blank.
  private mutating func read(_ line: DocsLines.Line) {
    while stack.count > 1, let top = stack.last, top.indent > line.indent { stack.removeLast() }
    if let top = stack.last, line.indent > top.indent {
      push(add(.quote, line: position), indent: line.indent)
    }
    if readSection(line) { return }
    var line = line
    // `* - text` begins an item in an item.
    while let width = marker(of: line) {
      let item = add(.listItem, line: position)
      let inner = DocsLines.Line(
        indent: line.indent + width,
        content: min(
          line.content.lowerBound + width, line.content.upperBound)..<line.content.upperBound)
      push(item, indent: line.indent + width)
      line = inner
      if line.isBlank {
        position += 1
        return
      }
      if stack.count >= Self.depthLimit { break }
    }
    if readExplicit(line) || readTable(line) { return }
    if lines.starts(line, with: ">>>") {
      skipToBlank()
      return
    }
    readParagraph(line)
  }

  private mutating func skipToBlank() {
    while position < lines.count, !lines[position].isBlank { position += 1 }
  }

  /// Skips what stands deeper than `indent`, blank lines among it.
  mutating func skip(deeperThan indent: Int) {
    while position < lines.count, lines[position].isBlank || lines[position].indent > indent {
      position += 1
    }
  }

  // MARK: Sections

  private mutating func readSection(_ line: DocsLines.Line) -> Bool {
    // Headings stand at the margin; in lists and bodies a line of dashes is something else.
    guard stack.count <= 1 || isAtSection, line.indent == 0 else { return false }
    if let byte = lines.adornment(line), position + 2 < lines.count,
      !lines[position + 1].isBlank, lines.adornment(lines[position + 2]) == byte
    {
      open(byte, isOverlined: true, title: position + 1)
      position += 3
      return true
    }
    if isTransition(line) {
      position += 1
      return true
    }
    guard position + 1 < lines.count, lines[position + 1].indent == 0,
      let byte = lines.adornment(lines[position + 1]), byte != UInt8(ascii: ":"),
      lines.adornment(line) == nil
    else { return false }
    let length = lines[position + 1].content.count
    if length < lines.text(line.content).count {
      // As docutils has it: three of a kind below a longer line are a text.
      guard length >= 4 else { return false }
      fault("the underline of a heading is too short", at: position + 1)
    }
    open(byte, isOverlined: false, title: position)
    position += 2
    return true
  }

  /// Four or more of a kind between blank lines: a rule between paragraphs.
  private func isTransition(_ line: DocsLines.Line) -> Bool {
    lines.adornment(line) != nil && line.content.count >= 4
      && (position + 1 >= lines.count || lines[position + 1].isBlank)
  }

  private var isAtSection: Bool {
    guard let block = stack.last?.block else { return true }
    if case .section = document.blocks[block].kind { return true }
    return false
  }

  private mutating func open(_ byte: UInt8, isOverlined: Bool, title: Int) {
    let adornment = Adornment(byte: byte, isOverlined: isOverlined)
    let level =
      (adornments.firstIndex(of: adornment)
        ?? {
          adornments.append(adornment)
          return adornments.count - 1
        }()) + 1
    while let block = stack.last?.block {
      guard case .section(let outer) = document.blocks[block].kind, outer < level else {
        stack.removeLast()
        continue
      }
      break
    }
    let text = inline(from: title, to: title + 1, first: lines[title].content)
    push(add(.section(level: level), line: title, text: text), indent: 0)
  }

  // MARK: Lists

  /// The columns from the marker of a list item to its text; nil if the line begins no item.
  private func marker(of line: DocsLines.Line) -> Int? {
    let first = lines.byte(line, 0)
    var width = 0
    switch first {
    case UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "+"): width = 1
    case 0xE2 where lines.byte(line, 1) == 0x80 && lines.byte(line, 2) == 0xA2: width = 3
    case UInt8(ascii: "#"), UInt8(ascii: "("), 0x30...0x39: width = enumerator(of: line)
    default: if isLettered(line) { width = 2 }
    }
    guard width > 0, isBullet(first) || leavesRoom(line) else { return nil }
    guard line.content.count > width else { return line.content.count == width ? width + 1 : nil }
    var end = width
    while lines.byte(line, end) == 0x20 { end += 1 }
    return end > width ? end : nil
  }

  /// `a.`, `b)`
  private func isLettered(_ line: DocsLines.Line) -> Bool {
    let second = lines.byte(line, 1)
    return (0x61...0x7A).contains(lines.byte(line, 0) | 0x20)
      && (second == UInt8(ascii: ".") || second == UInt8(ascii: ")"))
  }

  private func isBullet(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      || byte == 0xE2
  }

  /// Whether the line after a number leaves room for an item: a text that goes on at the margin is a
  /// sentence that begins with a number, unless it is the next item.
  private func leavesRoom(_ line: DocsLines.Line) -> Bool {
    guard position + 1 < lines.count else { return true }
    let next = lines[position + 1]
    return next.isBlank || next.indent > lines[position].indent || next.indent < line.indent
      || next.indent == line.indent && (enumerator(of: next) > 0 || isLettered(next))
  }

  /// `1.`, `12)`, `(1)`, `#.`
  private func enumerator(of line: DocsLines.Line) -> Int {
    var index = lines.byte(line, 0) == UInt8(ascii: "(") ? 1 : 0
    let start = index
    if lines.byte(line, index) == UInt8(ascii: "#") {
      index += 1
    } else {
      while (0x30...0x39).contains(lines.byte(line, index)), index < start + 4 { index += 1 }
    }
    let end = lines.byte(line, index)
    guard index > start, end == UInt8(ascii: ".") || end == UInt8(ascii: ")") else { return 0 }
    return index + 1
  }

  // MARK: Paragraphs

  private mutating func readParagraph(_ line: DocsLines.Line) {
    let start = position
    let isFirstOfItem = line.content.lowerBound != lines[position].content.lowerBound
    let indent = line.indent
    position += 1
    while position < lines.count, !lines[position].isBlank, lines[position].indent == indent,
      !beginsBlock(at: position)
    {
      position += 1
    }
    let isFollowed = position < lines.count && !lines[position].isBlank
    if isFollowed, lines[position].indent > indent {
      if !isFirstOfItem, position == start + 1, !endsWithColons(line) {
        let term = add(
          .term, line: start, text: inline(from: start, to: position, first: line.content))
        push(term, indent: lines[position].indent)
        return
      }
      // Text that is indented further without reason.
      while position < lines.count, !lines[position].isBlank, lines[position].indent >= indent,
        !beginsBlock(at: position)
      {
        position += 1
      }
    }
    add(.paragraph, line: start, text: inline(from: start, to: position, first: line.content))
    let last = position - 1 == start ? line : lines[position - 1]
    if endsWithColons(last) { skip(deeperThan: indent) }
  }

  private func endsWithColons(_ line: DocsLines.Line) -> Bool {
    line.content.count >= 2 && lines.source[line.content].suffix(2).elementsEqual([0x3A, 0x3A])
  }

  /// Whether a line ends a paragraph that it stands in: an item or explicit markup.
  ///
  /// Docutils wants a blank line before either; What's New files lack one now and then.
  private func beginsBlock(at index: Int) -> Bool {
    let line = lines[index]
    if lines.starts(line, with: ".. ") { return true }
    guard isBulleted(line) else { return false }
    // A dash between words goes on at the margin.
    guard index + 1 < lines.count else { return true }
    let next = lines[index + 1]
    return next.isBlank || next.indent != line.indent || isBulleted(next)
  }

  private func isBulleted(_ line: DocsLines.Line) -> Bool {
    let first = lines.byte(line, 0)
    return (first == UInt8(ascii: "*") || first == UInt8(ascii: "-"))
      && lines.byte(line, 1) == 0x20
  }
}
