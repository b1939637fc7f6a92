package import Readiness

extension Report {
  /// The page on one tag: the verdict first, then what to do, then the evidence.
  ///
  /// The same report gives the same bytes. It is shorter than the budget of the style, unless the
  /// style is verbose.
  package func markdown(_ style: MarkdownStyle) -> String {
    MarkdownReport.page(inOrder, style: style, depth: 0, leadAnchor: nil)
  }

  /// What stands before `--` in the anchors of the page, and the name of a file for it: the tag, or
  /// the version if it is not tagged, with the commit where several have the same.
  package var anchorBase: String {
    guard case .tag(let name) = subject, name.isPlainName, !name.contains("/") else {
      return version.versionText + distinction
    }
    return name
  }
}

/// A report on its way to Markdown.
struct MarkdownReport {
  let report: Report
  let style: MarkdownStyle
  /// How many levels lower than on a page of its own each heading is.
  let depth: Int
  /// The greatest cut that is made; every one before it is made too.
  var cut: MarkdownCut?

  /// - Parameter leadAnchor: The anchor of the title, if it has one.
  static func page(
    _ report: Report, style: MarkdownStyle, depth: Int, leadAnchor: String?
  ) -> String {
    var writer = MarkdownReport(report: report, style: style, depth: depth, cut: nil)
    var text = writer.text(leadAnchor)
    guard !style.isVerbose else { return text }
    for cut in MarkdownCut.allCases where text.utf8.count > style.byteBudget {
      writer.cut = cut
      text = writer.text(leadAnchor)
    }
    return text
  }

  private func text(_ leadAnchor: String?) -> String {
    blocks(leadAnchor).joined(separator: "\n\n") + "\n"
  }

  private func blocks(_ leadAnchor: String?) -> [String] {
    let title = (leadAnchor.map { "<a id=\"\($0)\"></a>" } ?? "") + report.titleLine
    return [
      "\(hashes(1)) \(title)",
      sentence(report.countsSentence) + " " + sentence(report.countsLine) + ".",
      identity,
    ] + since + blockers + undetermined + next + todo + warnings + waiverProblems + removals + due
      + manual
      + evidence + [footer]
  }

  private var footer: String {
    "relcheck \(MarkdownText.prose(style.programVersion)), check data "
      + "\(MarkdownText.code(VisibleText(report.checksDigest))), report schema 1"
  }
}

// What all sections use.
extension MarkdownReport {
  func hashes(_ level: Int) -> String { String(repeating: "#", count: min(level + depth, 6)) }

  func isLeftOut(_ part: MarkdownCut) -> Bool { cut.map { $0 >= part } ?? false }

  func anchor(_ name: String) -> String { "<a id=\"\(report.anchorBase)--\(name)\"></a>" }

  func link(_ text: String, to name: String) -> String {
    "[\(text)](#\(report.anchorBase)--\(name))"
  }

  func section(_ name: String, _ title: String) -> String {
    "\(hashes(2)) \(anchor(name))\(title)"
  }

  /// A message as a part of a line.
  func sentence(_ message: Message, startsLine: Bool = false, isCell: Bool = false) -> String {
    var text = ""
    for piece in message.pieces {
      let part =
        switch piece {
        case .words(let words): MarkdownText.prose(words, startsLine: startsLine && text.isEmpty)
        case .foreign(let foreign): MarkdownText.code(VisibleText(foreign), isCell: isCell)
        case .place(let place): code(place)
        }
      MarkdownText.join(&text, part)
    }
    return text
  }

  /// `path:line`, with the tag if it is another one's.
  func code(_ place: Location) -> String {
    let span = MarkdownText.code(VisibleText(place))
    let text = address(of: place).map { "[\(span)](\($0))" } ?? span
    return text + (place.tag.map { " in " + MarkdownText.code(VisibleText($0)) } ?? "")
  }

  /// Places, each by its line alone where the path is that of the place before it.
  ///
  /// - Parameter path: The file that was named just before.
  func codes(_ places: [Location], after path: RepoPath? = nil, limit: Int = 10) -> String {
    var texts: [String] = []
    for (index, place) in places.prefix(limit).enumerated() {
      let isSameFile =
        index > 0
        ? places[index - 1].path == place.path && places[index - 1].tag == place.tag
        : place.path == path && place.tag == nil
      if isSameFile, let line = place.line {
        let span = "`:\(line)`"
        texts.append(address(of: place).map { "[\(span)](\($0))" } ?? span)
      } else {
        texts.append(code(place))
      }
    }
    let more = places.count - texts.count
    return texts.joined(separator: ", ") + (more > 0 ? " and \(counted(more, "more place"))" : "")
  }

  private func address(of place: Location) -> String? {
    guard let base = style.linkBase else { return nil }
    let revision = place.tag ?? report.commit.id.hex
    guard revision.isPlainName else { return nil }
    let line = place.line.map { "#L\($0)" } ?? ""
    return "\(base)/blob/\(revision)/\(percentEncoded(place.path.bytes))\(line)"
  }
}

/// Every byte but letters, digits and `-._~/+` as `%NN`.
func percentEncoded(_ bytes: [UInt8]) -> String {
  let kept = Set("-._~/+".utf8)
  var text = ""
  for byte in bytes {
    let scalar = Unicode.Scalar(byte)
    let isKept =
      ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
      || kept.contains(byte)
    let hex = String(byte, radix: 16, uppercase: true)
    text += isKept ? String(scalar) : "%" + (byte < 16 ? "0" : "") + hex
  }
  return text
}
