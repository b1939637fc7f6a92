/// The libraries that the builds for Windows and macOS fetch, with their versions.
package enum ExternalLibraries {
  /// A library's name and version: `openssl-3.0.13` gives `openssl` and `3.0.13`.
  package struct Library: Hashable, Sendable {
    package let name: String
    package let version: String
    /// Counted from 1.
    package let line: Int
  }

  /// The lines `set libraries=%libraries% openssl-3.0.13` of `PCbuild/get_externals.bat`, whatever
  /// condition stands before them.
  package static func listed(in script: [UInt8]) -> [Library] {
    var found: [Library] = []
    let batch = BatchScript(script)
    for line in batch.lines {
      var cursor = line.cursor
      guard cursor.seek(past: "set libraries=%libraries%") else { continue }
      cursor.skipBlanks()
      let written = cursor.take {
        $0.isWord || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "%")
      }
      guard let word = batch.expanded(String(decoding: written, as: UTF8.self)),
        let dash = word.lastIndex(of: "-"), word.index(after: dash) < word.endIndex
      else { continue }
      found.append(
        Library(
          name: String(word[..<dash]), version: String(word[word.index(after: dash)...]),
          line: line.number))
    }
    return found
  }

  /// The lines `set binaries=%binaries% openssl-bin-3.0.13` as well.
  package static func fetched(in script: [UInt8]) -> [Library] {
    let batch = BatchScript(script)
    return batch.lines.compactMap { line in
      var cursor = line.cursor
      guard
        cursor.seek(past: "set "),
        cursor.skip("libraries=%libraries%") || cursor.skip("binaries=%binaries%")
      else { return nil }
      cursor.skipBlanks()
      let word = String(decoding: cursor.take { !$0.isSpaceOrTab }, as: UTF8.self)
      return batch.expanded(word).flatMap { library(in: $0, line: line.number) }
    }
  }

  /// The folders of libraries in a property sheet of `PCbuild`: `$(ExternalsDir)openssl-bin-3.0.13\`,
  /// and the version of Tcl that its four numbers make.
  package static func used(inProperties sheet: [UInt8]) -> [Library] {
    var found: [Library] = []
    var parts: [String: (number: String, line: Int)] = [:]
    for line in SourceLines(sheet) {
      var cursor = line.cursor
      while cursor.seek(past: "$(ExternalsDir)") {
        _ = cursor.skip("\\")
        let word = cursor.take { $0.isWord || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
        let text = String(decoding: word, as: UTF8.self)
        if let library = library(in: text, line: line.number) { found.append(library) }
      }
      if let tool = toolkit(line, found) { found.append(tool) }
      cursor = line.cursor
      guard cursor.seek(past: "<Tcl"), let name = cursor.takeIdentifier(), tclParts.contains(name),
        cursor.seek(past: ">"), let number = cursor.takeDottedNumber(), parts[name] == nil
      else { continue }
      parts[name] = (number, line.number)
    }
    let tcl = tclParts.compactMap { parts[$0] }
    if tcl.count == tclParts.count, let last = tcl.last {
      let version = tcl.map(\.number).joined(separator: ".")
      found.append(Library(name: "tcl-core", version: version, line: last.line))
      // Tk is released with Tcl.
      if let line = SourceLines(sheet).first(where: { isOfTcl($0.cursor) }) {
        found.append(Library(name: "tk", version: version, line: line.number))
      }
    }
    return found
  }

  /// Whether a line takes the numbers of Tcl for those of Tk.
  private static func isOfTcl(_ start: ByteCursor) -> Bool {
    var cursor = start
    return cursor.seek(past: "<TkPatchLevel") && cursor.seek(past: ">$(TclPatchLevel)<")
  }

  /// `<TclVersion>8.6.13.0</TclVersion>` and `<TkVersion>$(TclVersion)</TkVersion>`, as since 3.12.
  private static func toolkit(_ line: SourceLines.Line, _ found: [Library]) -> Library? {
    for (element, name) in [("<TclVersion", "tcl-core"), ("<TkVersion", "tk")] {
      var cursor = line.cursor
      guard cursor.seek(past: element), cursor.seek(past: ">") else { continue }
      let tcl = found.first { $0.name == "tcl-core" }?.version
      let version = cursor.skip("$(TclVersion)<") ? tcl : cursor.takeDottedNumber()
      return version.map { Library(name: name, version: $0, line: line.number) }
    }
    return nil
  }

  private static let tclParts = ["MajorVersion", "MinorVersion", "PatchLevel", "Revision"]

  private static func library(in word: String, line: Int) -> Library? {
    guard let dash = word.lastIndex(of: "-") else { return nil }
    let version = word[word.index(after: dash)...]
    guard version.first?.isNumber == true, version.contains(".") else { return nil }
    return Library(name: String(word[..<dash]), version: String(version), line: line)
  }

  /// The first `name="OpenSSL 3.0.13"` of `Mac/BuildScript/build-installer.py`.
  package static func openSSL(inInstaller script: [UInt8]) -> Mention? {
    for line in SourceLines(script) {
      var cursor = line.cursor
      cursor.skipBlanks()
      guard cursor.skip("name=") else { continue }
      guard let name = cursor.takeQuoted(), name.hasPrefix("OpenSSL ") else { continue }
      return Mention(String(name.dropFirst("OpenSSL ".count)), line: line.number)
    }
    return nil
  }
}

/// The version of the Unicode character database that a tree uses.
package enum UnicodeDatabase {
  /// `UNIDATA_VERSION = "15.0.0"` in Python, `#define UNIDATA_VERSION "15.0.0"` in C.
  package static func version(in source: [UInt8]) -> Mention? {
    for line in SourceLines(source) {
      var cursor = line.cursor
      if cursor.skip("#") {
        cursor.skipBlanks()
        guard cursor.skip("define") else { continue }
        cursor.skipBlanks()
      }
      guard cursor.skip("UNIDATA_VERSION") else { continue }
      cursor.skipBlanks()
      _ = cursor.skip("=")
      cursor.skipBlanks()
      if let version = cursor.takeQuoted() { return Mention(version, line: line.number) }
    }
    return nil
  }

  /// The version of the script that makes the tables, `VERSION = "3.3"`.
  package static func scriptVersion(in source: [UInt8]) -> Mention? {
    for line in SourceLines(source) {
      var cursor = line.cursor
      guard cursor.skip("VERSION") else { continue }
      cursor.skipBlanks()
      guard cursor.skip("=") else { continue }
      cursor.skipBlanks()
      if let version = cursor.takeQuoted() { return Mention(version, line: line.number) }
    }
    return nil
  }

  /// The version of the script that made a table, by the comment at its beginning.
  package static func maker(of table: [UInt8]) -> Mention? {
    var cursor = SourceLines(table).first { !$0.bytes.isEmpty }?.cursor
    guard cursor?.seek(past: "makeunicodedata.py ") == true,
      let version = cursor?.takeDottedNumber()
    else { return nil }
    return Mention(version, line: 1)
  }

  /// Each version in a link to the database, `unicode.org/Public/15.0.0/`.
  package static func links(in text: [UInt8]) -> [Mention] {
    var found: [Mention] = []
    for line in SourceLines(text) {
      var cursor = line.cursor
      while cursor.seek(past: "unicode.org/Public/") {
        if let version = cursor.takeDottedNumber() {
          found.append(Mention(version, line: line.number))
        }
      }
    }
    return found
  }
}
