internal import Readiness

/// The parts of the line that a finding is: which of subject and places the message does not say
/// itself.
struct FindingLine {
  /// The subject, if neither message nor places name it.
  let subject: String?
  /// The first place, if the message does not name it.
  let place: Location?
  /// The other places that the message does not name.
  let furtherPlaces: [Location]
  let message: Message

  init(_ finding: Finding) {
    message = finding.message
    let named = Set(finding.message.places)
    let unnamed = finding.locations.filter { !named.contains($0) }
    let first = finding.locations.first
    place = first.flatMap { named.contains($0) ? nil : $0 }
    furtherPlaces = place == nil ? unnamed : Array(unnamed.dropFirst())
    let isSaid =
      finding.subject.isEmpty || finding.message.names(finding.subject)
      || finding.locations.contains { $0.path.text == finding.subject }
    subject = isSaid ? nil : finding.subject
  }

  /// For a line that begins with the first place: the message without it, if it begins with it.
  static func afterPlace(_ finding: Finding) -> Message {
    guard let first = finding.locations.first, finding.message.pieces.first == .place(first) else {
      return finding.message
    }
    var rest = Message(Array(finding.message.pieces.dropFirst()))
    if case .words(let words) = rest.pieces.first {
      rest.pieces[0] = .words(String(words.drop { " ,:;".contains($0) }))
    }
    return rest
  }
}

/// How findings are mended: said once where that is enough.
struct Remedies {
  /// What mends all of them.
  let common: Message?
  /// Whether each finding says its own.
  let isEach: Bool

  /// - Parameter general: What mends a finding that has no remedy of its own. For what could not be
  ///   determined there is none: nothing is known to be wrong.
  init(_ findings: [Finding], general: String?) {
    let own = Set(findings.map(\.remedy))
    if own.count == 1, let shared = own.first ?? nil {
      common = shared
      isEach = false
    } else {
      common = own.contains(nil) ? general.map { Message([.words($0.oneLine)]) } : nil
      isEach = true
    }
  }
}

extension Message {
  /// The places that it names.
  var places: [Location] {
    pieces.compactMap { piece in if case .place(let place) = piece { place } else { nil } }
  }

  /// Whether it says this name.
  func names(_ subject: String) -> Bool {
    pieces.contains { piece in
      switch piece {
      case .foreign(let text): text == subject
      case .place(let place): place.path.text == subject
      case .words: false
      }
    }
  }

  /// Its text as it is, for a format that escapes everything: places as `path:line`.
  var plain: String {
    pieces.map { piece in
      switch piece {
      case .words(let text), .foreign(let text): text
      case .place(let place): place.path.text + (place.line.map { ":\($0)" } ?? "")
      }
    }.joined()
  }
}
