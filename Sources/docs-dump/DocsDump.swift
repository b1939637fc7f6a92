internal import CPythonSource
internal import Foundation

/// Prints the blocks of documentation files as JSON, for scripts/compare-with-docutils.
///
/// Paths come on standard input, one a line. Each gives one line: the path, and for each block its
/// kind, the place of the block that holds it, its line, and its text without markup. With `--time` it
/// prints the seconds that both readers of documentation take instead.
@main
struct DocsDump {
  static func main() throws {
    var paths: [String] = []
    while let line = readLine() { paths.append(line) }
    let files = try paths.map { ($0, [UInt8](try Data(contentsOf: URL(fileURLWithPath: $0)))) }
    if CommandLine.arguments.contains("--time") { return time(files.map(\.1)) }
    let encoder = JSONEncoder()
    for (path, bytes) in files {
      let blocks = DocsDocument(source: bytes.span).blocks.map(DumpedBlock.init)
      FileHandle.standardOutput.write(
        try encoder.encode(DumpedFile(path: path, blocks: blocks)) + [0x0A])
    }
  }

  private static func time(_ files: [[UInt8]]) {
    let clock = ContinuousClock()
    var count = 0
    let blocks = clock.measure {
      for file in files { count += DocsDocument(source: file.span).blocks.count }
    }
    let outlines = clock.measure {
      for file in files { count += DocumentOutline(source: file.span).versions.count }
    }
    print("\(files.count) files, \(count) facts:")
    print("blocks \(blocks / .seconds(1)) s, outlines \(outlines / .seconds(1)) s")
  }
}

private struct DumpedFile: Encodable {
  let path: String
  let blocks: [DumpedBlock]
}

private struct DumpedBlock: Encodable {
  let kind: String
  let parent: Int?
  let line: Int
  let text: String

  init(_ block: DocsDocument.Block) {
    kind =
      switch block.kind {
      case .section(let level): "section \(level)"
      case .paragraph: "paragraph"
      case .listItem: "item"
      case .term: "term"
      case .quote: "quote"
      case .directive(let name): "directive \(name)"
      case .field(let name): "field \(name)"
      case .table: "table"
      case .row(let isHeader): isHeader ? "header row" : "row"
      case .cell(let column): "cell \(column)"
      case .target(let name): "target \(name)"
      }
    parent = block.parent
    line = block.line
    text = block.text.map(\.text).joined(separator: " ")
  }
}
