internal import CheckFiles
internal import Foundation
internal import Readiness
internal import Reports

// What a configuration sets where the command line says nothing.
extension CheckCommand {
  /// The command as if what the configuration sets had been typed.
  func completed(by settings: Settings?) throws(Complaint) -> CheckCommand {
    guard let settings else { return self }
    let configuration = settings.configuration
    var command = self
    command.common = common.completed(by: settings)
    if format.isEmpty { command.format = try settings.formats(hasFolder: output != nil) }
    if select.isEmpty { command.select = configuration.select }
    if ignore.isEmpty { command.ignore = configuration.ignore }
    if waivers.isEmpty { command.waivers = configuration.waivers.map(settings.resolved) }
    let variable = ProcessInfo.processInfo.environment["RELCHECK_KEYRING"] ?? ""
    if keyring == nil, variable.isEmpty {
      command.keyring = configuration.keyring.map(settings.resolved)
    }
    if linkBase == nil, let base = configuration.linkBase {
      guard base.hasPrefix("https://") else {
        throw settings.complaint("link-base", "not an https address: \(quoted(base))")
      }
      command.linkBase = base
    }
    command.strict = strict || configuration.isStrict
    command.noTreeWaivers = noTreeWaivers || configuration.heedsTreeWaivers == false
    return command
  }

  /// The selection, with the places of what comes from the configuration.
  func selection(_ settings: Settings?, typed: CheckCommand) -> Selection {
    var places: [String: String] = [:]
    if let settings {
      let path = VisibleText(settings.path).text
      for (option, key, isTyped) in [
        ("--select", "select", !typed.select.isEmpty),
        ("--ignore", "ignore", !typed.ignore.isEmpty),
      ] where !isTyped {
        places[option] = "\(path):\(settings.configuration.line(of: key))"
      }
    }
    return Selection(select: select, ignore: ignore, places: places)
  }
}

extension Settings {
  /// The values of `format`, with their files from the current folder.
  ///
  /// - Parameter hasFolder: Whether all go to a folder.
  fileprivate func formats(hasFolder: Bool) throws(Complaint) -> [String] {
    var texts: [String] = []
    var plain: [String] = []
    for text in configuration.formats {
      let output: OutputFormat
      do throws(OutputFormat.Fault) {
        output = try OutputFormat(text)
      } catch {
        throw complaint("format", error.text)
      }
      let name = output.format.rawValue
      guard let file = output.file else {
        plain.append(name)
        texts.append(name)
        continue
      }
      guard isNamed else {
        throw complaint(
          "format", "\(quoted(text)) names a file, which only a configuration may that is named",
          ["Name it: --config \(shellWord(path))"])
      }
      texts.append("\(name)=\(resolved(file))")
    }
    if plain.count > 1, !hasFolder {
      throw complaint(
        "format", "'\(plain[0])' and '\(plain[1])' cannot both go to standard output")
    }
    return texts
  }
}
