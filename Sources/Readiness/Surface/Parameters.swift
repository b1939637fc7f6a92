internal import CPythonSource

extension Surface {
  /// What the tree says about a parameter of a function, method or class.
  func parameterReading(
    _ function: [String], _ name: String, beside other: Surface?
  ) -> SymbolReading {
    let spelling = function.joined(separator: ".")
    if language(of: function, beside: other) == .c { return cParameterReading(function, name) }
    let found = pythonLookup(function)
    guard found.isFound else {
      var reading = answer(found, absence: .parameter(name, of: spelling), kind: .parameter)
      if reading.verdict == .gone { reading.reason = "\(spelling) itself is gone" }
      return reading
    }
    var lookup = Lookup()
    lookup.lookedAt = found.lookedAt
    for sighting in found.sightings {
      lookup.merge(parameter(name, of: sighting, spelling, depth: 0))
    }
    return answer(lookup, absence: .parameter(name, of: spelling), kind: .parameter)
  }

  private func pythonLookup(_ parts: [String]) -> Lookup {
    var lookup = Lookup()
    do throws(ReadError) {
      for length in stride(from: parts.count, to: 0, by: -1) {
        guard let start = try module(parts[..<length].joined(separator: ".")) else { continue }
        if length == parts.count {
          lookup.sightings = [start]
          return lookup
        }
        let found = self.lookup(parts[length...], from: start)
        let other = found.isFound ? Lookup() : try shadowing(parts, length)
        return other.isFound ? other : found
      }
      if case .absent(let lookedAt) = try place(of: parts[0]) { lookup.lookedAt = lookedAt }
    } catch {
      lookup.open(error)
    }
    return lookup
  }

  func parameter(
    _ name: String, of sighting: Sighting, _ spelling: String, depth: Int
  ) -> Lookup {
    var lookup = Lookup()
    switch sighting.entity {
    case .pythonFunction(let module, let scope):
      lookup.look(at: module.path)
      guard let index = try? index(of: module.path) else { return lookup }
      let function = index.outline.scopes[scope]
      if let parameter = function.parameters.first(where: { $0.name == name }) {
        lookup.see(.opaque, .parameter, module.path, line: parameter.line)
      } else if function.strings.contains(name) {
        lookup.see(.opaque, .parameter, module.path, line: function.line)
      } else if let rest = function.parameters.first(where: { $0.kind == .keywords }) {
        lookup.merge(
          forwardedParameter(name, from: scope, rest: rest.name, of: module, index, depth: depth))
      }
    case .pythonClass, .cType:
      for constructor in ["__init__", "__new__"] {
        let found = member(constructor, of: sighting.entity)
        for inner in found.sightings {
          if case .pythonFunction = inner.entity {
            lookup.merge(parameter(name, of: inner, spelling, depth: depth))
          }
        }
        // A class that has the first does not leave its arguments to the second, as a rule.
        if !lookup.lookedAt.isEmpty { return lookup }
      }
      if lookup.lookedAt.isEmpty { lookup.open("how \(spelling) is made cannot be told") }
    case .cFunction(let module, let path):
      lookup.merge(clinicParameter(name, of: path, in: module, spelling))
    default:
      lookup.open("what \(spelling) takes cannot be told")
    }
    return lookup
  }

  private func clinicParameter(
    _ name: String, of path: [String], in module: String, _ spelling: String
  ) -> Lookup {
    var lookup = Lookup()
    guard let sources = try? sources(of: module), let last = path.last else { return lookup }
    var isDeclared = false
    for (declaration, file) in sources.clinic[last, default: []]
    where declaration.kind == .function {
      let parts = declaration.name.split(separator: ".").map(String.init)
      guard parts == path || parts.suffix(path.count) == path[...] else { continue }
      isDeclared = true
      lookup.look(at: file)
      if declaration.parameters.contains(name) {
        lookup.see(.opaque, .parameter, file, line: declaration.line)
      }
    }
    if !isDeclared {
      for item in sources.files { lookup.look(at: item.path) }
      if sources.mention(of: name) != nil || sources.macroArgument(name) != nil {
        lookup.open("what \(spelling) takes is told by its code alone")
      }
    }
    return lookup
  }

  private func cParameterReading(_ function: [String], _ name: String) -> SymbolReading {
    var lookup = Lookup()
    let spelling = function.joined(separator: ".")
    do throws(ReadError) {
      let index = try headerIndex()
      for declared in index.declarations[spelling, default: []] {
        lookup.look(at: declared.path)
        let words = (declared.declaration.parameters ?? []).flatMap {
          $0.split { !($0.isLetter || $0.isNumber || $0 == "_") }
        }
        if words.contains(name[...]) {
          lookup.see(.opaque, .parameter, declared.path, line: declared.declaration.line)
        }
      }
      if lookup.lookedAt.isEmpty { for item in index.paths { lookup.look(at: item) } }
      for error in index.unread { lookup.open(error) }
    } catch {
      lookup.open(error)
    }
    return answer(lookup, absence: .parameter(name, of: spelling), kind: .parameter)
  }
}
