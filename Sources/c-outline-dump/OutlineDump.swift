internal import CPythonSource
internal import Foundation

/// Prints what the C reader finds, for comparing it with other parsers.
///
/// Paths come on standard input, one a line. Each gives one JSON line. A path that ends in `.c` or
/// starts with `source:` is read as a source, others as a header. `--time` prints only the bytes read
/// and the seconds it took.
@main
struct OutlineDump {
  static func main() throws {
    var paths: [(path: String, isSource: Bool)] = []
    while let line = readLine() {
      let isMarked = line.hasPrefix("source:")
      let path = isMarked ? String(line.dropFirst(7)) : line
      paths.append((path, isMarked || path.hasSuffix(".c")))
    }
    let files = try paths.map {
      ($0.path, $0.isSource, [UInt8](try Data(contentsOf: URL(fileURLWithPath: $0.path))))
    }
    if CommandLine.arguments.contains("--time") { return time(files.map { ($0.1, $0.2) }) }
    let encoder = JSONEncoder()
    for (path, isSource, bytes) in files {
      let outline = isSource ? COutline(source: bytes) : COutline(header: bytes)
      let data = try encoder.encode(DumpedFile(path, outline))
      FileHandle.standardOutput.write(data + [0x0A])
    }
  }

  private static func time(_ files: [(isSource: Bool, bytes: [UInt8])]) {
    var size = 0
    var facts = 0
    let clock = ContinuousClock()
    let elapsed = clock.measure {
      for (isSource, bytes) in files {
        let outline = isSource ? COutline(source: bytes) : COutline(header: bytes)
        size += bytes.count
        facts += outline.declarations.count
      }
    }
    let seconds = elapsed / .seconds(1)
    print("\(files.count) files, \(size) bytes, \(facts) facts, \(seconds) s")
  }
}
