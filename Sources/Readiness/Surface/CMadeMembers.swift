internal import CPythonSource

extension Surface {
  /// Looks for a name in a class that C code makes by a call: what it is made with, what it is given
  /// afterwards, and its bases.
  func madeMember(_ name: String, of made: CMadeClass) -> Lookup {
    var lookup = Lookup()
    do throws(ReadError) {
      guard let sources = try sources(of: made.module) else { return lookup }
      for (making, path) in sources.makings[made.variable, default: []] {
        lookup.look(at: path)
        if made.names.contains(name), making.maker != .addition {
          lookup.see(.opaque, .attribute, path, line: making.line)
        }
      }
      if lookup.lookedAt.isEmpty, let first = sources.files.first { lookup.look(at: first.path) }
      for cName in made.tables {
        for (table, path) in sources.tables[cName, default: []] {
          for entry in sources.names(in: table) where entry.name == name {
            lookup.see(.opaque, .attribute, path, line: entry.line)
          }
        }
      }
      for (addition, path) in gifts(of: name, to: made, sources) {
        lookup.see(.opaque, .attribute, path, line: addition.line)
      }
      for base in made.bases where !lookup.isFound {
        if base == .opaque {
          lookup.open("a base of a class that \(made.module) makes cannot be told")
        } else {
          lookup.merge(member(name, of: base))
        }
      }
      if !lookup.isFound, isOfObject(name), let first = sources.files.first {
        lookup.see(.opaque, .attribute, first.path, line: 1)
      }
      // Code sets attributes on an exception that it has made: `set_error_attr(err, "offset", column)`.
      if !lookup.isFound, sources.makings[made.variable, default: []].contains(where: isException) {
        try findOnRaised(name, made, sources, &lookup)
      }
      for error in sources.unread { lookup.open(error) }
    } catch {
      lookup.open(error)
    }
    return lookup
  }

  private func findOnRaised(
    _ name: String, _ made: CMadeClass, _ sources: CModuleSources, _ lookup: inout Lookup
  ) throws(ReadError) {
    for (addition, path) in sources.additions[name, default: []] {
      // `err = PyObject_CallOneArg(state->error, text)`: it is an instance that is given the name.
      if addition.origin.words.contains(made.variable[...]) {
        lookup.see(.opaque, .attribute, path, line: addition.line)
        return
      }
      guard addition.setsAttribute else { continue }
      var isOpen = !addition.isOnSelf
      if !isOpen { isOpen = try isOfUnknown(addition.function, of: made.module, sources) }
      if isOpen {
        lookup.open("\(Location(path, line: addition.line)) gives the name to something")
      }
    }
    if lookup.openings.isEmpty, isUnexplained(name, in: sources),
      let place = sources.mention(of: name)
    {
      lookup.open("\(place) names it, and may set it on what was raised")
    }
  }

  private func isException(_ made: CModuleSources.Made) -> Bool {
    made.making.maker == .exception || made.making.maker == .documentedException
  }

  /// The calls that give a made class a name, directly or in a function that is called with it.
  private func gifts(
    of name: String, to made: CMadeClass, _ sources: CModuleSources
  ) -> [(addition: CModuleOutline.Addition, path: RepoPath)] {
    guard !made.variable.isEmpty else { return [] }
    let functions = Set(
      sources.makings[made.variable, default: []].filter { $0.making.maker == .addition }
        .compactMap(\.making.arguments.first?.text))
    return sources.additions[name, default: []].filter { addition, _ in
      CAdditionTarget.isOfType(addition)
        && (CAdditionTarget.lastWord(addition.target) == made.variable[...]
          || functions.contains(addition.function))
    }
  }

  /// The names that a made class has itself, but for those of its instances.
  func ownNames(of made: CMadeClass, _ sources: CModuleSources) -> Set<String> {
    var found = Set(made.names)
    guard !made.variable.isEmpty else { return found }
    for (name, additions) in sources.additions {
      if additions.contains(where: {
        CAdditionTarget.isOfType($0.addition)
          && CAdditionTarget.lastWord($0.addition.target) == made.variable[...]
      }) {
        found.insert(name)
      }
    }
    return found
  }
}

extension CModuleOutline.Addition {
  /// Whether it may be an instance that is given the name: `PyObject_SetAttrString(error, "offset", column)`,
  /// and functions of a file that are called alike.
  fileprivate var setsAttribute: Bool { callee.holds("Attr") || callee.holds("attr") }
}
