internal import CheckFiles
internal import Foundation
internal import Reports

/// The configuration of a run, and where it was found.
struct Settings {
  let configuration: Configuration
  /// As the user would open it.
  let path: String
  /// Whether `--config` named it; what was merely found may not say where files are written.
  let isNamed: Bool

  /// A path of the configuration as it is from the current folder.
  func resolved(_ path: String) -> String {
    guard !path.hasPrefix("/"), let slash = self.path.lastIndex(of: "/") else { return path }
    return self.path[...slash] + path
  }

  /// A complaint about what a key says.
  func complaint(_ key: String, _ what: String, _ advice: [String] = []) -> Complaint {
    Complaint("\(VisibleText(path).text):\(configuration.line(of: key)): \(what)", advice: advice)
  }

  /// Reads the file that was named, or the nearest one in the current folder or above it.
  ///
  /// - Returns: Nil if there is none.
  static func find(named path: String?) throws(Complaint) -> Settings? {
    if let path { return Settings(configuration: try read(path), path: path, isNamed: true) }
    var prefix = ""
    let current = FileManager.default.currentDirectoryPath
    // A folder that was removed while one stood in it has no path, and nothing above it.
    guard current.hasPrefix("/") else { return nil }
    var folder = URL(filePath: current).standardizedFileURL
    while true {
      let path = prefix + Configuration.fileName
      if isOwnFile(path) {
        return Settings(configuration: try read(path), path: path, isNamed: false)
      }
      guard folder.path != "/" else { return nil }
      folder.deleteLastPathComponent()
      prefix += "../"
    }
  }

  /// Whether it is a file that belongs to the user or to root: anyone may put one into a shared
  /// folder above.
  private static func isOwnFile(_ path: String) -> Bool {
    guard
      let attributes = try? FileManager.default.attributesOfItem(
        atPath: URL(filePath: path).resolvingSymlinksInPath().path),
      attributes[.type] as? FileAttributeType == .typeRegular
    else { return false }
    let owner = (attributes[.ownerAccountID] as? NSNumber)?.uint32Value
    return owner == geteuid() || owner == 0
  }

  private static func read(_ path: String) throws(Complaint) -> Configuration {
    do throws(CheckDataError) {
      return try Configuration.read(at: path)
    } catch {
      guard case .faulty(let faults) = error else { throw Complaint(error) }
      throw faults.count == 1
        ? Complaint(VisibleText(faults[0].description).text)
        : Complaint(
          "the configuration is faulty, nothing was checked",
          advice: faults.prefix(20).map { VisibleText($0.description).text })
    }
  }
}

extension CommonOptions {
  /// The configuration, unless it is turned off.
  func settings() throws(Complaint) -> Settings? {
    noConfig ? nil : try Settings.find(named: config)
  }

  /// The same with what neither option nor variable says taken from the configuration.
  func completed(by settings: Settings?) -> CommonOptions {
    guard let settings else { return self }
    var common = self
    let variable = ProcessInfo.processInfo.environment["RELCHECK_REPOSITORY"] ?? ""
    if repository == nil, variable.isEmpty {
      common.repository = settings.configuration.repository.map(settings.resolved)
    }
    if jobs == nil { common.jobs = settings.configuration.jobs }
    return common
  }

  /// The same with what the configuration says, for commands that need no more of it.
  func completed() throws(Complaint) -> CommonOptions { completed(by: try settings()) }
}
