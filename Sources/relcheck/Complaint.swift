internal import ArgumentParser
internal import GitStore
internal import Readiness
internal import Reports

/// What the shell sees. Scripts depend on these; `docs/exit-status.md` lists them.
enum ExitStatus {
  static let notReady: Int32 = 1
  static let undetermined: Int32 = 2
  static let notInspected: Int32 = 3

  static func of(_ verdict: Report.Verdict) -> Int32 {
    switch verdict {
    case .ready: 0
    case .notReady: notReady
    case .undetermined: undetermined
    }
  }

  /// The status of several: 3 before 1 before 2 before 0.
  static func worst(_ statuses: some Sequence<Int32>) -> Int32 {
    let order: [Int32] = [0, undetermined, notReady, notInspected]
    return statuses.max { (order.firstIndex(of: $0) ?? 0) < (order.firstIndex(of: $1) ?? 0) } ?? 0
  }
}

/// Why an inspection could not take place: one sentence, and what to do.
struct Complaint: Error {
  /// Lower case, without full stop; names in single quotes.
  var what: String
  /// Lines of advice, commands that can be pasted among them.
  var advice: [String] = []
  var status: Int32 = ExitStatus.notInspected
  /// libgit2's code and message, for `--verbose`.
  var detail: String?
  /// The command that was used wrongly: the complaint takes the argument parser's form.
  var usage: (any ParsableCommand.Type)?

  init(_ what: String, advice: [String] = [], detail: String? = nil) {
    self.what = what
    self.advice = advice
    self.detail = detail
  }

  /// A complaint about how a command was called: status 64.
  static func usage(
    _ what: String, of command: any ParsableCommand.Type, advice: [String] = []
  ) -> Complaint {
    var complaint = Complaint(what, advice: advice)
    complaint.status = ExitCode.validationFailure.rawValue
    complaint.usage = command
    return complaint
  }

  func text(isVerbose: Bool) -> String {
    if let usage { return usageText(usage) }
    let detail = isVerbose ? self.detail.map { ["libgit2: \($0)"] } ?? [] : []
    return "relcheck: error: \(what)\n" + (advice + detail).map { "  \($0)\n" }.joined()
  }

  /// As the argument parser shows its own: it has no way to say which command was meant once the
  /// command runs.
  private func usageText(_ command: any ParsableCommand.Type) -> String {
    let isRoot = command == Relcheck.self
    let name = isRoot ? "relcheck" : "relcheck \(command.configuration.commandName ?? "")"
    return "Error: \(what)\n" + advice.map { "  \($0)\n" }.joined()
      + "Usage: \(command.configuration.usage ?? name)\n"
      + "  See '\(name) --help' for more information.\n"
  }

  /// Tells it and ends the command.
  func end(isVerbose: Bool) throws -> Never {
    Streams.writeError(text(isVerbose: isVerbose))
    throw ExitCode(status)
  }
}

/// A name from outside in single quotes, made visible.
func quoted(_ foreign: String) -> String { "'\(VisibleText(foreign).text)'" }

extension Complaint {
  /// Opening a repository failed.
  init(opening path: String?, _ error: GitError) {
    let detail = error.code == .none ? nil : "\(error.code.rawValue) \(error.message)"
    switch error.fault {
    case .wrongOwner(let named):
      let owner = named.isEmpty ? path ?? "." : named
      self.init(
        "\(quoted(owner)) belongs to another user, and git does not trust it",
        advice: ["If you do: git config --global --add safe.directory \(shellWord(owner))"],
        detail: detail)
    case .doesNotExist where path != nil:
      self.init("\(quoted(path ?? "")) does not exist", detail: detail)
    case .permissionDenied:
      self.init("cannot read \(quoted(path ?? ".")): permission denied", detail: detail)
    case .notARepository, .doesNotExist, .notFound:
      if let path {
        self.init("\(quoted(path)) is not a git repository", detail: detail)
      } else {
        self.init(
          "no git repository in '.' or above it",
          advice: [
            "Say where CPython's repository is: relcheck --repository PATH v3.12.0a1"
          ], detail: detail)
      }
    default:
      if let foreign = Self.foreignFormat(in: error.message) {
        self.init(
          "cannot open \(quoted(path ?? ".")): \(foreign.what)", advice: foreign.advice,
          detail: detail)
      } else {
        self.init(
          "cannot open \(quoted(path ?? ".")): \(VisibleText(error.message).text)", detail: detail)
      }
    }
  }

  /// What libgit2 means by an extension of git's repository format that it does not know, which it names alone.
  private static func foreignFormat(in message: String) -> (what: String, advice: [String])? {
    let start = "unsupported extension name extensions."
    guard message.hasPrefix(start) else { return nil }
    switch message.dropFirst(start.count).lowercased() {
    case "objectformat":
      return ("its objects have SHA-256 ids; those of CPython's repository are SHA-1", [])
    case "refstorage":
      return (
        "its references are kept in tables, not in files",
        ["To have them in files: git refs migrate --ref-format=files"]
      )
    case let name:
      return ("it needs git's extension \(quoted(name)), which libgit2 does not know", [])
    }
  }

  /// An object that the inspection cannot do without could not be read.
  ///
  /// - Parameter type: What the object was to be; nil if that is not known either.
  init(reading tag: String, _ type: ObjectType?, _ error: GitError, isPartial: Bool) {
    var advice = ["Look at the repository: git fsck --connectivity-only"]
    if isPartial, error.fault == .notFound {
      advice = ["This is a partial clone: git fetch --refetch --no-filter origin"]
    }
    let kind = type.map { "(\($0.rawValue)) " } ?? ""
    let what =
      switch (error.operation, error.fault) {
      case (.read(let id), .wrongType(let found, let wanted)),
        (.list(let id), .wrongType(let found, let wanted)):
        "\(tag): object \(id) is a \(found.rawValue), not a \(wanted.rawValue)"
      case (.read(let id), .notFound), (.list(let id), .notFound), (.walk(let id), .notFound):
        "\(tag): object \(id) \(kind)is missing"
      case (.read(let id), _), (.list(let id), _), (.walk(let id), _):
        "\(tag): object \(id) \(kind)cannot be read: \(VisibleText(error.message).text)"
      default:
        "\(tag): \(VisibleText(error.description).text)"
      }
    self.init(
      what, advice: advice, detail: "\(error.code.rawValue) \(VisibleText(error.message).text)")
  }
}

/// A path as a word of the shell.
func shellWord(_ text: String) -> String {
  let visible = VisibleText(text).text
  let isPlain = visible.utf8.allSatisfy { byte in
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || "/._-+@%=:,".utf8.contains(byte)
  }
  return isPlain && !visible.isEmpty
    ? visible
    : "'"
      + visible.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
}
