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
    for line in SourceLines(script) {
      var cursor = line.cursor
      guard cursor.seek(past: "set libraries=%libraries%") else { continue }
      cursor.skipBlanks()
      let word = String(
        decoding: cursor.take {
          $0.isWord || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
        }, as: UTF8.self)
      guard let dash = word.lastIndex(of: "-") else { continue }
      found.append(
        Library(
          name: String(word[..<dash]), version: String(word[word.index(after: dash)...]),
          line: line.number))
    }
    return found
  }

  /// The lines `set binaries=%binaries% openssl-bin-3.0.13` as well.
  package static func fetched(in script: [UInt8]) -> [Library] {
    SourceLines(script).compactMap { line in
      var cursor = line.cursor
      guard
        cursor.seek(past: "set "),
        cursor.skip("libraries=%libraries%") || cursor.skip("binaries=%binaries%")
      else { return nil }
      cursor.skipBlanks()
      return library(in: cursor.take { !$0.isSpaceOrTab }, line: line.number)
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
        if let library = library(in: word, line: line.number) { found.append(library) }
      }
      cursor = line.cursor
      guard cursor.seek(past: "<Tcl"), let name = cursor.takeIdentifier(), tclParts.contains(name),
        cursor.seek(past: ">"), let number = cursor.takeDottedNumber(), parts[name] == nil
      else { continue }
      parts[name] = (number, line.number)
    }
    let tcl = tclParts.compactMap { parts[$0] }
    if tcl.count == tclParts.count, let last = tcl.last {
      found.append(
        Library(
          name: "tcl-core", version: tcl.map(\.number).joined(separator: "."), line: last.line))
    }
    return found
  }

  private static let tclParts = ["MajorVersion", "MinorVersion", "PatchLevel", "Revision"]

  private static func library(in word: ArraySlice<UInt8>, line: Int) -> Library? {
    let word = String(decoding: word, as: UTF8.self)
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
