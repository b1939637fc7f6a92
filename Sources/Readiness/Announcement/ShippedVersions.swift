internal import CPythonSource

/// The versions of what a tree brings along, as far as its own files tell them.
struct ShippedVersions {
  /// Of one project: for each system if they differ.
  struct Known: Hashable {
    var versions: Set<String> = []
    /// Whether a file that would tell one more could not be read, or does not spell it out.
    var isOpen = false
  }

  private(set) var known: [String: Known] = [:]

  init(in tree: SourceTree) {
    func bytes(_ path: RepoPath) -> [UInt8]? { (try? tree.bytes(at: path)) ?? nil }
    let bundled = bytes(.ensurepip).map { BundledVersions.stated(in: $0) }
    for project in ["pip", "setuptools"] {
      guard let mention = bundled?[project] else { continue }
      known[project, default: Known()].versions.insert(mention.text)
    }
    if let script = bytes("PCbuild/get_externals.bat") {
      for library in ExternalLibraries.listed(in: script) {
        guard let project = Self.projects[library.name] else { continue }
        known[project, default: Known()].versions.insert(Self.short(library.version))
      }
    }
    func rows(_ path: RepoPath) -> [Substring] { ((try? tree.text(at: path)) ?? nil)?.rows ?? [] }
    for row in rows("Mac/BuildScript/build-installer.py") { readMac(row) }
    if let version = Self.expat(rows("Modules/expat/expat.h")) {
      known["expat", default: Known()].versions.insert(version)
    }
    if let script = bytes("Tools/unicode/makeunicodedata.py"),
      let version = UnicodeDatabase.version(in: script)
    {
      known["unicode", default: Known()].versions.insert(version.text)
    }
  }

  private static let projects = [
    "openssl": "openssl", "sqlite": "sqlite", "tcl-core": "tcl", "tcl": "tcl", "tk": "tcl",
  ]

  /// `name="SQLite 3.42.0",`, and `name="Tcl %s"%(tcl_tk_ver,),`, which does not tell.
  private mutating func readMac(_ row: Substring) {
    let row = row.drop { $0 == " " }
    guard row.hasPrefix("name=\"") else { return }
    let parts = row.dropFirst(6).prefix { $0 != "\"" }.split(separator: " ")
    guard parts.count == 2, let project = Self.projects[parts[0].lowercased()] else { return }
    if parts[1].first?.isNumber == true {
      known[project, default: Known()].versions.insert(String(parts[1]))
    } else {
      known[project, default: Known()].isOpen = true
    }
  }

  /// `3.42.0.0` of the folder of a library is 3.42.0.
  private static func short(_ version: String) -> String {
    let parts = version.split(separator: ".")
    return parts.count == 4 ? parts.prefix(3).joined(separator: ".") : version
  }

  /// `#define XML_MAJOR_VERSION 2` and the two after it.
  private static func expat(_ rows: [Substring]) -> String? {
    let names = ["MAJOR", "MINOR", "MICRO"].map { "XML_\($0)_VERSION" }
    let numbers = names.compactMap { name -> Substring? in
      for row in rows where row.hasPrefix("#") && row.holds(name) {
        let parts = row.dropFirst().split(separator: " ")
        if parts.count == 3, parts[0] == "define", parts[1] == name { return parts[2] }
      }
      return nil
    }
    return numbers.count == 3 ? numbers.joined(separator: ".") : nil
  }
}
