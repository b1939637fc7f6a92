/// Where a finding points: a file, and a line of it when one is known.
package struct Location: Hashable, Sendable {
  package var path: RepoPath
  /// Counted from 1.
  package var line: Int?
  /// The tag whose tree holds it, if that is not the one inspected.
  package var tag: String?

  package init(_ path: RepoPath, line: Int? = nil, tag: String? = nil) {
    self.path = path
    self.line = line
    self.tag = tag
  }
}

/// One sentence or less, relcheck's own words around pieces that come from the repository.
///
/// A renderer writes words as they are and makes foreign pieces visible and inert in its own
/// syntax; there is no other way to the text of a foreign piece.
package struct Message: Hashable, Sendable {
  package enum Piece: Hashable, Sendable {
    /// relcheck's own words.
    case words(String)
    /// A name, value or line that comes from a repository or a file, shown as code.
    case foreign(String)
    /// A place in the tree, shown as code with its line.
    case place(Location)
  }

  package var pieces: [Piece]

  package init(_ pieces: [Piece]) { self.pieces = pieces }
}

extension Message: ExpressibleByStringInterpolation {
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { pieces.append(.words(literal)) }
    }

    /// Text from outside: shown as code.
    package mutating func appendInterpolation(_ foreign: String) {
      pieces.append(.foreign(foreign))
    }

    package mutating func appendInterpolation(_ place: Location) { pieces.append(.place(place)) }

    package mutating func appendInterpolation(_ path: RepoPath) {
      pieces.append(.place(Location(path)))
    }

    /// A number is relcheck's own.
    package mutating func appendInterpolation(_ number: Int) {
      pieces.append(.words(String(number)))
    }

    /// Words that relcheck chose at run time; never for text that a repository gave.
    package mutating func appendInterpolation(words: String) { pieces.append(.words(words)) }

    package mutating func appendInterpolation(_ message: Message) { pieces += message.pieces }
  }

  package init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

  package init(stringLiteral text: String) { pieces = [.words(text)] }
}

/// One fault that a check found.
package struct Finding: Hashable, Sendable {
  /// What it is about: a symbol, a macro, a file name. With the check and the path it identifies the
  /// finding across runs.
  package var subject: String
  package var message: Message
  /// The places, the first the one to open.
  package var locations: [Location]
  /// A remedy for this finding, if the check's own does not say it.
  package var remedy: Message?
  /// The most that it weighs, if that is less than the check does.
  package var atMost: Severity?
  /// Whether it was not there at the previous tag; nil where that was not compared.
  package var isNew: Bool?
  /// The earliest tag of the series from which on it has been there, where that is known.
  package var sinceTag: String?

  package init(
    subject: String, _ message: Message, at locations: [Location], remedy: Message? = nil,
    atMost: Severity? = nil, isNew: Bool? = nil, sinceTag: String? = nil
  ) {
    self.subject = subject
    self.message = message
    self.locations = locations
    self.remedy = remedy
    self.atMost = atMost
    self.isNew = isNew
    self.sinceTag = sinceTag
  }
}

/// What a probe learned.
///
/// "Not there" is worth nothing unless the probe also saw the place where the thing would have
/// been, so ``passed`` carries that place, and what has no such place is ``undetermined``.
package enum Outcome: Hashable, Sendable {
  case passed(lookedAt: [Location])
  /// At least one finding; those that could not be decided beside them.
  case failed([Finding], undetermined: [Finding])
  /// What could not be decided, with the reason as the message. At least one.
  case undetermined([Finding])
  /// The question does not arise, and why.
  case notApplicable(Message)
  /// Everything that was found is waived: of a report alone, no probe says it.
  case waived
}
