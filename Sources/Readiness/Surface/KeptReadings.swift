/// Something that a surface makes once and keeps for all who ask.
enum KeptReading: Hashable {
  case place(String)
  case sources(String)
  case sourceFile(RepoPath)
  case names(String)
  case usedNames(String)
  case signatures(String)
  case bases(Entity)
  case metaclasses(String)
}

extension Surface {
  /// What is kept for a key, or what is made now and kept.
  func kept<Key: Hashable, Value>(
    _ store: ReferenceWritableKeyPath<Surface, [Key: Value]>, _ key: Key,
    as reading: @autoclosure () -> KeptReading, _ make: () throws(ReadError) -> Value
  ) throws(ReadError) -> Value {
    if let known = self[keyPath: store][key] {
      recall(reading())
      return known
    }
    let value = try remembering(reading(), make)
    self[keyPath: store][key] = value
    return value
  }

  /// Makes something that is kept, and remembers whether a place was met that could not be read.
  ///
  /// Who asks again gets what is kept and meets no such place any more; ``recall(_:)`` tells him.
  func remembering<Value, Fault: Error>(
    _ reading: KeptReading, _ make: () throws(Fault) -> Value
  ) throws(Fault) -> Value {
    let before = tree.unread.count
    let value = try make()
    if tree.unread.count > before, let error = tree.unread.last { gapsMet[reading] = error }
    return value
  }

  /// Notes the place that could not be read when something was made that is asked for again.
  func recall(_ reading: @autoclosure () -> KeptReading) {
    guard !gapsMet.isEmpty, let error = gapsMet[reading()] else { return }
    tree.unread.note(error)
  }
}
