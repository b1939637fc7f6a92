internal import CPythonSource

/// What a section of the documentation is about, by its heading.
enum SectionTopic: Hashable {
  case removed
  /// What a later series removes; nil for one not known yet.
  case pending(Series?)
  case deprecated
  case other

  /// Headings that end what the section above is about, wherever they stand.
  private static let others = [
    "porting", "build changes", "new features", "optimi", "c api changes", "improved modules",
    "new modules", "language changes", "changes in the", "notable changes", "bytecode",
    "demos and tools", "summary", "release highlights", "new syntax", "ide and", "windows",
    "regular expression", "limited api changes", "security", "free-threaded", "new typing",
  ]

  /// The topic that a heading sets; nil for one that goes on with that of the section above.
  init?(heading: String) {
    let text = heading.lowercased()
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == ".") }
    if text.holds("pending") && text.holds("remov") {
      self = .pending(words.compactMap { Series(spoken: String($0)) }.first)
    } else if words.contains("removed") || words.contains("removals") || words.contains("removal") {
      self = .removed
    } else if text.holds("deprecat") {
      self = .deprecated
    } else if Self.others.contains(where: { text.hasPrefix($0) || text.holds(" " + $0) }) {
      self = .other
    } else {
      return nil
    }
  }

  /// What an item of a list in the section says without a verb of its own.
  var verb: Claim.Verb? {
    switch self {
    case .removed: .removed
    case .pending: .pendingRemoval
    case .deprecated: .deprecated
    case .other: nil
    }
  }
}

/// A section, with what its heading says for what is in it.
struct SectionState {
  var topic: SectionTopic = .other
  var isOfC = false
  var isOfBytecode = false
  /// The names of the heading and of those above it, the nearest first.
  var names: [[SpokenName]] = []

  init() {}

  init(_ heading: [DocsRun], line: Int, below outer: SectionState?) {
    let text = heading.map(\.text).joined(separator: " ")
    self = outer ?? SectionState()
    let own = SectionTopic(heading: text)
    if let own { topic = own }
    // Two words that may follow each other in any order of case.
    if text.holds("C API") || text.holds("C APIs") || text.holds("C-API") { isOfC = true }
    if text.holds("Python API") { isOfC = false }
    if own != nil { isOfBytecode = text.lowercased().holds("bytecode") }
    let spoken = Self.names(heading, line: line)
    if own == nil, !spoken.isEmpty { names.insert(spoken, at: 0) } else if own != nil { names = [] }
  }

  /// `asynchat and asyncore`, `xml.etree.ElementTree`, ``:mod:`re` ``
  private static func names(_ heading: [DocsRun], line: Int) -> [SpokenName] {
    var names: [SpokenName] = []
    for run in heading {
      if let name = SpokenName(run) {
        names.append(name)
      } else if run.kind == .text {
        let words = run.text.split { $0 == " " || $0 == "," || $0 == "/" }
        guard words.count <= 7 else { return [] }
        for word in words where word != "and" && word != "&" {
          guard var name = SpokenName(literal: String(word), line: line) else { continue }
          name.sort = .plain
          names.append(name)
        }
      }
    }
    return names
  }
}
