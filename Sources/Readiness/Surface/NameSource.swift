internal import CPythonSource

/// Where the names come from that an expression stands for: one text, the names of something, or
/// what cannot be told, each with what is put before and behind.
struct NameSource: Hashable {
  enum Origin: Hashable {
    case text(String)
    /// The names that something has, as `dir(…)` and `vars(…)` give them.
    case members(Entity)
    /// The members of an enumeration, as its `__members__` are.
    case enumeration(PythonModule, scope: Int)
    case unknown
  }

  var origin: Origin
  var before = ""
  var behind = ""
  /// What a name of the origin must be like.
  var filters: [NameFilter] = []
  /// Whether names may be left out for a reason that is not read.
  var isDoubtful = false

  static var unknown: NameSource { NameSource(origin: .unknown) }

  static func text(_ text: String) -> NameSource { NameSource(origin: .text(text)) }

  /// The whole text, if it is one.
  var wholeText: String? {
    if case .text(let text) = origin { before + text + behind } else { nil }
  }

  /// The two joined: `"CO_" + name`.
  func joined(with other: NameSource) -> NameSource {
    var joined: NameSource
    if let text = wholeText {
      joined = other
      if let end = other.wholeText {
        joined = .text(text + end)
        joined.isDoubtful = other.isDoubtful
      } else {
        joined.before = text + other.before
      }
    } else if let text = other.wholeText {
      joined = self
      joined.behind += text
    } else {
      joined = NameSource(origin: .unknown, before: before, behind: other.behind)
    }
    joined.isDoubtful = isDoubtful || other.isDoubtful
    return joined
  }

  /// The part of a name that is the origin's; nil if the name is not made by this source.
  func part(of name: String) -> String? {
    guard name.utf8.count >= before.utf8.count + behind.utf8.count, name.hasPrefix(before),
      name.hasSuffix(behind)
    else { return nil }
    return String(name.dropFirst(before.count).dropLast(behind.count))
  }
}

/// What a name must be like to be taken.
struct NameFilter: Hashable {
  enum Kind: Hashable {
    case startsWith([String])
    case endsWith([String])
    case isElement([NameSource])
    case isUpper
    /// Of the names of a module, those that are modules.
    case isModule
  }
  var kind: Kind
  var isNegated: Bool
}

/// Whether an expression stands for a name.
enum Told {
  case yes, no, unknown

  static prefix func ! (told: Told) -> Told {
    switch told {
    case .yes: .no
    case .no: .yes
    case .unknown: .unknown
    }
  }
}

extension Surface {
  /// Whether a name is among those of some sources.
  func isAmong(_ sources: [NameSource], _ name: String) -> Told {
    var isUnknown = false
    for source in sources {
      switch isMade(name, by: source) {
      case .yes: return .yes
      case .unknown: isUnknown = true
      case .no: break
      }
    }
    return isUnknown ? .unknown : .no
  }

  private func isMade(_ name: String, by source: NameSource) -> Told {
    guard let part = source.part(of: name) else { return .no }
    var told = Told.no
    switch source.origin {
    case .text(let text): told = text == part ? .yes : .no
    case .unknown: told = .unknown
    case .members(let entity):
      let found = member(part, of: entity)
      told = found.isFound ? .yes : found.openings.isEmpty ? .no : .unknown
    case .enumeration(let module, let scope):
      guard let index = try? index(of: module.path) else { return .unknown }
      told = isMember(part, ofEnumeration: scope, module, index)
    }
    for filter in source.filters where told != .no {
      switch passes(part, filter, source.origin) {
      case .yes: break
      case .no: return .no
      case .unknown: told = .unknown
      }
    }
    return told == .yes && source.isDoubtful ? .unknown : told
  }

  /// Whether a name of the origin is one that the filter lets through.
  func passes(_ name: String, _ filter: NameFilter, _ origin: NameSource.Origin) -> Told {
    var told: Told
    switch filter.kind {
    case .startsWith(let texts): told = texts.contains { name.hasPrefix($0) } ? .yes : .no
    case .endsWith(let texts): told = texts.contains { name.hasSuffix($0) } ? .yes : .no
    case .isElement(let sources): told = isAmong(sources, name)
    case .isUpper:
      let isUpper = !name.utf8.contains { (0x61...0x7A).contains($0) }
      told = isUpper && name.utf8.contains { (0x41...0x5A).contains($0) } ? .yes : .no
    case .isModule:
      guard case .members(let entity) = origin else { return .unknown }
      let kinds = Set(member(name, of: entity).sightings.map { $0.kind == .module })
      told = kinds == [true] ? .yes : kinds == [false] ? .no : .unknown
    }
    return filter.isNegated ? !told : told
  }

  /// A member of an enumeration is an assignment in its body, but no method and nothing private.
  func isMember(
    _ name: String, ofEnumeration scope: Int, _ module: PythonModule, _ index: OutlineIndex
  ) -> Told {
    guard !isSpecial(name), !name.hasPrefix("_") else { return .no }
    for binding in index.bindings(of: name, in: scope) {
      switch binding.kind {
      case .assignment, .annotated: return .yes
      default: break
      }
    }
    for dynamic in index.outline.dynamics where dynamic.scope == scope {
      switch dynamic.kind {
      case .globals, .exec: return .unknown
      default: break
      }
    }
    return .no
  }
}
