internal import CPythonSource
internal import Foundation

/// Prints the outlines of the Python files named on standard input, for tests of the reader.
///
/// Paths are separated by NUL or line breaks. For each file there is one line of JSON: its path
/// and its facts. With `--measure N` it reads all files first, outlines them N times, and
/// prints the speed instead.
@main
struct OutlineDump {
  static func main() {
    let input = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
    let separator: UInt8 = input.contains(0) ? 0 : UInt8(ascii: "\n")
    let paths = input.split(separator: separator).map { String(decoding: $0, as: UTF8.self) }
    let arguments = CommandLine.arguments
    if arguments.count == 3, arguments[1] == "--measure", let rounds = Int(arguments[2]) {
      measure(paths, rounds: rounds)
      return
    }
    guard arguments.count == 1 else {
      print("usage: outline-dump [--measure ROUNDS] < PATHS")
      exit(64)
    }
    for path in paths {
      guard let data = FileManager.default.contents(atPath: path) else {
        print(JSON.array([.string(path), .null]).text)
        continue
      }
      let outline = PythonOutline(source: [UInt8](data))
      print(JSON.array([.string(path), .array(Facts(outline).all)]).text)
    }
  }

  private static func measure(_ paths: [String], rounds: Int) {
    let files = paths.compactMap { FileManager.default.contents(atPath: $0).map { [UInt8]($0) } }
    let bytes = files.reduce(0) { $0 + $1.count }
    for _ in 0..<rounds {
      var bindings = 0
      var faults = 0
      // The time of the processor, so that other programs do not count.
      let start = clock()
      for file in files {
        let outline = PythonOutline(source: file)
        bindings += outline.bindings.count
        faults += outline.faults.count
      }
      let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
      let speed = Int(Double(bytes) / 1e6 / seconds)
      print(
        "\(files.count) files, \(bytes) bytes, \(bindings) bindings, \(faults) faults:",
        "\(Int(seconds * 1e3)) ms, \(speed) MB/s")
    }
  }
}
