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
