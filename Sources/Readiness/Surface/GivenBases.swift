internal import CPythonSource

extension Surface {
  /// Looks for a name in bases that another module of the package gives a class:
  /// `package.Widget.__bases__ = package.Widget.__bases__ + (Form,)`.
  func memberOfGivenBases(
    _ name: String, of className: String, in module: PythonModule
  ) throws(ReadError) -> Lookup {
    var lookup = Lookup()
    let folder = module.path.folder
    guard folder != "Lib" else { return lookup }
    for path in tree.listing.entries(below: RepoPath(String(folder))).map(\.path)
    where path.folder == folder && path.text.hasSuffix(".py") && path != module.path {
      guard let index = try index(of: path) else { continue }
      for position in index.attributes["__bases__", default: []] {
        let attribute = index.outline.attributes[position]
        guard attribute.object.last == className else { continue }
        let word = path.name.dropLast(3)
        let giver = PythonModule(
          name: word == "__init__" ? module.package : module.package + "." + word, path: path,
          isPackage: word == "__init__")
        lookup.merge(
          memberOfBases(name, in: attribute.value ?? .opaque, attribute, giver, index))
      }
    }
    return lookup
  }

  /// Looks for a name in what a sum of tuples of bases holds.
  private func memberOfBases(
    _ name: String, in value: PythonOutline.Value, _ attribute: PythonOutline.Attribute,
    _ module: PythonModule, _ index: OutlineIndex
  ) -> Lookup {
    var lookup = Lookup()
    switch value {
    case .sum(let parts):
      for part in parts { lookup.merge(memberOfBases(name, in: part, attribute, module, index)) }
    // Those that the class had before.
    case .reference(let path) where path.last == "__bases__": break
    case .sequence(let bases):
      for base in bases {
        guard case .reference(let path) = base else {
          lookup.merge(memberOfBases(name, in: .opaque, attribute, module, index))
          continue
        }
        let found = referenced(path, scope: 0, in: module, index)
        if found.isEmpty {
          lookup.merge(memberOfBases(name, in: .opaque, attribute, module, index))
        }
        for (entity, _) in found { lookup.merge(member(name, of: entity)) }
      }
    default:
      lookup.open("\(Location(module.path, line: attribute.line)) gives the class other bases")
    }
    return lookup
  }
}
