internal import TOMLKit

/// The text of a check file as TOML.
enum TOMLDocument {
  /// Reads a document.
  ///
  /// TOMLKit judges the syntax, in its words; since its values know no lines, they are read by
  /// ``TOMLReader``.
  static func read(_ text: String) throws(TOMLSyntaxError) -> TOMLNode {
    // A NUL would end the text for TOMLKit; the reader refuses it.
    let node = try TOMLReader.read(text)
    do {
      _ = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw TOMLSyntaxError(line: error.source.begin.line, message: error.description)
    } catch {
      throw TOMLSyntaxError(line: 1, message: "not TOML")
    }
    return node
  }
}
