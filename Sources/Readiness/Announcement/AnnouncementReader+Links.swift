internal import CPythonSource

extension AnnouncementReader {
  /// The PEP that is named right before an address that is written out: "PEP 693: https://…".
  private func single(
    _ words: [AnnouncementText.Word], _ range: Range<Int>, of link: Int
  ) -> [AnnouncementText.Word] {
    guard
      let address = range.first(where: { words[$0].kind == .address && words[$0].link == link })
    else { return [] }
    let before = range.lowerBound..<address
    let found = before.suffix(14).last { words[$0].text.lowercased() == "pep" }
    guard let found, found + 1 < address else { return [] }
    let isBeside = (found + 2..<max(found + 2, address)).allSatisfy { words[$0].kind == .mark }
    let peps = range.count { words[$0].text.lowercased() == "pep" }
    let isOnly = peps == 1 && !before.contains { $0 > found && words[$0].kind == .address }
    guard isBeside || isOnly else { return [] }
    // "PEP 537 and PEP 494: https://… and https://…": all that are named together.
    var first = found
    while first >= before.lowerBound + 2 {
      let joint = (1...2).first {
        first - $0 - 2 >= before.lowerBound && words[first - $0 - 2].text.lowercased() == "pep"
      }
      guard let joint, (first - joint..<first).allSatisfy({ words[$0].isJoint }) else { break }
      first -= joint + 2
    }
    return Array(words[first...(found + 1)])
  }

  /// "Python 3.11.10: https://…": the release that a sentence of nothing else names.
  private static func label(
    _ words: [AnnouncementText.Word], _ range: Range<Int>, of link: Int
  ) -> ReleaseVersion? {
    let start = range.prefix(8).filter { words[$0].kind != .address }
    guard start.count <= 4, let last = start.last, words[last].text == ":",
      range.count <= start.count + 2,
      let address = range.first(where: { words[$0].kind == .address }), address == last + 1,
      words[address].link == link
    else { return nil }
    let named = AnnouncementSentence(start.map { words[$0] }).versions
    return named.count == 1 && named[0].isRelease ? named[0].version : nil
  }

  /// The versions near a link that are looked at.
  private static let versionsBeside = 64

  mutating func readLinks(_ text: AnnouncementText, block index: Int, links: [Int]) {
    let words = text.blocks[index].words
    // Each link is asked for its own words, so that they are gathered once for all.
    var own: [Int: [AnnouncementText.Word]] = [:]
    var sentences: [Int: Range<Int>] = [:]
    for range in text.blocks[index].sentences {
      for word in words[range] {
        guard let link = word.link, sentences[link] == nil else { continue }
        sentences[link] = range
      }
    }
    for word in words where word.kind != .address {
      if let link = word.link { own[link, default: []].append(word) }
    }
    var around: (range: Range<Int>, setting: LinkSetting, versions: [ReleaseVersion])?
    lazy var whole = AnnouncementSentence(words.filter { $0.kind != .address })
    for place in links {
      let link = text.links[place]
      let named = own[place] ?? []
      let isWrittenOut = named.isEmpty && sentences[place] != nil
      readPEPAddress(
        link.address,
        words: isWrittenOut ? single(words, sentences[place] ?? 0..<0, of: place) : named,
        link.line)
      let shown = words.first { $0.kind == .address && $0.link == place && $0.text != link.address }
      let targets =
        LinkTarget.all(in: link.address) + (shown.map { LinkTarget.all(in: $0.text) } ?? [])
      if targets.isEmpty { continue }
      var beside = AnnouncementSentence(named).versions.map(\.version)
      if beside.isEmpty, let range = sentences[place],
        let labelled = Self.label(words, range, of: place)
      {
        beside = [labelled]
      }
      var setting = LinkSetting.ownText
      if beside.isEmpty {
        let range = sentences[place] ?? 0..<0
        if around?.range != range {
          let near = AnnouncementSentence(words[range].filter { $0.kind != .address })
          let versions = (near.versions.isEmpty ? whole : near).versions
          // More than a few tell nothing of a link.
          around = (
            range, near.isOfLatest ? .latest : .surroundings,
            versions.prefix(Self.versionsBeside).map(\.version)
          )
        }
        if let around { (setting, beside) = (around.setting, around.versions) }
      }
      for target in targets {
        add(.link(target, beside: beside, setting), link.line)
      }
    }
  }
}

extension AnnouncementText.Word {
  /// Whether it joins the parts of a list.
  fileprivate var isJoint: Bool { [",", "and", "&", "or"].contains(text.lowercased()) }
}

extension AnnouncementSentence {
  /// Whether it speaks of the latest of something.
  fileprivate var isOfLatest: Bool {
    lower.contains { ["latest", "newest", "current"].contains($0) }
  }
}

extension LinkTarget {
  /// What an address of python.org or of CPython's repository names; usually one or nothing.
  package static func all(in address: String) -> [LinkTarget] {
    guard address.utf8.count <= 2048, let scheme = address.firstIndex(of: ":") else { return [] }
    let rest = address[scheme...].drop { $0 == ":" || $0 == "/" }
    let path = rest.prefix { $0 != "#" && $0 != "?" }
    let parts = path.split(separator: "/").map { $0.lowercased() }
    guard let host = parts.first else { return [] }
    let folders = Array(parts.dropFirst())
    switch host {
    case "docs.python.org":
      let fragment = address.split(separator: "#", maxSplits: 1).dropFirst().first
      let section = fragment.flatMap { LinkTarget(section: $0, address) }
      return documentation(folders, address) + (section.map { [$0] } ?? [])
    case "www.python.org", "python.org", "legacy.python.org":
      if folders.prefix(2) == ["ftp", "python"] { return files(folders.dropFirst(2), address) }
      return LinkTarget(site: folders, address).map { [$0] } ?? []
    case "github.com" where folders.prefix(2) == ["python", "cpython"]:
      return LinkTarget(repository: Array(folders.dropFirst(2)), address).map { [$0] } ?? []
    default: return []
    }
  }

  private init?(named text: Substring, _ address: String) {
    guard let mention = AnnouncementSentence.version(text) else { return nil }
    self.init(
      name: String(text), versions: [mention.version], isSeries: !mention.isRelease,
      address: address)
  }

  /// `#python-3-12-1`, `#python-3-8-2-release-candidate-2` of the changelog.
  private init?(section: Substring, _ address: String) {
    guard section.hasPrefix("python-") else { return nil }
    let parts = section.dropFirst("python-".count).split(separator: "-").prefix(6)
    let numbers = parts.prefix { Int($0) != nil }
    guard numbers.count == 3 else { return nil }
    var text = numbers.joined(separator: ".")
    let stage = parts.dropFirst(3).filter { $0 != "release" && $0 != "final" }
    if stage.count == 2, let level = stage.first, let serial = stage.last.flatMap({ Int($0) }) {
      let letters = ["alpha": "a", "beta": "b", "candidate": "rc"]
      guard let short = letters[String(level)] else { return nil }
      text += "\(short)\(serial)"
    } else if !stage.isEmpty {
      return nil
    }
    self.init(named: Substring(text), address)
  }

  /// `/3.12/…`, `/release/3.12.1/…`, `/3/whatsnew/3.12.html`
  private static func documentation(_ folders: [String], _ address: String) -> [LinkTarget] {
    var found: [LinkTarget] = []
    for folder in folders.prefix(4) {
      var text = Substring(folder)
      if text.hasSuffix(".html") { text = text.dropLast(5) }
      guard let target = LinkTarget(named: text, address) else { continue }
      if !found.contains(where: { $0.name == target.name }) { found.append(target) }
    }
    return found
  }

  /// `3.12.0/`, and `3.12.0/Python-3.12.0b4.tar.xz`, whose file tells which of the folder's releases it is.
  private static func files(_ folders: ArraySlice<String>, _ address: String) -> [LinkTarget] {
    guard var folder = folders.first.flatMap({ LinkTarget(named: Substring($0), address) }) else {
      return []
    }
    folder.isFolder = !folder.isSeries
    guard let name = folders.dropFirst().first, name.hasPrefix("python-") else { return [folder] }
    var cursor = VersionCursor(name.dropFirst("python-".count))
    guard let version = cursor.version()?.version else { return [folder] }
    let file = LinkTarget(
      name: version.text, versions: [version], isSeries: false, address: address)
    let isInPlace = folder.versions.contains { $0.isFinal(of: version) }
    return isInPlace ? [file] : [file, folder]
  }

  /// `/downloads/release/python-3120a1/`
  private init?(site folders: [String], _ address: String) {
    guard folders.prefix(2) == ["downloads", "release"], folders.count > 2,
      folders[2].hasPrefix("python-")
    else { return nil }
    let name = folders[2].dropFirst("python-".count)
    let versions = Self.spelledOut(name)
    guard !versions.isEmpty else { return nil }
    self.init(name: String(name), versions: versions, isSeries: false, address: address)
  }

  /// `/blob/3.12/…`, `/tree/v3.12.0a1/…`
  private init?(repository folders: [String], _ address: String) {
    guard let kind = folders.first, ["blob", "tree", "releases", "raw"].contains(kind) else {
      return nil
    }
    for folder in folders.dropFirst().prefix(2) {
      let text = folder.hasPrefix("v") ? folder.dropFirst() : Substring(folder)
      if let target = LinkTarget(named: text, address) {
        self = target
        return
      }
    }
    return nil
  }

  /// The releases that a name without dots can mean: `31212` is 3.12.12 as well as 3.1.212.
  private static func spelledOut(_ name: Substring) -> [ReleaseVersion] {
    let digits = name.prefix { $0.isASCII && $0.isNumber }
    guard (2...6).contains(digits.count), digits.first == "2" || digits.first == "3" else {
      return []
    }
    let rest = name.dropFirst(digits.count)
    let numbers = digits.dropFirst()
    return (1...2).compactMap { width -> ReleaseVersion? in
      guard numbers.count >= width else { return nil }
      let minor = numbers.prefix(width)
      let micro = numbers.dropFirst(width)
      guard micro.count <= 2, micro.count < 2 || micro.first != "0" else { return nil }
      guard minor.count == 1 || minor.first != "0" else { return nil }
      let text = "\(digits.prefix(1)).\(minor).\(micro.isEmpty ? "0" : String(micro))\(rest)"
      return ReleaseVersion(text)
    }
  }
}

extension ReleaseVersion {
  /// Whether it is the final release that a version is, or leads to.
  func isFinal(of version: Self) -> Bool {
    level == .final && series == version.series && micro == version.micro
  }
}
