/// The branches of conditions that their own text decides: `#if 0`, `#if 1` and what stands in their
/// `#else`. All others count as compiled.
private struct DecidedBranches {
  private enum Branch {
    case compiled
    /// Never compiled; a later one may be.
    case leftOut
    /// One before it is compiled.
    case late
    /// Only the compiler knows.
    case open
  }

  private var branches: [Branch] = []

  /// Whether what stands here is never compiled.
  var isLeftOut: Bool { branches.contains { $0 == .leftOut || $0 == .late } }

  /// Goes past a directive, whose operands `cursor` is at.
  mutating func follow(_ directive: String?, _ cursor: ByteCursor) {
    switch directive {
    case "if":
      let condition = String(decoding: cursor.rest.trimmingBlanks, as: UTF8.self)
      branches.append(condition == "0" ? .leftOut : condition == "1" ? .compiled : .open)
    case "ifdef", "ifndef": branches.append(.open)
    case "elif", "else":
      switch branches.popLast() {
      case .compiled, .late: branches.append(.late)
      case .leftOut: branches.append(directive == "else" ? .compiled : .open)
      case .open: branches.append(.open)
      case nil: break
      }
    case "endif": _ = branches.popLast()
    default: break
    }
  }
}

/// The version that a CPython tree declares about itself in `Include/patchlevel.h`.
///
/// The five number macros and `PY_VERSION` stand there since 1.5.2; before, there was only
/// `PATCHLEVEL`. `PY_VERSION_HEX` is computed from them, so it is not read.
package struct PatchLevel: Hashable, Sendable {
  /// The macros that are read.
  package enum Macro: String, CaseIterable, Hashable, Sendable {
    case major = "PY_MAJOR_VERSION"
    case minor = "PY_MINOR_VERSION"
    case micro = "PY_MICRO_VERSION"
    case level = "PY_RELEASE_LEVEL"
    case serial = "PY_RELEASE_SERIAL"
    case version = "PY_VERSION"
    /// What `PY_VERSION` was before 1.5.2.
    case oldVersion = "PATCHLEVEL"
  }

  /// The values of `PY_RELEASE_LEVEL`.
  package enum Level: String, CaseIterable, Hashable, Sendable {
    case alpha = "PY_RELEASE_LEVEL_ALPHA"
    case beta = "PY_RELEASE_LEVEL_BETA"
    case candidate = "PY_RELEASE_LEVEL_GAMMA"
    case final = "PY_RELEASE_LEVEL_FINAL"
  }

  /// Why a macro has no value.
  package enum Fault: Error, Hashable, Sendable {
    case missing(Macro)
    /// Defined with values that differ; the first definitions in order.
    case ambiguous(Macro, [Mention])
    case unreadable(Macro, Mention)
  }

  /// Each macro's definitions, as written.
  private let definitions: [Macro: [Mention]]

  package init(header: [UInt8]) {
    var definitions: [Macro: [Mention]] = [:]
    var comment = CommentState()
    var branches = DecidedBranches()
    // The macro whose value stands on the next line.
    var continued: (macro: Macro, line: Int)?
    for line in SourceLines(header) {
      var cursor = comment.code(of: line.bytes).cursor
      cursor.skipBlanks()
      if let (macro, number) = continued {
        let value = String(decoding: cursor.rest.trimmingBlanks, as: UTF8.self)
        definitions[macro, default: []].append(Mention(value, line: number))
        continued = nil
        continue
      }
      guard cursor.skip("#") else { continue }
      cursor.skipBlanks()
      let directive = cursor.takeIdentifier()
      branches.follow(directive, cursor)
      guard directive == "define" || directive == "undef", !branches.isLeftOut else { continue }
      cursor.skipBlanks()
      guard let name = cursor.takeIdentifier(), let macro = Macro(rawValue: name) else { continue }
      cursor.skipBlanks()
      if directive == "undef" {
        definitions[macro] = nil
        continue
      }
      if cursor.rest.trimmingBlanks.elementsEqual([UInt8(ascii: "\\")]) {
        continued = (macro, line.number)
        continue
      }
      let value = String(decoding: cursor.rest.trimmingBlanks, as: UTF8.self)
      definitions[macro, default: []].append(Mention(value, line: line.number))
    }
    self.definitions = definitions
  }

  /// Whether the header defines any of the macros.
  package var isEmpty: Bool { definitions.isEmpty }

  /// What a macro is defined as, as written.
  ///
  /// - Throws: ``Fault`` if it is not defined, or in ways that differ.
  package func definition(of macro: Macro) throws(Fault) -> Mention {
    guard let all = definitions[macro], let first = all.first else { throw .missing(macro) }
    guard all.allSatisfy({ $0.text == first.text }) else { throw .ambiguous(macro, all) }
    return first
  }

  /// The value of one of the number macros.
  package func number(_ macro: Macro) throws(Fault) -> Int {
    let written = try definition(of: macro)
    var cursor = ByteCursor(Array(written.text.utf8)[...])
    guard let number = cursor.takeNumber(), cursor.isAtEnd else {
      throw .unreadable(macro, written)
    }
    return number
  }

  /// The value of `PY_RELEASE_LEVEL`.
  package func level() throws(Fault) -> Level {
    let written = try definition(of: .level)
    guard let level = Level(rawValue: written.text) else { throw .unreadable(.level, written) }
    return level
  }

  /// The text of `PY_VERSION` (or of `PATCHLEVEL`), without its quotes.
  package func text(_ macro: Macro = .version) throws(Fault) -> Mention {
    let written = try definition(of: macro)
    var cursor = ByteCursor(Array(written.text.utf8)[...])
    guard cursor.rest.first == UInt8(ascii: "\""), let text = cursor.takeQuoted(), cursor.isAtEnd
    else { throw .unreadable(macro, written) }
    return Mention(text, line: written.line)
  }
}
