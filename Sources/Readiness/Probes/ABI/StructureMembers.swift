internal import CPythonSource

/// The members of the structures of public headers, as an extension is built with them.
struct StructureMembers {
  struct Member {
    let name: String
    let type: String
    let place: Location
  }

  /// In order, by the structure's name.
  let structures: [String: [Member]]
  /// Structures that others hold as a whole, not by a pointer, each with one of those.
  let holders: [String: String]

  /// Whether the names and types of members are the same, in the same order.
  static func areSame(_ left: [Member], _ right: [Member]) -> Bool {
    left.elementsEqual(right) { $0.name == $1.name && $0.type == $1.type }
  }

  init(_ index: HeaderIndex, tag: String? = nil) {
    var structures: [String: [Member]] = [:]
    for (name, members) in index.members {
      var list: [Member] = []
      for entry in members where entry.member.structure == name {
        // A macro that the header defines is followed by the members it stands for.
        let isMacro = entry.member.type == "(macro)"
        if isMacro, let macro = entry.member.path.last,
          index.declarations[macro]?.contains(where: { $0.path == entry.path }) == true
        {
          continue
        }
        list.append(
          Member(
            name: entry.member.path.joined(separator: "."),
            type: Self.normalised(entry.member.type),
            place: Location(entry.path, line: entry.member.line, tag: tag)))
      }
      if !list.isEmpty { structures[name] = list }
    }
    self.structures = structures
    var holders: [String: String] = [:]
    for (holder, members) in structures.sorted(by: { $0.key < $1.key }) {
      for member in members {
        let type = String(member.type.prefix { $0 != "[" })
        for name in [type] + (index.aliases[type] ?? []) where structures[name] != nil {
          holders[name] = holders[name] ?? holder
        }
      }
    }
    self.holders = holders
  }

  /// Without what changes neither size nor meaning of a member.
  private static func normalised(_ type: String) -> String {
    String.type(
      ofWords: type.split(whereSeparator: { $0 == " " || $0 == "\t" })
        .filter { $0 != "const" && $0 != "volatile" && $0 != "struct" }
        .map(String.init).withOneSpelling)
  }

  /// Whether two types have the same size on every platform.
  static func haveSameSize(_ first: String, _ second: String) -> Bool {
    guard let left = sizeClass(first), let right = sizeClass(second) else { return false }
    return left == right
  }

  private static func sizeClass(_ type: String) -> String? {
    if type.holds("[") || type.holds(":") { return nil }
    if type.hasSuffix("*") || type.holds("(*") || functionPointers.contains(type) {
      return "pointer"
    }
    return sizes[type]
  }

  private static let functionPointers: Set<String> = [
    "PyCFunction", "Py_tracefunc", "binaryfunc", "destructor", "freefunc", "getter", "hashfunc",
    "initproc", "inquiry", "newfunc", "reprfunc", "setter", "ternaryfunc", "traverseproc",
    "unaryfunc", "vectorcallfunc", "visitproc",
  ]

  private static let sizes: [String: String] = [
    "int": "int", "unsigned int": "int", "int32_t": "int", "uint32_t": "int", "long": "long",
    "unsigned long": "long", "char": "char", "unsigned char": "char", "signed char": "char",
    "int8_t": "char", "uint8_t": "char", "short": "short", "unsigned short": "short",
    "int16_t": "short", "uint16_t": "short", "Py_ssize_t": "size", "size_t": "size",
    "Py_hash_t": "size", "Py_uhash_t": "size", "int64_t": "64", "uint64_t": "64",
  ]
}
