/// The sources in C that `setup.py` names for the modules it builds.
package enum ExtensionSources {
  /// Each text in quotes that ends in `.c`, relative to some folder below `Modules`. The list that is
  /// given to `setup` stands for one that is made later, and is not read.
  package static func named(in script: [UInt8]) -> [Mention] {
    var found: [Mention] = []
    for line in SourceLines(script) {
      var cursor = line.cursor
      var rest = cursor
      if rest.seek(past: "ext_modules") { continue }
      while let byte = cursor.rest.first, byte != UInt8(ascii: "#") {
        guard let text = cursor.takeQuoted() else {
          _ = cursor.takeByte()
          continue
        }
        if text.hasSuffix(".c"), text != ".c",
          text.utf8.allSatisfy({ $0.isWord || "./-".utf8.contains($0) }),
          !text.hasPrefix("/")
        {
          found.append(Mention(text, line: line.number))
        }
      }
    }
    return found
  }
}

/// The modules that `Python/frozen.c` builds in as bytecode.
package struct FrozenTable: Sendable {
  /// What it takes from elsewhere, `#include "frozen_modules/os.h"` and
  /// `extern PyObject *_Py_get_os_toplevel(void);`, with `_` for the dots of a module.
  package private(set) var declared: [Mention] = []
  /// What its rows use, `_Py_M__os` and `GET_CODE(os)`.
  package private(set) var rows: [Mention] = []

  package init(source: [UInt8]) {
    var seen: Set<String> = []
    for line in SourceLines(source) {
      var cursor = line.cursor
      cursor.skipBlanks()
      if cursor.skip("#include \"frozen_modules/") {
        let name = cursor.take { $0 != UInt8(ascii: "\"") }
        guard name.suffix(2).elementsEqual(".h".utf8) else { continue }
        declare(String(decoding: name.dropLast(2), as: UTF8.self), line.number, &seen)
      } else if cursor.skip("extern PyObject *_Py_get_"), let name = cursor.takeIdentifier(),
        name.hasSuffix("_toplevel")
      {
        declare(String(name.dropLast("_toplevel".count)), line.number, &seen)
      } else if cursor.skip("{") {
        for sign in ["_Py_M__", "GET_CODE("] {
          var rest = cursor
          guard rest.seek(past: sign) else { continue }
          let name = String(decoding: rest.take(while: \.isWord), as: UTF8.self)
          rows.append(Mention(name, line: line.number))
        }
      }
    }
  }

  private mutating func declare(_ name: String, _ line: Int, _ seen: inout Set<String>) {
    let name = String(name.map { $0 == "." ? "_" : $0 })
    if seen.insert(name).inserted { declared.append(Mention(name, line: line)) }
  }
}
