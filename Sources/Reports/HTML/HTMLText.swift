internal import Readiness

/// Pieces of HTML: the one way from text to a page.
enum HTMLText {
  /// Text, for elements and attributes alike.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Words of relcheck's own and of check data; what stands between backticks is code.
  static func prose(_ words: String) -> String {
    let parts = VisibleText.ownWords(words).split(separator: "`", omittingEmptySubsequences: false)
    // An odd number of backticks is no markup.
    guard parts.count % 2 == 1 else { return escaped(VisibleText.ownWords(words)) }
    return parts.enumerated().map { index, part in
      index % 2 == 0 ? escaped(String(part)) : "<code>\(escaped(String(part)))</code>"
    }.joined()
  }

  static func code(_ foreign: VisibleText) -> String { "<code>\(escaped(foreign.text))</code>" }

  static func list(_ items: [String]) -> String {
    "<ul>\n" + items.map { "<li>\($0)</li>\n" }.joined() + "</ul>"
  }

  static func fold(_ summary: String, _ blocks: [String]) -> String {
    "<details>\n<summary>\(escaped(summary))</summary>\n\(blocks.joined(separator: "\n"))\n</details>"
  }

  /// A table in a region that scrolls, so that a wide one does not widen the page.
  ///
  /// - Parameters:
  ///   - id: Unique on the page.
  ///   - rows: The first cell of each heads it.
  static func table(id: String, caption: String, head: [String], rows: [[String]]) -> String {
    let heads = head.map { "<th scope=\"col\">\(escaped($0))</th>" }.joined()
    let body = rows.map { row in
      let cells = row.enumerated().map { index, cell in
        index == 0 ? "<th scope=\"row\">\(cell)</th>" : "<td>\(cell)</td>"
      }
      return "<tr>\(cells.joined())</tr>\n"
    }
    return """
      <div class="wide" role="region" aria-labelledby="\(id)" tabindex="0">
      <table>
      <caption id="\(id)">\(escaped(caption))</caption>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(body.joined())</tbody>
      </table>
      </div>
      """
  }

  /// The whole page. Nothing is fetched, and nothing could be: the policy forbids it.
  static func page(title: String, _ blocks: [String]) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="referrer" content="no-referrer">
    <title>\(escaped(title))</title>
    <style>
    \(HTMLStyle.sheet)
    </style>
    </head>
    <body>
    <main>
    \(blocks.joined(separator: "\n"))
    </main>
    </body>
    </html>

    """
  }
}

/// How the pages look: light and dark, in print, and wide tables that scroll.
private enum HTMLStyle {
  static let sheet = """
    :root { --ink: #1f2328; --paper: #ffffff; --soft: #59636e; --line: #d1d9e0; --bad: #a40e26; --warn: #7d4e00; --good: #116329; --link: #0550ae; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e6edf3; --paper: #0d1117; --soft: #9198a1; --line: #3d444d; --bad: #ff938a; --warn: #e3b341; --good: #56d364; --link: #79c0ff; }
    }
    body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
    a { color: var(--link); }
    h1, h2, h3 { line-height: 1.25; }
    code { font-family: ui-monospace, monospace; font-size: 0.9375em; overflow-wrap: anywhere; unicode-bidi: isolate; }
    .not-ready, .blocker { color: var(--bad); }
    .undetermined, .not-inspected, .warning { color: var(--warn); }
    .ready { color: var(--good); }
    .soft { color: var(--soft); }
    dt { font-weight: bold; }
    dd { margin-inline-start: 1.5rem; }
    table { border-collapse: collapse; }
    caption { text-align: start; font-weight: bold; padding-block: .5rem; }
    th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: start; vertical-align: top; overflow-wrap: normal; }
    .matrix th[scope="row"] { position: sticky; inset-inline-start: 0; background: var(--paper); }
    .matrix td span { white-space: nowrap; }
    .wide { overflow-x: auto; }
    @media screen and (min-width: 62rem) {
      .matrix { inline-size: calc(100vw - 3rem); margin-inline-start: calc(50% - 50vw + 1.5rem); }
      .matrix .wide { inline-size: fit-content; min-inline-size: min(58rem, 100%); max-inline-size: 100%; margin-inline: auto; }
    }
    summary { cursor: pointer; }
    svg { max-width: 100%; height: auto; }
    .bar-blocker { fill: var(--bad); }
    .bar-warning { fill: var(--warn); }
    .bar-none { fill: var(--good); }
    svg text { fill: var(--ink); font: 11px system-ui, sans-serif; }
    @media print { details::details-content { content-visibility: visible; block-size: auto; } }
    """
}
