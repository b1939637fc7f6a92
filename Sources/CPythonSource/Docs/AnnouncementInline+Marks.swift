// What stands between marks: literals, links, apostrophes.

extension AnnouncementInline {
  /// `` `…` ``, ``` ``…`` ```, `` :role:`…` ``, `` `text <address>`_ ``, and backticks that Markdown
  /// has escaped.
  mutating func literal(escapes: Int) {
    let start = position
    var run = 0
    position += escapes
    while position < bytes.count, bytes[position] == UInt8(ascii: "`") {
      run += 1
      position += 1
    }
    let contentStart = position
    var end = position
    let limit = min(bytes.count, position + searched)
    var length = 0
    while end < limit {
      if bytes[end] == UInt8(ascii: "`") {
        length += 1
        if length == run { break }
      } else {
        length = 0
      }
      end += 1
    }
    guard end < limit else {
      budget -= end - contentStart
      position = start + escapes + run
      return
    }
    var content = Array(bytes[contentStart..<(end + 1 - run)])
    position = end + 1
    content.removeAll { $0 == UInt8(ascii: "\\") }
    var isPEP = false
    if let last = word.last, last == UInt8(ascii: ":"),
      let first = word.firstIndex(of: UInt8(ascii: ":"))
    {
      // A role such as :mod: stands directly before.
      isPEP = word[first...].elementsEqual(":pep:".utf8)
      word.removeSubrange(first...)
    }
    flush()
    if isPEP {
      add("PEP", .word)
      add(String(decoding: content.filter { (0x30...0x39).contains($0) }, as: UTF8.self), .word)
    } else {
      finish(content)
    }
    while position < bytes.count, bytes[position] == UInt8(ascii: "_") { position += 1 }
  }

  mutating func finish(_ content: [UInt8]) {
    let text = String(decoding: content, as: UTF8.self)
    guard let open = text.lastIndex(of: "<"), text.hasSuffix(">") else {
      add(String(text.drop { "~!.".contains($0) }), .literal)
      return
    }
    let target = text[text.index(after: open)...].dropLast()
    let title = text[..<open]
    guard target.hasPrefix("http") else {
      add(String(target.drop { "~!.".contains($0) }), .literal)
      return
    }
    let outer = link
    link = addLink(String(target))
    for piece in title.split(separator: " ") { add(String(piece), .word) }
    link = outer
  }

  mutating func addLink(_ address: String) -> Int {
    links.append((address, line))
    return firstLink + links.count - 1
  }

  /// `*name*`; other asterisks are left out.
  mutating func emphasis() {
    let start = position + 1
    let isSingle = position == 0 || bytes[position - 1] != UInt8(ascii: "*")
    var end = start
    while end < bytes.count, end - start < 64,
      Self.isAlphanumeric(bytes[end]) || bytes[end] == UInt8(ascii: "_")
    {
      end += 1
    }
    guard isSingle, word.isEmpty, end > start, end < bytes.count, bytes[end] == UInt8(ascii: "*"),
      end + 1 == bytes.count || bytes[end + 1] != UInt8(ascii: "*")
    else {
      position += 1
      return
    }
    add(String(decoding: bytes[start..<end], as: UTF8.self), .emphasis)
    position = end + 1
  }

  mutating func image() {
    position += 1
    guard let found = target(from: position) else { return }
    flush()
    position = found.after
  }

  mutating func openLink() {
    guard linkEnd == nil, let found = target(from: position) else { return mark(nil) }
    flush()
    link = addLink(found.address)
    linkEnd = (found.text, found.after)
    position += 1
  }

  /// How far a closing mark may be sought now.
  var searched: Int { budget > 0 ? Self.window : 0 }

  /// What `[text](address)` at `start` leads to; nil if it is no link.
  mutating func target(from start: Int) -> (address: String, text: Int, after: Int)? {
    let found = closed(from: start)
    if found == nil { budget -= Self.window }
    return found
  }

  private func closed(from start: Int) -> (address: String, text: Int, after: Int)? {
    var depth = 0
    var index = start
    let limit = min(bytes.count, start + searched)
    while index < limit {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if bytes[index] == UInt8(ascii: "[") { depth += 1 }
      if bytes[index] == UInt8(ascii: "]") { depth -= 1 }
      if depth == 0 { break }
      index += 1
    }
    guard index + 1 < limit, bytes[index + 1] == UInt8(ascii: "(") else { return nil }
    let addressStart = index + 2
    var end = addressStart
    var inner = 0
    while end < limit {
      if bytes[end] == UInt8(ascii: "(") { inner += 1 }
      if bytes[end] == UInt8(ascii: ")") {
        if inner == 0 { break }
        inner -= 1
      }
      end += 1
    }
    guard end < limit else { return nil }
    let text = String(decoding: bytes[addressStart..<end], as: UTF8.self)
    let address = text.split(separator: " ").first.map(String.init) ?? ""
    return (address.filter { $0 != "<" && $0 != ">" && $0 != "\\" }, index, end + 1)
  }

  var startsAddress: Bool {
    bytes[position...].starts(with: "http://".utf8)
      || bytes[position...].starts(with: "https://".utf8)
  }

  mutating func address() {
    let limit = linkEnd?.text ?? bytes.count
    let stops = Array(" \t\n)<>\"|".utf8)
    var end = position
    while end < limit, !stops.contains(bytes[end]) { end += 1 }
    while end > position, Array(".,;:!?*_`'".utf8).contains(bytes[end - 1]) { end -= 1 }
    let text = String(decoding: bytes[position..<end], as: UTF8.self)
    if link == nil {
      link = addLink(text)
      add(text, .address)
      link = nil
    } else {
      add(text, .address)
    }
    position = end
  }

  /// A possessive `'s` is left out; other apostrophes stay in their word.
  mutating func apostrophe(length: Int) {
    let after = position + length
    if !word.isEmpty, after < bytes.count, bytes[after] == UInt8(ascii: "s"),
      after + 1 >= bytes.count || !Self.isAlphanumeric(bytes[after + 1])
    {
      flush()
      position = after + 1
      return
    }
    if word.isEmpty { flush() }
    position = after
  }

  /// Dashes, curly quotes and dots of three bytes.
  mutating func dash() {
    guard position + 2 < bytes.count, bytes[position + 1] == 0x80 else { return keep() }
    switch bytes[position + 2] {
    case 0x98, 0x99: apostrophe(length: 3)
    case 0x93, 0x94:
      flush()
      add("-", .mark)
      position += 3
    case 0x9C, 0x9D, 0xA6:
      flush()
      position += 3
    default: keep()
    }
  }
}
