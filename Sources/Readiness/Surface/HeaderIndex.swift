internal import CPythonSource

/// What the public headers of a tree declare, by name.
///
/// Public are the headers directly in `Include/` and in `Include/cpython/`; `Include/internal/` is not.
struct HeaderIndex {
  struct Declared {
    let path: RepoPath
    let declaration: COutline.Declaration
  }

  struct DeclaredMember {
    let path: RepoPath
    let member: COutline.Member
  }

  private(set) var declarations: [String: [Declared]] = [:]
  /// By the structure's typedef name and by its tag.
  private(set) var members: [String: [DeclaredMember]] = [:]
  /// `typedef struct tag name` pairs: other names of a structure.
  private(set) var aliases: [String: Set<String>] = [:]
  private(set) var paths: [RepoPath] = []
  var unread: [ReadError] = []

  mutating func add(_ outline: COutline, at path: RepoPath) {
    paths.append(path)
    let visible = outline.visibilities()
    for declaration in outline.declarations
    where declaration.isDeclared && !declaration.isUndefinition
      && visible[declaration.condition] != .no
    {
      declarations[declaration.name, default: []].append(
        Declared(path: path, declaration: declaration))
      if declaration.kind == .typedef, let type = declaration.type,
        let tag = Self.tag(inType: type), tag != declaration.name
      {
        aliases[declaration.name, default: []].insert(tag)
      }
    }
    for member in outline.members where visible[member.condition] != .no {
      let entry = DeclaredMember(path: path, member: member)
      members[member.structure, default: []].append(entry)
      if let tag = member.tag, tag != member.structure {
        members[tag, default: []].append(entry)
      }
    }
  }

  /// `struct x` gives `x`.
  private static func tag(inType type: String) -> String? {
    let words = type.split(separator: " ")
    guard words.count == 2, words[0] == "struct" || words[0] == "union" else {
      return words.count == 1 ? String(words[0]) : nil
    }
    return String(words[1])
  }

  /// The members of a structure under any of its names.
  func members(of structure: String) -> [DeclaredMember] {
    var names: [String] = [structure]
    var seen: Set<String> = [structure]
    var position = 0
    var found: [DeclaredMember] = []
    while position < names.count, position < 16 {
      let name = names[position]
      position += 1
      found += members[name, default: []]
      for alias in aliases[name, default: []].sorted() where seen.insert(alias).inserted {
        names.append(alias)
      }
    }
    return found
  }
}

extension Surface {
  static let publicHeaderFolders: [RepoPath] = ["Include", "Include/cpython"]

  /// The public headers of the tree.
  var publicHeaders: [RepoPath] {
    tree.listing.entries(below: "Include").map(\.path).filter(Self.isPublicHeader)
  }

  static func isPublicHeader(_ path: RepoPath) -> Bool {
    path.text.hasSuffix(".h") && (path.folder == "Include" || path.folder == "Include/cpython")
  }

  /// Whether what could not be listed at `path` is, or holds, public headers.
  private static func mayHidePublicHeader(_ path: RepoPath) -> Bool {
    publicHeaderFolders.contains(path) || isPublicHeader(path)
  }

  /// The index over all public headers; made once.
  func headerIndex() throws(ReadError) -> HeaderIndex {
    if let headers { return headers }
    let index = try tree.unread.kept { () throws(ReadError) in try makeHeaderIndex() }
    headers = index
    return index
  }

  private func makeHeaderIndex() throws(ReadError) -> HeaderIndex {
    _ = try tree.hasFolder("Include")
    var index = HeaderIndex()
    index.unread = tree.gaps(below: "Include", where: Self.mayHidePublicHeader)
    for path in publicHeaders {
      do throws(ReadError) {
        if let outline = try tree.c(at: path, as: .cHeader) {
          index.add(outline, at: path)
          if let reason = outline.reasonOfGap {
            index.unread.append(ReadError(path: path, reason: .damagedObject(.zero, reason)))
          }
        }
      } catch {
        index.unread.append(error)
      }
    }
    return index
  }

  /// Looks for a C name in the public headers, and in what the build makes for them.
  func cLookup(_ name: String) -> Lookup {
    var lookup = Lookup()
    do throws(ReadError) {
      let index = try headerIndex()
      for declared in index.declarations[name, default: []] {
        lookup.look(at: declared.path)
        lookup.see(
          .opaque, SymbolKind(declared.declaration.kind), declared.path,
          line: declared.declaration.line)
      }
      if lookup.isFound { return lookup }
      lookHeaders(index, &lookup)
      lookup.merge(configuredLookup(name))
    } catch {
      lookup.open(error)
    }
    return lookup
  }

  /// Looks for a member of a C structure by its path.
  func cMemberLookup(_ structure: String, _ path: ArraySlice<String>) -> Lookup {
    var lookup = Lookup()
    do throws(ReadError) {
      let index = try headerIndex()
      let members = index.members(of: structure)
      for entry in members where entry.member.path[...] == path {
        lookup.look(at: entry.path)
        lookup.see(.opaque, .member, entry.path, line: entry.member.line)
      }
      if lookup.isFound { return lookup }
      for item in members { lookup.look(at: item.path) }
      if members.isEmpty { lookHeaders(index, &lookup) }
      for entry in members where entry.member.type == "(macro)" {
        lookup.merge(expanded(entry, path, index))
      }
      for error in index.unread { lookup.open(error) }
    } catch {
      lookup.open(error)
    }
    return lookup
  }

  /// A macro that stands for members, such as `PyObject_HEAD`.
  private func expanded(
    _ entry: HeaderIndex.DeclaredMember, _ path: ArraySlice<String>, _ index: HeaderIndex
  ) -> Lookup {
    var lookup = Lookup()
    guard let macro = entry.member.path.last, let name = path.first else { return lookup }
    for declared in index.declarations[macro, default: []] {
      let replacement = declared.declaration.type ?? ""
      let words = replacement.words
      if words.contains(name[...]) {
        lookup.see(.opaque, .member, declared.path, line: declared.declaration.line)
      }
    }
    if !lookup.isFound, index.declarations[macro] == nil {
      lookup.open(
        "\(Location(entry.path, line: entry.member.line)) stands for members that were not found")
    }
    return lookup
  }

  private func lookHeaders(_ index: HeaderIndex, _ lookup: inout Lookup) {
    for folder in Self.publicHeaderFolders where tree.listing.hasFolder(folder) {
      lookup.look(at: folder)
    }
    if index.paths.isEmpty && index.unread.isEmpty {
      lookup.open("the tree has no public headers in \(RepoPath("Include"))")
    }
    for error in index.unread { lookup.open(error) }
  }
}

extension SymbolKind {
  init(_ kind: COutline.DeclarationKind) {
    self =
      switch kind {
      case .function, .staticInlineFunction: .function
      case .variable: .variable
      case .macro, .functionMacro: .macro
      case .typedef: .type
      case .structure, .union, .enumeration: .structure
      case .enumConstant: .enumConstant
      }
  }
}
