/// Reads the words and links of one block of an announcement.
///
/// Linear: what needs a closing mark looks for it in a window of bounded size, and what was looked
/// at in vain is counted against a budget.
struct AnnouncementInline {
  private(set) var words: [AnnouncementText.Word] = []
  var links: [(address: String, line: Int)] = []

  /// How far a closing bracket, backtick or `>` is sought, in bytes.
  static let window = 4096

  let bytes: [UInt8]
  /// The line of each byte is that of the last start at or before it.
  private let lineStarts: [(offset: Int, number: Int)]
  let firstLink: Int
  /// How many bytes may still be looked at in vain before marks are taken as text.
  var budget: Int
  var position = 0
  private var lineIndex = 0
  var word: [UInt8] = []
  var link: Int?
  /// Where the text of the open link ends, and where to go on after it.
  var linkEnd: (text: Int, after: Int)?

  init(_ lines: [(text: Substring, number: Int)], firstLink: Int) {
    var bytes: [UInt8] = []
    var starts: [(offset: Int, number: Int)] = []
    for (text, number) in lines {
      starts.append((bytes.count, number))
      bytes += text.utf8
      bytes.append(UInt8(ascii: "\n"))
    }
    self.bytes = bytes
    budget = 4 * bytes.count + (64 << 10)
    lineStarts = starts
    self.firstLink = firstLink
  }

  var line: Int { lineStarts.isEmpty ? 1 : lineStarts[lineIndex].number }

  mutating func read() {
    while position < bytes.count {
      while lineIndex + 1 < lineStarts.count, lineStarts[lineIndex + 1].offset <= position {
        lineIndex += 1
      }
      if let end = linkEnd, position >= end.text {
        flush()
        link = nil
        linkEnd = nil
        position = end.after
        continue
      }
      step()
    }
    flush()
  }

  private mutating func step() {
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"):
      flush()
      position += 1
    case UInt8(ascii: "\\"): escape()
    case UInt8(ascii: "`"): literal(escapes: 0)
    case UInt8(ascii: "*"): emphasis()
    case UInt8(ascii: "!") where next == UInt8(ascii: "["): image()
    case UInt8(ascii: "["): openLink()
    case UInt8(ascii: "]"): mark(nil)
    case UInt8(ascii: "<"): tag()
    case UInt8(ascii: "&"): entity()
    case UInt8(ascii: "h") where word.isEmpty && startsAddress: address()
    case UInt8(ascii: "("):
      if next == UInt8(ascii: ")"), !word.isEmpty {
        word += Array("()".utf8)
        position += 2
      } else {
        mark("(")
      }
    case UInt8(ascii: "."), UInt8(ascii: ":"):
      if endsWord(at: position + 1) { mark(byte == UInt8(ascii: ".") ? "." : ":") } else { keep() }
    case UInt8(ascii: ")"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "!"),
      UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "|"):
      mark(String(decoding: [byte], as: UTF8.self))
    case UInt8(ascii: "'"): apostrophe(length: 1)
    case 0xE2: dash()
    case 0xC2 where next == 0xA0:
      flush()
      position += 2
    default: keep()
    }
  }

  var next: UInt8? { position + 1 < bytes.count ? bytes[position + 1] : nil }

  mutating func keep() {
    word.append(bytes[position])
    position += 1
  }

  mutating func mark(_ text: String?) {
    flush()
    if let text { add(text, .mark) }
    position += 1
  }

  mutating func flush() {
    guard !word.isEmpty else { return }
    add(String(decoding: word, as: UTF8.self), .word)
    word.removeAll(keepingCapacity: true)
  }

  mutating func add(_ text: String, _ kind: AnnouncementText.Word.Kind) {
    words.append(AnnouncementText.Word(text: text, kind: kind, line: line, link: link))
  }

  /// Whether a full stop or colon before `index` ends a word: blanks or closing marks follow.
  private func endsWord(at index: Int) -> Bool {
    guard index < bytes.count else { return true }
    return Array(" \t\n)\"'*_]<".utf8).contains(bytes[index]) || bytes[index] == 0xE2
  }

  private mutating func escape() {
    guard let next else {
      position += 1
      return
    }
    if next == UInt8(ascii: "`") { return literal(escapes: 1) }
    if next == UInt8(ascii: "[") || next == UInt8(ascii: "]") || next == UInt8(ascii: "*") {
      position += 2
      return
    }
    let isMark = next < 0x80 && next > 0x20 && !Self.isAlphanumeric(next)
    position += 1
    if isMark { keep() }
  }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
