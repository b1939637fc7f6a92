/// The places of a text that name an interpreter or an installation of one series.
package struct PythonMentions: Hashable, Sendable {
  /// How the series is written.
  package enum Form: Hashable, Sendable {
    /// `python3.12`
    case command
    /// `Python 3.12 (…`, as the interpreter greets
    case greeting
    /// `python312`, `Python312`
    case folder
  }

  package struct Place: Hashable, Sendable {
    package let form: Form
    /// The whole, such as `python3.12`.
    package let mention: Mention
    /// The version as written: `3.12`, `3.12.0a1`, or the digits `312`.
    package let version: String
  }

  package let places: [Place]

  package init(text: [UInt8]) {
    var places: [Place] = []
    for line in SourceLines(text) {
      var cursor = line.cursor
      while let start = Self.seekName(&cursor) {
        guard let (form, version) = Self.version(&cursor) else { continue }
        let whole = String(decoding: start[..<cursor.rest.startIndex], as: UTF8.self)
        places.append(
          Place(form: form, mention: Mention(whole, line: line.number), version: version))
      }
    }
    self.places = places
  }

  /// Moves past the next `python` or `Python`, and gives the rest of the line from it on.
  private static func seekName(_ cursor: inout ByteCursor) -> ArraySlice<UInt8>? {
    while let place = cursor.rest.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "p") }) {
      cursor.rest = cursor.rest[place...]
      let start = cursor.rest
      if cursor.skip("python") || cursor.skip("Python") { return start }
      cursor.rest = cursor.rest.dropFirst()
    }
    return nil
  }

  private static func version(_ cursor: inout ByteCursor) -> (Form, String)? {
    var reader = cursor
    let isSpaced = reader.skip(" ")
    guard let number = reader.takeDottedNumber() else { return nil }
    if isSpaced {
      // `Python 3.0a1 (py3k, …`
      let level = String(decoding: reader.take(while: \.isWord), as: UTF8.self)
      guard number.holds("."), reader.rest.starts(with: " (".utf8) else { return nil }
      cursor = reader
      return (.greeting, number + level)
    }
    if number.holds(".") {
      // `python3.13t`, the free-threaded build
      var ending = reader
      if ending.skip("t"), ending.rest.first?.isWord != true { reader = ending }
      cursor = reader
      return (.command, number)
    }
    // `python3` names no series, and `python38x` is something else.
    guard number.utf8.count >= 2, reader.rest.first?.isWord != true else { return nil }
    cursor = reader
    return (.folder, number)
  }
}
