/// What a C file tells of the arguments that its functions take from Python: tables of methods, docstrings,
/// and the lists of keywords that functions parse.
package struct CCallables: Hashable, Sendable {
  /// The entries of tables of methods.
  package var entries: [Entry] = []
  /// The macros that stand in a table for entries, by the C name of the table.
  package var macros: [String: [String]] = [:]
  package var prototypes: [CPrototype] = []
  /// Functions that parse keywords or refuse them.
  package var bodies: [Body] = []
  /// Lists of strings that stand outside of functions, by their C name.
  package var lists: [String: [String]] = [:]

  /// One entry of a table of methods.
  package struct Entry: Hashable, Sendable {
    /// The C name of the table, or of the macro that stands for the entry.
    package var table: String
    package var name: String
    /// The C function that implements it.
    package var function: String
    /// The words of its flags, such as `METH_NOARGS`.
    package var flags: [String]
    /// The variable or macro that holds its docstring; empty if there is none.
    package var documentation: String
    /// The docstring's prototype, if it stands in the entry itself.
    package var prototype: CPrototype?
    package var line: Int
  }

  /// What the body of a function does with keywords.
  package struct Body: Hashable, Sendable {
    package var function: String
    /// The lists of keywords that it has itself and uses; those that can be given by position alone are
    /// empty texts.
    package var lists: [[String]] = []
    /// Words in the calls that parse keywords, lists outside of the function among them.
    package var words: [String] = []
    package var parsesKeywords = false
    /// Whether it takes apart what it is given by position.
    package var unpacks = false
    package var line: Int
  }

  package init() {}

  package init(_ source: Span<UInt8>) {
    var lexer = CLexer()
    lexer.readFile(source)
    var reader = CCallableReader(
      macros: CMacroTable(lexer, in: source), size: source.count)
    reader.readMacros()
    reader.readFile(lexer.tokens, in: source)
    self = reader.callables
  }
}
