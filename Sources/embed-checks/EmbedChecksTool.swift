import Foundation

/// Writes one Swift file that holds every `.toml` file below a folder, by its path in there.
@main struct EmbedChecksTool {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      FileHandle.standardError.write(Data("usage: embed-checks CHECKS OUTPUT\n".utf8))
      exit(64)
    }
    let root = URL(filePath: arguments[1])
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
      .filter { $0.hasSuffix(".toml") }.sorted()
    var text = "/// The files of `checks/` at build time, by their path in that folder.\n"
    text += "enum EmbeddedChecks {\n  static let files: [String: String] = [\n"
    for path in paths {
      let contents = try String(contentsOf: root.appending(path: path), encoding: .utf8)
      text += "    \(literal(path)): \(literal(contents)),\n"
    }
    if paths.isEmpty { text += "    :\n" }
    text += "  ]\n}\n"
    try Data(text.utf8).write(to: URL(filePath: arguments[2]))
  }

  /// A Swift string literal for `text`, on one line.
  private static func literal(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          quoted += "\\u{\(String(scalar.value, radix: 16))}"
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }
}
