import Foundation
import GitStore
import TestSupport

/// Some Python interpreter of the machine: its own library, and what it says of it.
struct Interpreter {
  let executable: URL

  /// The first `python3` on the search path; nil if the machine has none.
  static let found: Interpreter? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
      .split(separator: ":")
    return folders.map { URL(filePath: String($0)).appending(path: "python3") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
      .map(Interpreter.init)
  }()

  /// Runs a program in Python and gives what it prints, cut into lines of words.
  func run(_ program: String) throws -> [[String]] {
    let process = Process()
    process.executableURL = executable
    process.arguments = ["-I", "-c", program]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The folder of its library, and its version.
  func library() throws -> (folder: String, version: String)? {
    let lines = try run(
      "import os, platform; print(os.path.dirname(os.__file__), platform.python_version(), sep='\\t')"
    )
    guard let line = lines.first, line.count == 2 else { return nil }
    return (line[0], line[1])
  }

  /// The names that it has: the module, and what is a name of it or of one of its classes; of a module
  /// written in Python that stands in its library.
  func names() throws -> [[String]] { try run(Self.lister) }

  /// Modules of the library that are small enough to be looked at in the time of a test; all of them
  /// have been there since 3.6.
  static let modules = [
    "abc", "argparse", "ast", "asyncio.queues", "bdb", "calendar", "code", "codecs",
    "collections.abc",
    "concurrent.futures._base", "configparser", "contextlib", "csv", "dataclasses", "difflib",
    "email.message", "enum", "fractions", "functools", "glob", "hashlib", "heapq", "html.parser",
    "http", "http.cookies", "inspect", "json.decoder", "linecache", "logging", "mailbox",
    "multiprocessing", "numbers", "pickle", "plistlib", "pprint", "queue", "random", "reprlib",
    "sched", "shelve", "shlex", "string", "textwrap", "threading", "tokenize", "types",
    "unittest.case",
    "unittest.mock", "urllib.parse", "uuid", "weakref", "xml.dom.minidom", "zipfile",
  ]

  private static var lister: String {
    """
    import importlib, os, sys, types, warnings
    warnings.simplefilter('ignore')
    library = os.path.dirname(os.__file__)
    wanted = '\(modules.joined(separator: " "))'.split()
    output, sys.stdout = sys.stdout, open(os.devnull, 'w')
    def public(names):
        return [n for n in names if isinstance(n, str) and n.isidentifier() and n[0] != '_']
    # What a module takes from one written in C is in no tree of Python files.
    def is_from_c(key, value):
        return any(
            not (getattr(module, '__file__', None) or '').endswith('.py')
            and getattr(module, '__dict__', {}).get(key) is value
            for name, module in list(sys.modules.items()) if name not in ('__main__', 'builtins'))
    for name in wanted:
        try:
            module = importlib.import_module(name)
        except Exception:
            continue
        file = getattr(module, '__file__', None) or ''
        if not file.startswith(library) or not file.endswith('.py'):
            continue
        for key in public(list(vars(module))):
            value = vars(module)[key]
            if isinstance(value, types.ModuleType) or is_from_c(key, value):
                continue
            print(name, key, sep='\\t', file=output)
            is_class = isinstance(value, type) and value.__module__ == name \\
                and value.__qualname__ == key and any(
                    isinstance(v, types.FunctionType) for v in vars(value).values())
            for member in public(list(vars(value))) if is_class else ():
                print(name, key, member, sep='\\t', file=output)
    output.flush()
    os._exit(0)
    """
  }

  /// A repository with its library as the tree of one release tag.
  func repository(
    of folder: String, version: String
  ) throws -> FixtureRepository {
    var files: [String: FixtureFile] = [
      "Include/patchlevel.h": .text("#define PY_VERSION \"\(version)\"\n")
    ]
    let apart: Set<String> = [
      "test", "tests", "idlelib", "lib2to3", "turtledemo", "site-packages", "dist-packages",
      "__pycache__", "ensurepip",
    ]
    var folders = [""]
    while let below = folders.popLast() {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder + "/" + below) {
        let path = below + name
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder)
        else { continue }
        if isFolder.boolValue {
          if !apart.contains(name), !name.contains("-") { folders.append(path + "/") }
        } else if name.hasSuffix(".py") {
          let data = try Data(contentsOf: URL(filePath: folder + "/" + path))
          files["Lib/" + path] = .bytes(Array(data))
        }
      }
    }
    let fixture = try FixtureRepository()
    try fixture.lightweightTag("v" + version, at: try fixture.commit(files))
    return fixture
  }
}
