/// Whether a C comment is open at the end of a line, and what is code of the next.
///
/// A comment mark inside a string literal is taken as text.
struct CommentState {
  private var isOpen = false

  /// The bytes of a line outside of comments, a space in the place of each comment.
  mutating func code(of line: ArraySlice<UInt8>) -> Code {
    // Most lines hold no comment.
    if !isOpen, !line.contains(UInt8(ascii: "/")) { return Code(bytes: line) }
    var code: [UInt8] = []
    var rest = ByteCursor(line)
    var isQuoted = false
    while let byte = rest.rest.first {
      if isOpen {
        isOpen = !rest.seek(past: "*/")
        if !isOpen { code.append(UInt8(ascii: " ")) }
      } else if !isQuoted, rest.skip("/*") {
        isOpen = true
      } else if !isQuoted, rest.skip("//") {
        break
      } else {
        if byte == UInt8(ascii: "\\"), isQuoted { code.append(rest.takeByte()) }
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        code.append(rest.takeByte())
      }
    }
    return Code(bytes: code[...])
  }

  /// What is left of a line.
  struct Code {
    let bytes: ArraySlice<UInt8>
    var cursor: ByteCursor { ByteCursor(bytes) }
  }
}
