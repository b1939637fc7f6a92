internal import CPythonSource

/// The rules of a tree's `.gitignore` files: what git keeps out of a commit unless it is forced in.
///
/// As gitignore(5) has it: the last rule that matches decides, those of a deeper folder before
/// those above it, and nothing below a folder that is ignored comes back.
struct IgnoreRules {
  /// A rule of a file.
  struct Rule {
    let place: Location
    fileprivate let isNegated: Bool
    fileprivate let isForFolders: Bool
    fileprivate let segments: [Segment]
  }

  fileprivate enum Segment {
    case anyFolders
    case pattern([UInt8])
  }

  /// The rules of each folder that has any, in order.
  private let rules: [RepoPath: [Rule]]
  /// How deep those folders are, the deepest first.
  private let depths: [Int]
  /// What is decided of folders: files share them.
  private var decisions: [Substring: Rule?] = [:]
  /// Whether every file of rules could be read.
  let isWhole: Bool

  /// - Parameter findings: Takes what cannot be read.
  init(of tree: SourceTree, _ findings: inout Findings) {
    var rules: [RepoPath: [Rule]] = [:]
    var isWhole = true
    for entry in tree.listing.entries where entry.path.name == ".gitignore" && entry.kind == .file {
      guard let bytes = findings.bytes(at: entry.path, in: tree) else {
        isWhole = false
        continue
      }
      let read = Array(
        SourceLines(bytes).lazy.compactMap {
          Rule($0.bytes, at: Location(entry.path, line: $0.number))
        }.prefix(InspectionBound.ignoreRules.limit + 1))
      guard read.count <= InspectionBound.ignoreRules.limit else {
        findings.leaveOpen(
          entry.path.text,
          "\(entry.path) has more than \(InspectionBound.ignoreRules.limit) rules, the bound",
          at: Location(entry.path))
        isWhole = false
        continue
      }
      rules[RepoPath(String(entry.path.folder))] = read
    }
    self.rules = rules
    self.isWhole = isWhole
    let depths = rules.keys.map { $0.text.isEmpty ? 0 : $0.text.utf8.count { $0 == slash } + 1 }
    self.depths = Set(depths).sorted(by: >)
  }

  var isEmpty: Bool { rules.isEmpty }

  /// The rule by which git leaves out a file, or a folder that it is in; nil if it does not.
  mutating func rule(for path: RepoPath) -> Rule? {
    let text = path.text.utf8
    let parts = text.split(separator: slash, omittingEmptySubsequences: false)
    for end in 1...parts.count {
      let isFolder = end < parts.count
      let key = path.text[..<parts[end - 1].endIndex]
      let rule: Rule?
      if isFolder, let known = decisions[key] {
        rule = known
      } else {
        rule = lastMatch(parts[..<end], isFolder: isFolder)
        if isFolder { decisions[key] = .some(rule) }
      }
      if let rule, !rule.isNegated { return rule }
    }
    return nil
  }

  private func lastMatch(
    _ parts: ArraySlice<Substring.UTF8View>, isFolder: Bool
  ) -> Rule? {
    for depth in depths where depth < parts.count {
      let folder = RepoPath(
        parts[..<depth].map { String(Substring($0)) }.joined(separator: "/"))
      let found = rules[folder]?.last {
        (isFolder || !$0.isForFolders) && $0.matches(parts[depth...])
      }
      if let found { return found }
    }
    return nil
  }
}

private let slash = UInt8(ascii: "/")

extension IgnoreRules.Rule {
  /// Longer patterns are not read: no path is as long.
  private static let lengthLimit = 4096

  /// - Returns: nil for an empty line and a comment.
  fileprivate init?(_ line: ArraySlice<UInt8>, at place: Location) {
    var text = line
    while let last = text.last, last == UInt8(ascii: " "),
      text.dropLast().last != UInt8(ascii: "\\")
    { text = text.dropLast() }
    guard let first = text.first, first != UInt8(ascii: "#"), text.count <= Self.lengthLimit else {
      return nil
    }
    isNegated = first == UInt8(ascii: "!")
    if isNegated { text = text.dropFirst() }
    isForFolders = text.last == UInt8(ascii: "/")
    if isForFolders { text = text.dropLast() }
    let isAnchored = text.contains(UInt8(ascii: "/"))
    var segments: [IgnoreRules.Segment] = isAnchored ? [] : [.anyFolders]
    for part in text.split(separator: UInt8(ascii: "/")) {
      segments.append(part.elementsEqual("**".utf8) ? .anyFolders : .pattern(Array(part)))
    }
    guard let end = segments.last else { return nil }
    // What a rule ends with is a name: a folder's own contents, and not the folder.
    if case .anyFolders = end { segments.append(.pattern(Array("*".utf8))) }
    self.segments = segments
    self.place = place
  }

  /// Whether the rule matches a path, given from the rule's folder on.
  fileprivate func matches(_ parts: ArraySlice<Substring.UTF8View>) -> Bool {
    var segment = 0
    var part = parts.startIndex
    // Where to go on if what follows the last `**` does not fit.
    var retry: (segment: Int, part: Int)?
    while part < parts.endIndex {
      if segment < segments.count {
        switch segments[segment] {
        case .anyFolders:
          retry = (segment, part)
          segment += 1
          continue
        case .pattern(let pattern):
          if glob(pattern, matches: Array(parts[part])) {
            segment += 1
            part += 1
            continue
          }
        }
      }
      guard let last = retry else { return false }
      part = last.part + 1
      segment = last.segment + 1
      retry = (last.segment, part)
    }
    return segment == segments.count
  }
}

/// Whether a name matches a pattern of `*`, `?`, `[…]` and `\`; neither holds a slash.
private func glob(_ pattern: [UInt8], matches name: [UInt8]) -> Bool {
  var place = 0
  var index = 0
  // Where to go on if what follows the last `*` does not fit.
  var retry: (place: Int, index: Int)?
  while index < name.count {
    if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
      retry = (place, index)
      place += 1
      continue
    }
    if place < pattern.count, let next = step(pattern, place, name[index]) {
      place = next
      index += 1
      continue
    }
    guard let last = retry else { return false }
    index = last.index + 1
    place = last.place + 1
    retry = (last.place, index)
  }
  return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
}

/// What follows the part of a pattern that stands for one byte; nil if it does not stand for this one.
private func step(_ pattern: [UInt8], _ place: Int, _ byte: UInt8) -> Int? {
  switch pattern[place] {
  case UInt8(ascii: "?"):
    return place + 1
  case UInt8(ascii: "\\") where place + 1 < pattern.count:
    return pattern[place + 1] == byte ? place + 2 : nil
  case UInt8(ascii: "["):
    return set(pattern, place, byte)
  default:
    return pattern[place] == byte ? place + 1 : nil
  }
}

/// The same of a set, `[a-z]` or `[!a-z]`; one without an end stands for itself.
private func set(_ pattern: [UInt8], _ start: Int, _ byte: UInt8) -> Int? {
  var place = start + 1
  let isNegated =
    place < pattern.count
    && (pattern[place] == UInt8(ascii: "!") || pattern[place] == UInt8(ascii: "^"))
  if isNegated { place += 1 }
  let first = place
  var isIn = false
  while place < pattern.count, pattern[place] != UInt8(ascii: "]") || place == first {
    if place + 2 < pattern.count, pattern[place + 1] == UInt8(ascii: "-"),
      pattern[place + 2] != UInt8(ascii: "]")
    {
      isIn = isIn || pattern[place] <= byte && byte <= pattern[place + 2]
      place += 3
    } else {
      isIn = isIn || pattern[place] == byte
      place += 1
    }
  }
  guard place < pattern.count else {
    return byte == UInt8(ascii: "[") ? start + 1 : nil
  }
  return isIn != isNegated ? place + 1 : nil
}
