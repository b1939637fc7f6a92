/// What `relcheck.toml` sets: options that need not be typed.
///
/// Paths are as written; they are meant relative to the folder of the file.
package struct Configuration: Hashable, Sendable {
  /// The name under which it is looked for.
  package static let fileName = "relcheck.toml"

  package var repository: String?
  /// As `--format` takes them.
  package var formats: [String] = []
  package var waivers: [String] = []
  package var select: [String] = []
  package var ignore: [String] = []
  package var jobs: Int?
  package var keyring: String?
  package var linkBase: String?
  package var isStrict = false
  /// Nil where it is not said: then they count.
  package var heedsTreeWaivers: Bool?
  /// Where each key is set, counted from 1.
  private var lines: [String: Int] = [:]

  private static let keys = [
    "schema", "repository", "format", "waivers", "select", "ignore", "jobs", "keyring",
    "link-base", "strict", "tree-waivers",
  ]

  /// The line of a key, or of the beginning if it is not set.
  package func line(of key: String) -> Int { lines[key] ?? 1 }

  /// Reads a file.
  ///
  /// - Parameter path: As the user would open it.
  /// - Throws: Everything that is wrong with it, sorted; at least one fault.
  package static func read(at path: String) throws(CheckDataError) -> Configuration {
    let bytes: [UInt8]
    do throws(CheckFolder.ReadFailure) {
      bytes = try CheckFolder.contents(of: path)
    } catch {
      throw .faulty([CheckFileFault(path: path, line: nil, CheckDataReading.kind(of: error))])
    }
    return try read(bytes, path: path)
  }

  /// Reads the bytes of a file.
  package static func read(
    _ bytes: [UInt8], path: String
  ) throws(CheckDataError) -> Configuration {
    var log = FaultLog(path: path)
    var configuration = Configuration()
    if let text = String(validating: bytes, as: UTF8.self) {
      do throws(TOMLSyntaxError) {
        let document = CheckTable.Document(try TOMLReader.read(text))
        configuration = Configuration(document.root(keys: keys, log: &log), log: &log)
      } catch {
        log.add(.syntax(error.message), line: error.line)
      }
    } else {
      log.add(.notUTF8, line: nil)
    }
    guard log.faults.isEmpty else { throw .faulty(log.faults.sorted()) }
    return configuration
  }

  private init() {}

  private init(_ root: CheckTable, log: inout FaultLog) {
    root.checkSchema(log: &log)
    repository = root.optionalText("repository", log: &log)
    formats = Self.texts("format", root, log: &log)
    waivers = Self.texts("waivers", root, log: &log)
    select = Self.texts("select", root, log: &log)
    ignore = Self.texts("ignore", root, log: &log)
    jobs = root.integer("jobs", isOptional: true, log: &log)
    if let jobs, !(1...256).contains(jobs) {
      root.refuse("jobs", "\(jobs)", "which is not a number from 1 to 256", log: &log)
    }
    keyring = root.optionalText("keyring", log: &log)
    linkBase = root.optionalText("link-base", log: &log)
    isStrict = root.flag("strict", log: &log)
    heedsTreeWaivers = root.has("tree-waivers") ? root.flag("tree-waivers", log: &log) : nil
    for key in Self.keys where root.has(key) { lines[key] = root.line(of: key) }
  }

  /// A string or several, none of them empty.
  private static func texts(_ key: String, _ root: CheckTable, log: inout FaultLog) -> [String] {
    let texts = root.texts(key, log: &log)
    if texts.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
      root.refuse(key, "", "which says nothing", log: &log)
    }
    return texts
  }
}
