/// The import libraries that `PC/pyconfig.h` (`PC/config.h` up to 2.1, `PC/pyconfig.h.in` from 3.13)
/// asks the linker for, by `pragma comment(lib,"python312.lib")`.
package struct ImportLibraryPragmas: Hashable, Sendable {
  /// A library of Python.
  package struct Library: Hashable, Sendable {
    /// The file name as written, such as `python313t_d.lib`.
    package let name: Mention
    /// The digits after `python`: `313`, or `3` for the stable ABI.
    package let digits: String
  }

  package let libraries: [Library]

  package init(header: [UInt8]) {
    var libraries: [Library] = []
    var comment = CommentState()
    for line in SourceLines(header) {
      var cursor = comment.code(of: line.bytes).cursor
      guard cursor.seek(past: "pragma") else { continue }
      cursor.skipBlanks()
      guard cursor.skip("comment"), cursor.seek(past: "lib"), cursor.seek(past: "\"python") else {
        continue
      }
      let digits = cursor.take(while: \.isDigit)
      let ending = cursor.take { $0 != UInt8(ascii: "\"") }
      guard !digits.isEmpty, cursor.skip("\"") else { continue }
      let number = String(decoding: digits, as: UTF8.self)
      let name = "python" + number + String(decoding: ending, as: UTF8.self)
      libraries.append(Library(name: Mention(name, line: line.number), digits: number))
    }
    self.libraries = libraries
  }
}
