/// What is being looked up now, one lookup within the other, and what was found before.
///
/// Names lead to one another in circles: a lookup that comes back to one that is still going on is
/// cut short there, and finds only what lies outside of the circle. Such a result is kept as long
/// as the lookups that it was cut short at go on, since until then it would be the same again;
/// without that, modules that import one another would be searched along every way through them.
struct PendingLookups {
  struct Key: Hashable {
    let entity: Entity
    let name: String
  }

  /// Depths of lookups, a bit each.
  typealias Depths = UInt64

  /// Set where a bound was met, which is nobody's depth.
  private static let bound: Depths = 1 << 63
  /// How deep one lookup may stand in others.
  static let depthLimit = InspectionBound.lookupNesting.limit

  private var depths: [Key: Int] = [:]
  /// Where the innermost lookup was cut short so far.
  private var cuts: Depths = 0
  private var settled: [Key: Lookup] = [:]
  private var provisional: [Key: (lookup: Lookup, cuts: Depths)] = [:]
  /// For each depth, which results are forgotten when its lookup ends.
  private var dependants = [[Key]](repeating: [], count: depthLimit)

  var isEmpty: Bool { depths.isEmpty }
  var isFull: Bool { depths.count >= Self.depthLimit }

  /// What was found before, as far as it holds here.
  mutating func known(_ key: Key) -> Lookup? {
    if let lookup = settled[key] { return lookup }
    guard let (lookup, cuts) = provisional[key] else { return nil }
    self.cuts |= cuts
    return lookup
  }

  /// Whether that very lookup is going on, so that this one is cut short.
  mutating func isCut(_ key: Key) -> Bool {
    guard let depth = depths[key] else { return false }
    cuts |= 1 << Depths(depth)
    return true
  }

  /// Notes that a bound cuts the lookup short.
  mutating func meetBound() { cuts |= Self.bound }

  /// Begins a lookup, which is neither going on nor too deep.
  ///
  /// - Returns: What ``end(_:_:found:)`` wants.
  mutating func begin(_ key: Key) -> Depths {
    let outer = cuts
    depths[key] = depths.count
    cuts = 0
    return outer
  }

  /// Ends the innermost lookup.
  ///
  /// - Parameter isKept: Whether what was found is the answer to the key.
  mutating func end(_ key: Key, _ outer: Depths, found lookup: Lookup, isKept: Bool = true) {
    guard let depth = depths.removeValue(forKey: key) else { return }
    let own = cuts & ~(1 << Depths(depth))
    cuts = outer | own
    let isProvisional = own != 0 && !depths.isEmpty
    // A lookup that found nothing adds nothing to those that were cut short at it: they would be
    // the same if they were made anew now, but for where it was cut short itself.
    let carries = isProvisional && own & Self.bound == 0 && lookup.saysNothing
    for key in dependants[depth] {
      guard carries, var kept = provisional[key], kept.cuts & Self.bound == 0 else {
        provisional[key] = nil
        continue
      }
      kept.cuts = kept.cuts & ~(1 << Depths(depth)) | own
      provisional[key] = kept
      dependants[Self.deepest(kept.cuts)].append(key)
    }
    dependants[depth].removeAll(keepingCapacity: true)
    guard isKept else { return }
    guard isProvisional else {
      settled[key] = lookup
      return
    }
    provisional[key] = (lookup, own)
    // Where a bound was met, more may be found from less deep, which nothing below `depth` is.
    dependants[own & Self.bound != 0 ? depth - 1 : Self.deepest(own)].append(key)
  }

  private static func deepest(_ depths: Depths) -> Int {
    Depths.bitWidth - 1 - depths.leadingZeroBitCount
  }
}

extension Lookup {
  /// Whether it found nothing, and nothing that may hide the name.
  fileprivate var saysNothing: Bool {
    sightings.isEmpty && openings.isEmpty && mentions.isEmpty
  }
}

extension Surface {
  /// Looks something up that may lead back here; nil if it does, or leads too far.
  func following(_ key: PendingLookups.Key, _ body: () -> Lookup) -> Lookup? {
    guard !lookups.isFull else {
      lookups.meetBound()
      return nil
    }
    guard !lookups.isCut(key) else { return nil }
    let outer = lookups.begin(key)
    let found = body()
    lookups.end(key, outer, found: found, isKept: false)
    return found
  }
}
