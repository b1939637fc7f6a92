internal import ArgumentParser
internal import CheckFiles
internal import Readiness

// What a shell offers after the tabulator key: the scripts that `--generate-completion-script` makes
// call the program back for these.

extension CompletionKind {
  /// The release tags of the clone; after `A..` the ranges that begin with A.
  static var releaseTag: CompletionKind {
    .custom { words, _, prefix in Completions.tags(words, prefix) }
  }

  /// The ids of the checks.
  static var check: CompletionKind {
    .custom { words, _, _ in Completions.checks(words) }
  }
}

/// What is offered. Whatever goes wrong, nothing is offered and nothing is said.
enum Completions {
  /// - Parameters:
  ///   - words: Of the command line, as far as it is written.
  ///   - prefix: What is written of the word in question.
  static func tags(_ words: [String], _ prefix: String) -> [String] {
    guard let opened = try? OpenedRepository(at: value(of: "--repository", in: words)) else {
      return []
    }
    // The newest first, for shells that keep the order.
    let names = opened.tags.reversed().map(\.name)
    guard let dots = prefix.firstRange(of: "..") else { return names }
    return names.map { prefix[..<dots.upperBound] + $0 }
  }

  static func checks(_ words: [String]) -> [String] {
    let folder = value(of: "--checks", in: words)
    let options = try? CommonOptions.parse(folder.map { ["--checks", $0] } ?? [])
    let data = try? options?.checkData(.series([]))
    return data?.checks.map(\.id.text) ?? []
  }

  /// The value of an option on an unfinished command line; nil if it is not there.
  static func value(of option: String, in words: [String]) -> String? {
    for (index, word) in words.enumerated() {
      if word.hasPrefix(option + "=") { return String(word.dropFirst(option.utf8.count + 1)) }
      if word == option, words.indices.contains(index + 1) { return words[index + 1] }
    }
    return nil
  }
}
