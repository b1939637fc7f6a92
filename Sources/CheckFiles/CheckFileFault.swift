package import Readiness

/// Something wrong in a file of check data, and where.
package struct CheckFileFault: Hashable, Sendable {
  /// What is wrong. Texts come from the file.
  package enum Kind: Hashable, Sendable {
    /// Not TOML, and why.
    case syntax(String)
    case notUTF8
    case tooLarge(limit: Int)
    case tooManyFiles(limit: Int)
    /// More tables of a kind than are read.
    case tooMany(what: String, limit: Int)
    case unreadable(reason: String)
    case unknownKey(String, suggestion: String?)
    case missingKey(String)
    case wrongType(key: String, found: String, wanted: String)
    /// A value of the right type that is not one of the key's, with the reason.
    case invalidValue(key: String, value: String, reason: String, suggestion: String?)
    /// Said twice: first there, in this file or the one named.
    case duplicate(what: String, name: String, firstFile: String?, firstLine: Int)
    /// A kind of question that no check asks.
    case probeWithoutCheck(Probe.Kind)
    /// The file's name does not say what it is for.
    case fileName(wanted: String)
    case noChecks
  }

  /// As the user would open it.
  package let path: String
  /// Counted from 1; nil for the file or folder as a whole.
  package let line: Int?
  package let kind: Kind

  package init(path: String, line: Int?, _ kind: Kind) {
    self.path = path
    self.line = line
    self.kind = kind
  }
}

extension CheckFileFault: Comparable {
  /// By file, then line.
  package static func < (left: Self, right: Self) -> Bool {
    (left.path, left.line ?? 0, left.text) < (right.path, right.line ?? 0, right.text)
  }
}

extension CheckFileFault: CustomStringConvertible {
  /// `checks/removals/3.12.toml:14: 'due' is "v3.12", which is not a release tag`
  package var description: String {
    line.map { "\(path):\($0): \(text)" } ?? "\(path): \(text)"
  }

  /// The fault in one sentence without full stop and place. Pieces of the file are shortened, and
  /// their control characters are made visible.
  package var text: String {
    switch kind {
    case .syntax(let words): Self.visible(words)
    case .notUTF8: "not UTF-8"
    case .tooLarge(let limit): "larger than \(limit) bytes"
    case .tooManyFiles(let limit): "more than \(limit) files"
    case .tooMany(let what, let limit): "more than \(limit) \(what)"
    case .unreadable(let reason): "cannot be read: \(reason)"
    case .unknownKey(let key, let near): "unknown key '\(Self.visible(key))'" + Self.meant(near)
    case .missingKey(let key): "'\(key)' is missing"
    case .wrongType(let key, let found, let wanted):
      "'\(Self.visible(key))' is \(found), not \(wanted)"
    case .invalidValue(let key, let value, let reason, let near):
      "'\(Self.visible(key))' is \"\(Self.visible(value))\", \(reason)" + Self.meant(near)
    case .duplicate(let what, let name, let file, let line):
      "\(what) '\(Self.visible(name))' is defined twice (first in "
        + (file.map { "\($0):\(line))" } ?? "line \(line))")
    case .probeWithoutCheck(let probe): "no check asks with probe '\(probe.rawValue)'"
    case .fileName(let wanted): "the file's name is not \(wanted)"
    case .noChecks: "no check files (.toml) in this folder"
    }
  }

  private static func meant(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean '\($0)'?" } ?? ""
  }

  private static func visible(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars.prefix(100) {
      let isControl =
        scalar.properties.generalCategory == .control
        || scalar.properties.generalCategory == .format
        || scalar.properties.generalCategory == .lineSeparator
        || scalar.properties.generalCategory == .paragraphSeparator
      if isControl {
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return text.unicodeScalars.count > 100 ? shown + "…" : shown
  }
}

/// Why there are no check data.
package enum CheckDataError: Error, Hashable, Sendable {
  /// A folder that was asked for is not there; the path as given.
  case noDirectory(String)
  case notDirectory(String)
  /// Every fault of every file that was read, sorted; at least one.
  case faulty([CheckFileFault])
}
