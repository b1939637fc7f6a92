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
  ///   - rowIDs: One for each row, unique on the page; none at all where nothing leads to a row.
  static func table(
    id: String, caption: String, head: [String], rows: [[String]], rowIDs: [String] = []
  ) -> String {
    let heads = head.map { "<th scope=\"col\">\(escaped($0))</th>" }.joined()
    let body = rows.enumerated().map { number, row in
      let cells = row.enumerated().map { index, cell in
        index == 0 ? "<th scope=\"row\">\(cell)</th>" : "<td>\(cell)</td>"
      }
      let id = rowIDs.indices.contains(number) ? " id=\"\(rowIDs[number])\"" : ""
      return "<tr\(id)>\(cells.joined())</tr>\n"
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
