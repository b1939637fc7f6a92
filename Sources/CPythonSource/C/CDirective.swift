/// The directives of the preprocessor that mean something here.
enum CDirective: Int {
  case define, undef, include, `if`, ifdef, ifndef, elif, elifdef, elifndef, `else`, endif

  private static let table = CNameTable(
    [
      ("define", define), ("undef", undef), ("include", include), ("include_next", include),
      ("import", include), ("if", `if`), ("ifdef", ifdef), ("ifndef", ifndef), ("elif", elif),
      ("elifdef", elifdef), ("elifndef", elifndef), ("else", `else`), ("endif", endif),
    ].map { ($0.0, $0.1.rawValue) })

  /// Nil for any other word.
  init?(_ word: Range<Int>, in bytes: Span<UInt8>) {
    guard let value = Self.table.find(word, in: bytes) else { return nil }
    self.init(rawValue: value)
  }
}
