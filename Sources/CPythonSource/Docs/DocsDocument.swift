/// A file of CPython's documentation (reStructuredText), as far as announcements need it.
///
/// Blocks stand in source order; each names the block that holds it, so nothing nests and nothing
/// is walked by recursion. Markup that is faulty is read on as text and noted.
package struct DocsDocument: Hashable, Sendable {
  package var blocks: [Block] = []
  /// What is no good markup, in source order.
  package var faults: [Fault] = []

  package init() {}

  /// An index into ``blocks``.
  package typealias BlockIndex = Int

  package enum BlockKind: Hashable, Sendable {
    /// A heading. The level is 1 for the kind of underline that came first, and so on, whatever the
    /// underline looks like.
    case section(level: Int)
    case paragraph
    /// An item of a bulleted or numbered list. Its text is in the paragraphs that it holds.
    case listItem
    /// The term of a definition list; the definition is in the blocks that it holds.
    case term
    /// A text that stands deeper than what is around it.
    case quote
    /// `.. name:: argument`. Options and the body are in the blocks that it holds; bodies that are
    /// no text (`code-block`) are left out.
    case directive(name: String)
    /// `:name: text` of a directive, and of field lists.
    case field(name: String)
    case table
    /// A row of a table, counted from 0.
    case row(isHeader: Bool)
    /// A cell of a row, its column counted from 0.
    case cell(column: Int)
    /// `.. _name:`, or `__ address` with an empty name.
    case target(name: String)
  }

  package struct Block: Hashable, Sendable {
    package var kind: BlockKind
    /// The block that holds it; nil at the top.
    package var parent: BlockIndex?
    /// The first line, counted from 1.
    package var line: Int
    /// The heading, paragraph, term, cell, field or argument; empty for others.
    package var text: [DocsRun] = []
  }

  package struct Fault: Hashable, Sendable {
    package var message: String
    package var line: Int
  }

  /// The blocks that hold a block, the nearest first.
  package func holders(of index: BlockIndex) -> [BlockIndex] {
    var holders: [BlockIndex] = []
    var current = blocks[index].parent
    // A holder stands before what it holds, so this ends.
    while let holder = current {
      holders.append(holder)
      current = blocks[holder].parent
    }
    return holders
  }
}

/// A stretch of text with one kind of markup.
package struct DocsRun: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case text
    /// ` ``literal`` `
    case literal
    /// `*emphasis*`: how parameters are written.
    case emphasis
    case strong
    /// ``:role:`content` ``, with the role as written, such as `c:func`; empty for the default role.
    case role(String)
    /// `` `text`_ ``, `` `text <target>`_ `` or `word_`; the target where one is given.
    case reference(target: String?)
  }

  package var kind: Kind
  /// What stands inside the markup, white space normalised, escapes taken out.
  package var text: String
  /// Counted from 1.
  package var line: Int

  package init(kind: Kind, text: String, line: Int) {
    self.kind = kind
    self.text = text
    self.line = line
  }
}
