// The tags and entities of HTML in an announcement.

extension AnnouncementInline {
  /// `<https://…>` and tags of HTML, of which only addresses and code count.
  mutating func tag() {
    let limit = min(bytes.count, position + searched)
    guard let end = bytes[position..<limit].firstIndex(of: UInt8(ascii: ">")), let next,
      Self.isAlphanumeric(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
    else {
      budget -= limit - position
      return mark(nil)
    }
    flush()
    let inside = String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
    if inside == "code" || inside == "tt" || inside.hasPrefix("code ") {
      return code(from: end + 1)
    }
    if inside.hasPrefix("http") {
      let outer = link
      link = addLink(inside)
      add(inside, .address)
      link = outer
    } else if inside.hasPrefix("a "), let start = inside.range(ofText: "href=") {
      let rest = inside[start...].drop { $0 == "\"" || $0 == "'" }
      link = addLink(String(rest.prefix { $0 != "\"" && $0 != "'" && $0 != " " }))
    } else if inside.hasPrefix("/a"), linkEnd == nil {
      link = nil
    }
    position = end + 1
  }

  /// `<code>name</code>` is a literal.
  private mutating func code(from start: Int) {
    position = start
    let limit = min(bytes.count, start + searched)
    let close = Array("</".utf8)
    guard let end = (start..<max(start, limit)).first(where: { bytes[$0...].starts(with: close) })
    else {
      budget -= limit - start
      return
    }
    var text = String(decoding: bytes[start..<end], as: UTF8.self)
    for (name, plain) in Self.entities { text = text.replacing(name, with: plain) }
    if !text.isEmpty { add(String(text.drop { "~!.".contains($0) }), .literal) }
    position = end
  }

  private static let entities: [(String, String)] = [
    ("&#39;", "'"), ("&quot;", "\""), ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"),
    ("&amp;", "&"),
  ]

  mutating func entity() {
    for (name, text) in Self.entities where bytes[position...].starts(with: name.utf8) {
      position += name.utf8.count
      if text == " " || text == "\"" { flush() } else { word += text.utf8 }
      return
    }
    keep()
  }
}

extension String {
  /// The index after the first place where `text` stands.
  fileprivate func range(ofText text: String) -> Index? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
