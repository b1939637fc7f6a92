import Foundation
import PackagePlugin

/// Compiles the files of `checks/` into the program, so that it works without an installation.
@main struct EmbedChecks: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL.appending(path: "checks")
    let inputs = try FileManager.default.subpathsOfDirectory(atPath: root.path)
      .filter { $0.hasSuffix(".toml") }.sorted().map { root.appending(path: $0) }
    // The directories are inputs too, or a new file would go unnoticed.
    let folders = ["", "removals", "schedules", "plans", "release", "keys"].map {
      root.appending(path: $0)
    }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedChecks.swift")
    return [
      .buildCommand(
        displayName: "Embedding checks/",
        executable: try context.tool(named: "embed-checks").url,
        arguments: [root.path, output.path],
        inputFiles: folders + inputs, outputFiles: [output])
    ]
  }
}
