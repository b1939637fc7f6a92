/// A kind of file, beside `patchlevel.h` and what is generated, that carries the version by itself.
package struct VersionCarrier: Hashable, Sendable {
  /// What stands in the file.
  package enum Value: Hashable, Sendable {
    /// A whole version, such as `2.7.6rc1`.
    case version
    /// The digits of a series, as in `python27`.
    case digits
  }

  /// The folder, and the beginning and ending of the names in it. One file mostly; the name of an
  /// RPM specification holds the series.
  package let folder: String
  package let nameStart: String
  package let nameEnd: String
  package let value: Value
  /// What stands before the value, and after it if it is digits.
  private let before: String
  private let after: String

  /// The values in a file of this kind, in order.
  ///
  /// A file that computes the version (`version[:version.index(' ')]`) has none.
  package func values(in bytes: [UInt8]) -> [Mention] {
    SourceLines(bytes).compactMap { line in
      let text = value == .version ? version(in: line.cursor) : digits(in: line.cursor)
      return text.map { Mention($0, line: line.number) }
    }
  }

  /// The version after ``before``, which starts the line; an equals sign may stand between.
  private func version(in line: ByteCursor) -> String? {
    var cursor = line
    guard cursor.skip(before), cursor.rest.first?.isWord != true else {
      return nil
    }
    cursor.skipBlanks()
    _ = cursor.skip("=")
    cursor.skipBlanks()
    if let quoted = cursor.takeQuoted() { return quoted }
    guard cursor.rest.first?.isDigit == true else { return nil }
    return String(decoding: cursor.take { !$0.isSpaceOrTab }, as: UTF8.self)
  }

  /// The digits between ``before`` and ``after``, anywhere in the line.
  private func digits(in line: ByteCursor) -> String? {
    var cursor = line
    guard cursor.seek(past: before) else { return nil }
    let digits = cursor.take(while: \.isDigit)
    guard !digits.isEmpty, cursor.skip(after) else { return nil }
    return String(decoding: digits, as: UTF8.self)
  }
}

extension VersionCarrier {
  /// The files that have carried the version, and in step with it, from 2.6 on.
  ///
  /// IDLE and distutils had numbers of their own before.
  package static let all = [
    // Computed from 2.7.10 and 3.4.4 on.
    VersionCarrier("Lib/idlelib", "idlever.py", .version, before: "IDLE_VERSION"),
    VersionCarrier("Lib/distutils", "__init__.py", .version, before: "__version__"),
    // Up to 2.7.9 and 3.5.0a1.
    VersionCarrier("Misc/RPM", "python-", ending: ".spec", .version, before: "%define version"),
    // From 3.2 to 3.9: each line forwards a function to the library of the series.
    VersionCarrier("PC", "python3.def", .digits, before: "=python", after: "."),
    // Up to 3.4, the Visual Studio projects.
    VersionCarrier("PCbuild", "pyproject.vsprops", .digits, before: "Value=\"python", after: "\""),
    VersionCarrier("PC/VS8.0", "pyproject.vsprops", .digits, before: "Value=\"python", after: "\""),
    VersionCarrier("PC/VS9.0", "pyproject.vsprops", .digits, before: "Value=\"python", after: "\""),
  ]

  private init(
    _ folder: String, _ nameStart: String, ending nameEnd: String = "", _ value: Value,
    before: String, after: String = ""
  ) {
    self.folder = folder
    self.nameStart = nameStart
    self.nameEnd = nameEnd
    self.value = value
    self.before = before
    self.after = after
  }

  /// Whether a file of this name, in the folder, is of this kind.
  package func matches(name: some StringProtocol) -> Bool {
    if nameEnd.isEmpty { return name == nameStart }
    return name.utf8.count >= nameStart.utf8.count + nameEnd.utf8.count
      && name.hasPrefix(nameStart) && name.hasSuffix(nameEnd)
  }
}
