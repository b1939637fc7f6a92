import Foundation
import GitStore
import TestSupport
import Testing

/// Configuration and environment that would have git run or follow something.
@Suite("Hostile settings")
struct HostileSettingTests {
  /// Settings by which git runs a program; each of these would leave a file behind.
  static let programs = [
    "[core]\n\tfsmonitor = COMMAND\n", "[core]\n\tpager = COMMAND\n",
    "[core]\n\teditor = COMMAND\n", "[core]\n\tsshCommand = COMMAND\n",
    "[core]\n\tgitProxy = COMMAND\n", "[core]\n\taskPass = COMMAND\n",
    "[core]\n\talternateRefsCommand = COMMAND\n", "[core]\n\thooksPath = FOLDER\n",
    "[gpg]\n\tprogram = COMMAND\n", "[gpg \"ssh\"]\n\tprogram = COMMAND\n",
    "[filter \"x\"]\n\tsmudge = COMMAND\n\tclean = COMMAND\n\tprocess = COMMAND\n\trequired\n",
    "[diff \"x\"]\n\ttextconv = COMMAND\n\tcommand = COMMAND\n", "[diff]\n\texternal = COMMAND\n",
    "[merge \"x\"]\n\tdriver = COMMAND\n", "[credential]\n\thelper = !COMMAND\n",
    "[alias]\n\tcat-file = !COMMAND\n", "[interactive]\n\tdiffFilter = COMMAND\n",
    "[uploadpack]\n\tpackObjectsHook = COMMAND\n", "[sequence]\n\teditor = COMMAND\n",
    "[remote \"origin\"]\n\turl = ext::COMMAND\n\tuploadpack = COMMAND\n\tpromisor = true\n",
  ]

  @Test("a program that the repository's configuration names is not run", arguments: programs)
  func program(_ setting: String) throws {
    let fixture = try SampleFixture(bare: false)
    let trap = try Trap()
    try fixture.repository.configure(trap.filled(setting))
    try fixture.repository.write("info/attributes", "* filter=x diff=x merge=x\n")
    // A partial clone that lacks a file would have git fetch it.
    try fixture.repository.delete(fixture.object("README.rst", in: "v3.12.0a1"))
    for arguments in [
      ["v3.12.0a1"], ["find", "smtpd", "--tag", "v3.12.0a1"], ["when", "smtpd"],
      ["diff", "v3.11.0", "v3.12.0a1"],
    ] {
      let run = try fixture.run(arguments)
      #expect(!run.isSignalled && !run.isStuck)
    }
    #expect(try trap.isUntouched)
  }

  @Test("hooks of the repository are not run")
  func hooks() throws {
    let fixture = try SampleFixture(bare: false)
    let trap = try Trap()
    for name in ["post-checkout", "pre-auto-gc", "reference-transaction", "fsmonitor-watchman"] {
      try fixture.repository.write("hooks/" + name, "#!/bin/sh\n\(trap.command)\n")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755],
        ofItemAtPath: fixture.repository.gitDirectory + "/hooks/" + name)
    }
    #expect(try fixture.run("v3.12.0a1").status == 0)
    #expect(try trap.isUntouched)
  }

  /// Variables by which git looks elsewhere, runs something or says more.
  static let variables = [
    "GIT_DIR=FOLDER", "GIT_WORK_TREE=FOLDER", "GIT_OBJECT_DIRECTORY=FOLDER",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES=FOLDER", "GIT_COMMON_DIR=FOLDER", "GIT_INDEX_FILE=FOLDER",
    "GIT_NAMESPACE=x", "GIT_REPLACE_REF_BASE=refs/tags/", "GIT_GRAFT_FILE=FOLDER/grafts",
    "GIT_SHALLOW_FILE=FOLDER/shallow", "GIT_EXTERNAL_DIFF=COMMAND", "GIT_SSH_COMMAND=COMMAND",
    "GIT_ASKPASS=COMMAND", "GIT_PAGER=COMMAND", "PAGER=COMMAND", "GIT_EDITOR=COMMAND",
    "GIT_CONFIG=FOLDER/config", "GIT_CONFIG_GLOBAL=FOLDER/config", "GIT_TRACE=FOLDER/trace",
    "GIT_TRACE2=FOLDER/trace", "GIT_EXEC_PATH=FOLDER", "GIT_TEMPLATE_DIR=FOLDER",
    "XDG_CONFIG_HOME=FOLDER", "HOME=FOLDER", "HOME=", "HOME=/nowhere/at/all", "TMPDIR=/nowhere",
    "GIT_CONFIG_COUNT=1,GIT_CONFIG_KEY_0=core.fsmonitor,GIT_CONFIG_VALUE_0=COMMAND",
    "LC_ALL=xx_YY.none", "TZ=:/etc/passwd", "COLUMNS=-1", "TERM=\u{1B}[31m", "NO_COLOR=1",
    "GITHUB_ACTIONS=true", "GITHUB_SHA=$(id)",
  ]

  @Test("the environment leads nowhere else", arguments: variables)
  func variable(_ text: String) throws {
    let fixture = try SampleFixture()
    let trap = try Trap()
    let plain = try fixture.run("v3.12.0a1", "--format", "text")
    var environment: [String: String] = [:]
    for pair in try trap.filled(text).split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      environment[String(parts[0])] = String(parts[1])
    }
    let run = try ProgramRun(
      ["v3.12.0a1", "--format", "text", "--repository", fixture.path], environment: environment)
    #expect(run.output == plain.output && run.status == 0 && run.errorText == "")
    #expect(try trap.isUntouched)
  }

  /// Configurations that are no configuration, or lead out of the repository.
  static let configurations = [
    HostileCase("an empty configuration", status: 0, output: "READY") {
      try $0.repository.write("config", "")
    },
    HostileCase("a configuration of zeros", status: 0, output: "READY") {
      try $0.repository.write("config", [UInt8](repeating: 0, count: 1000))
    },
    HostileCase("a configuration that is none", status: 3, error: "cannot ") {
      try $0.repository.write("config", "[core\n\u{1B}[31m\n")
    },
    HostileCase("a configuration that includes itself", status: 3, error: "cannot ") {
      try $0.repository.configure("[include]\n\tpath = config\n")
    },
    HostileCase("a configuration that includes what is not there", status: 0, output: "READY") {
      try $0.repository.configure("[include]\n\tpath = /nowhere/at/all\n")
    },
    HostileCase("a repository of another version", status: 3, error: "cannot open ") {
      try $0.repository.configure("[core]\n\trepositoryformatversion = 99\n")
    },
    HostileCase("ids of another kind", status: 3, error: "its objects have SHA-256 ids") {
      try $0.repository.configure(
        "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n")
    },
    HostileCase("references in tables", status: 3, error: "git refs migrate") {
      try $0.repository.configure(
        "[core]\n\trepositoryformatversion = 1\n[extensions]\n\trefstorage = reftable\n")
    },
    HostileCase("an extension of the future", status: 3, error: "extension 'frobnicate'") {
      try $0.repository.configure(
        "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tfrobnicate = true\n")
    },
    HostileCase("a work tree that is the root of the system", status: 0, output: "READY") {
      try $0.repository.configure("[core]\n\tbare = false\n\tworktree = /\n")
    },
    pipe("HEAD", "HEAD' is no regular file"), pipe("config", "config' is no regular file"),
    pipe("packed-refs", "packed-refs' is no regular file"),
    pipe("gitdir", "gitdir' is no regular file"),
    pipe("refs/tags/v3.12.0a1", "'refs/tags/v3.12.0a1' is no regular file"),
    HostileCase("a link to a named pipe for a tag", status: 3, error: "is no regular file") {
      try $0.repository.pipe("pipe")
      try $0.repository.remove("refs/tags/v3.12.0a1")
      try $0.repository.link("refs/tags/v3.12.0a1", to: $0.repository.gitDirectory + "/pipe")
    },
    HostileCase("a tag that leads to a named pipe", status: 3, error: "is no regular file") {
      try $0.repository.pipe("refs/tags/pipe")
      try $0.repository.write("refs/tags/v3.12.0a1", "ref: refs/tags/pipe\n")
    },
    HostileCase("a folder for packed-refs", status: 3, error: "'packed-refs' is a folder") {
      try? $0.repository.remove("packed-refs")
      try $0.repository.write("packed-refs/x", "")
    },
    HostileCase("a circle for packed-refs", status: 3, error: "'packed-refs' cannot be read: ") {
      try? $0.repository.remove("packed-refs")
      try $0.repository.link("packed-refs", to: "packed-refs")
    },
    HostileCase("a common folder elsewhere", status: 3, error: "error: ") {
      try $0.repository.write("commondir", "/nowhere/at/all\n")
    },
  ]

  @Test("configurations", arguments: configurations)
  func configuration(_ hostile: HostileCase) throws { try hostile.run() }

  private static func pipe(_ name: String, _ error: String) -> HostileCase {
    HostileCase("a named pipe for \(name)", status: 3, error: error) {
      try? $0.repository.remove(name)
      try $0.repository.pipe(name)
    }
  }

  @Test("a run that does not end by itself is given up")
  func stuckRun() throws {
    let repository = try SampleFixture().repository
    let folder = repository.gitDirectory
    try repository.write("outer/.git", "gitdir: \(folder)/inner\n")
    try repository.write("inner/HEAD", "ref: refs/heads/none\n")
    for name in ["objects", "refs"] { try repository.write("inner/\(name)/x", "") }
    try repository.pipe("inner/config")
    let run = try ProgramRun(
      ["v3.12.0a1", "--timeout", "1", "--repository", folder + "/outer"], patience: 400)
    #expect(!run.isStuck && run.status == 3)
    #expect(run.errorText == "relcheck: error: no end after 1 s, which is what --timeout allows\n")
  }
}

/// A folder with a command that leaves a file there if it is run.
struct Trap {
  private let folder: ScratchFolder
  let command: String

  init() throws {
    folder = try ScratchFolder()
    command = "touch \(folder.path)/sprung"
    try folder.write("config", "[core]\n\tfsmonitor = \(command)\n")
    try folder.write("post-checkout", "#!/bin/sh\n\(command)\n")
  }

  /// The text with the command and the folder in it.
  func filled(_ text: String) throws -> String {
    text.replacing("COMMAND", with: "\"\(command)\"").replacing("FOLDER", with: folder.path)
  }

  /// Whether nothing was run, and nothing written to the folder.
  var isUntouched: Bool { get throws { try folder.names == ["config", "post-checkout"] } }
}
