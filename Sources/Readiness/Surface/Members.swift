internal import CPythonSource

extension Surface {
  /// Looks for a dotted path of names, starting from a module.
  func lookup(_ path: ArraySlice<String>, from start: Sighting) -> Lookup {
    var current = Lookup()
    current.sightings = [start]
    var owners: [Entity] = [start.entity]
    current.look(at: start.location.path)
    for (position, name) in zip(path.indices, path) {
      var next = Lookup()
      next.lookedAt = current.lookedAt
      for sighting in current.sightings {
        next.merge(member(name, of: sighting.entity))
      }
      if position > path.startIndex {
        let owner = path[path.index(before: position)]
        next.merge(assignedMember(name, of: owner, owners: owners))
        if !next.isFound, !name.hasPrefix("_") { openMaker(owner, current.sightings, &next) }
      }
      owners = current.sightings.map(\.entity)
      if !next.isFound { next.openings = current.openings + next.openings }
      if !next.isFound || position == path.index(before: path.endIndex) { return next }
      next.openings = []
      current = next
    }
    return current
  }

  /// A function that is named as classes are stands for what it makes: `threading.RLock.acquire`.
  private func openMaker(_ name: String, _ sightings: [Sighting], _ lookup: inout Lookup) {
    guard name.first?.isUppercase ?? false else { return }
    for sighting in sightings {
      switch sighting.entity {
      case .pythonFunction, .cFunction:
        lookup.open(
          "\(sighting.location) makes \(name) a function: what it gives may have the name")
      default: continue
      }
    }
  }

  /// Looks for one name in what an entity stands for.
  func member(_ name: String, of entity: Entity) -> Lookup {
    let key = PendingLookups.Key(entity: entity, name: name)
    if let known = lookups.known(key) { return known }
    if lookups.isCut(key) { return Lookup() }
    if lookups.isEmpty { steps = 0 }
    steps += 1
    guard steps < Self.stepLimit else {
      lookups.meetBound()
      var lookup = Lookup()
      lookup.open("the name leads to more than \(Self.stepLimit) others")
      return lookup
    }
    guard !lookups.isFull else {
      lookups.meetBound()
      var lookup = Lookup()
      lookup.open("names lead to one another more than \(PendingLookups.depthLimit) times here")
      return lookup
    }
    let outer = lookups.begin(key)
    let before = tree.unread.count
    var lookup = search(name, in: entity)
    // It is kept for those who ask again, who do not meet what could not be read.
    if !lookup.isFound, tree.unread.count > before, let error = tree.unread.last {
      lookup.open(error)
    }
    lookups.end(key, outer, found: lookup)
    return lookup
  }

  private func search(_ name: String, in entity: Entity) -> Lookup {
    switch entity {
    case .pythonModule(let module): return moduleMember(name, of: module)
    case .namespacePackage(let package, let folder): return submodule(name, of: package, folder)
    case .cModule(let module): return cModuleMember(name, of: module)
    case .pythonClass(let module, let scope): return classMember(name, of: module, scope)
    case .instance(let type): return instanceMember(name, of: type)
    case .converted(let module, let dynamic):
      return convertedMember(name, of: module, dynamic: dynamic)
    case .fields(let fields): return field(name, of: fields)
    case .listed(let names, let path): return listedMember(name, of: names, path)
    case .cType(let module, let cName): return cTypeMember(name, of: cName, in: module)
    case .cException: return exceptionMember(name)
    case .cMade(let made): return madeMember(name, of: made)
    case .pythonFunction(let module, let scope): return functionMember(name, of: module, scope)
    case .cFunction: return member(name, of: .cType(module: "builtins", cName: "PyCFunction_Type"))
    case .opaque:
      var lookup = Lookup()
      lookup.open("what it belongs to is made at run time")
      return lookup
    }
  }

  /// An instance has what its class has, and what the class's `__getattr__` serves.
  private func instanceMember(_ name: String, of type: Entity) -> Lookup {
    var lookup = member(name, of: type)
    guard !lookup.isFound, case .pythonClass = type, name != "__getattr__" else { return lookup }
    for getter in member("__getattr__", of: type).sightings where getter.kind == .method {
      lookup.open("\(getter.location) serves attributes of the object at run time")
    }
    return lookup
  }

  /// `Owner.name = …` in a module that has `Owner` from elsewhere.
  private func assignedMember(_ name: String, of owner: String, owners: [Entity]) -> Lookup {
    var lookup = Lookup()
    for entity in owners {
      guard let module = assigner(to: entity), let index = try? index(of: module.path) else {
        continue
      }
      for position in index.attributes[name, default: []] {
        let attribute = index.outline.attributes[position]
        if attribute.object == [owner] {
          lookup.see(.opaque, .attribute, module.path, line: attribute.line)
        }
      }
    }
    return lookup
  }

  /// The module that assigns to what an owner holds: itself, or the one written in Python that a module
  /// written in C belongs to (`ast` for `_ast`).
  private func assigner(to owner: Entity) -> PythonModule? {
    switch owner {
    case .pythonModule(let module): return module
    case .cModule(let name) where name.hasPrefix("_"):
      let plain = try? module(String(name.drop { $0 == "_" }))
      if case .pythonModule(let module)? = plain?.entity { return module }
      return nil
    default: return nil
    }
  }

  private func submodule(_ name: String, of package: String, _ folder: RepoPath) -> Lookup {
    var lookup = Lookup()
    lookup.look(at: folder)
    do throws(ReadError) {
      if let module = try module(package + "." + name) { lookup.sightings.append(module) }
    } catch {
      lookup.open(error)
    }
    return lookup
  }

  /// Stands among the names that make a class for those that cannot be told.
  static let untoldField = "*"

  /// A named tuple has its fields and the few names that `collections.namedtuple` adds.
  private func field(_ name: String, of fields: [String]) -> Lookup {
    var lookup = Lookup()
    let added = ["_fields", "_make", "_asdict", "_replace", "_field_defaults"]
    if ["count", "index"].contains(name), !fields.contains(name) {
      let found = member(name, of: .cType(module: "builtins", cName: "PyTuple_Type"))
      if found.isFound { return found }
    }
    if fields.contains(name) || added.contains(name) || isSpecial(name) || isAddedOnce(name)
      || ["count", "index"].contains(name)
    {
      lookup.sightings.append(
        Sighting(entity: .opaque, kind: .attribute, location: Location("Lib/collections")))
    } else if fields.contains(Self.untoldField) {
      lookup.open("the fields of a named tuple cannot all be told")
    }
    return lookup
  }

  /// What named tuples were given by the `collections` of some releases, if this tree's has the word.
  private func isAddedOnce(_ name: String) -> Bool {
    guard ["_fields_defaults", "_source"].contains(name) else { return false }
    let path: RepoPath = "Lib/collections/__init__.py"
    return ((try? tree.line(of: name, at: path, as: .attribute)) ?? nil) != nil
  }

  /// A class made from a list has what is listed. What it inherits is looked up beside it.
  private func listedMember(_ name: String, of names: [String], _ path: RepoPath) -> Lookup {
    var lookup = Lookup()
    lookup.look(at: path)
    if names.contains(name) {
      lookup.sightings.append(
        Sighting(entity: .opaque, kind: .attribute, location: Location(path)))
    } else if names.contains(Self.untoldField) {
      lookup.open("what a class of \(path) is made of cannot all be told")
    }
    return lookup
  }

  /// An exception has what every exception has, and what its base may add.
  func exceptionMember(_ name: String) -> Lookup {
    var lookup = member(name, of: .cType(module: "builtins", cName: "_PyExc_Exception"))
    if !lookup.isFound { lookup.open("the base of an exception made in C is not read") }
    return lookup
  }

  /// A function has the attributes that assignments give it, and the special ones.
  private func functionMember(_ name: String, of module: PythonModule, _ scope: Int) -> Lookup {
    var lookup = Lookup()
    lookup.look(at: module.path)
    do throws(ReadError) {
      guard let index = try index(of: module.path) else { return lookup }
      let function = index.outline.scopes[scope]
      for position in index.attributes[name, default: []] {
        let attribute = index.outline.attributes[position]
        if attribute.object.last == function.name {
          lookup.see(.opaque, .attribute, module.path, line: attribute.line)
        }
      }
      if !function.decorators.isEmpty || isSpecial(name) {
        lookup.open("what decorates \(function.name) may give it attributes")
      }
    } catch {
      lookup.open(error)
    }
    return lookup
  }

  /// `__name__`
  func isSpecial(_ name: String) -> Bool {
    name.utf8.count > 4 && name.hasPrefix("__") && name.hasSuffix("__")
  }
}
