/// Cuts What's New and NEWS into entries: titles, paragraphs and items of lists, line by line.
///
/// An item belongs to the item that it is indented below, or to the paragraph before its list; what
/// is no title belongs to the title above.
struct AnnouncementEntries {
  /// For each entry, the one that introduces it; always an earlier one.
  private(set) var parents: [Int?] = []
  /// The titles around the line that is read, with the character that underlines each.
  private var titles: [(underline: Character, entry: Int)] = []
  /// The items and paragraphs around it, by their indentation.
  private var open: [(column: Int, isItem: Bool, entry: Int)] = []
  private var isAfterBlank = true
  /// The last line that stood at the margin, if a title's underline may follow it.
  private var candidate: Int?

  /// The entry that a line belongs to; nil for a blank line or a title's underline.
  mutating func entry(of line: Substring) -> Int? {
    let text = line.drop { $0 == " " || $0 == "\t" }
    guard let start = text.first else {
      isAfterBlank = true
      candidate = nil
      return nil
    }
    let column = line.distance(from: line.startIndex, to: text.startIndex)
    if column == 0, text.count > 2, !start.isLetter, !start.isNumber,
      text.allSatisfy({ $0 == start || $0.isWhitespace }), let title = candidate, start != "."
    {
      enterTitle(title, underline: start)
      return nil
    }
    let isItem = (start == "*" || start == "-") && text.dropFirst().first == " "
    let isDirective = text.hasPrefix(".. ")
    if isItem || isAfterBlank || open.isEmpty || isDirective {
      begin(at: column, isItem: isItem)
    }
    isAfterBlank = false
    let entry = open[open.count - 1].entry
    candidate = column == 0 && !isItem ? entry : nil
    return entry
  }

  /// Begins an item or a paragraph.
  private mutating func begin(at column: Int, isItem: Bool) {
    while let last = open.last {
      let isBelow =
        column > last.column || (isItem && !last.isItem && column == last.column)
      if isBelow { break }
      open.removeLast()
    }
    if let last = open.last, last.isItem, !isItem, column > last.column {
      // A further paragraph of the item.
      return
    }
    parents.append(open.last?.entry ?? titles.last?.entry)
    open.append((column, isItem, parents.count - 1))
  }

  private mutating func enterTitle(_ entry: Int, underline: Character) {
    if let position = titles.firstIndex(where: { $0.underline == underline }) {
      titles.removeSubrange(position...)
    }
    parents[entry] = titles.last?.entry
    titles.append((underline, entry))
    open = []
    isAfterBlank = true
    candidate = nil
  }
}
