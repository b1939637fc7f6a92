/// Where the check files of a run come from.
package enum CheckSource: Hashable, Sendable {
  /// Asked for with `--checks` or `RELCHECK_CHECKS`: it must exist.
  case directory(String)
  /// Found beside the installed program.
  case installed(String)
  /// Compiled into the program.
  case embedded

  /// Chooses: what was asked for, else `share/relcheck/checks` under the program's prefix, else the
  /// files inside the program.
  ///
  /// - Parameters:
  ///   - option: The value of `--checks`, if it was given.
  ///   - variable: The value of `RELCHECK_CHECKS`, if it is set; an empty one counts as unset.
  ///   - executable: The path of the running program, with symbolic links resolved.
  ///   - isDirectory: Whether a path names a directory.
  package static func find(
    option: String?, variable: String?, executable: String?, isDirectory: (String) -> Bool
  ) -> CheckSource {
    if let option { return .directory(option) }
    if let variable, !variable.isEmpty { return .directory(variable) }
    if let folder = executable.flatMap(installedFolder), isDirectory(folder) {
      return .installed(folder)
    }
    return .embedded
  }

  /// `PREFIX/share/relcheck/checks` for a program at `PREFIX/bin/NAME`.
  private static func installedFolder(forProgram path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 2, parts[parts.count - 2] == "bin" else { return nil }
    let prefix = parts.dropLast(2).joined(separator: "/")
    return prefix.isEmpty && !path.hasPrefix("/")
      ? "share/relcheck/checks" : prefix + "/share/relcheck/checks"
  }
}
