internal import Reports

/// A line on standard error that says which tag is being checked.
struct Progress {
  private let count: Int
  private let isShown: Bool
  /// Whether each tag has a line when it is done, where none is rewritten.
  private let isListed: Bool
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?
  private var position = 0
  /// How many are done: the next one may be begun before.
  private var doneCount = 0

  init(count: Int, isQuiet: Bool, isVerbose: Bool) {
    self.count = count
    isListed = isVerbose && count > 1 && !Terminal.current.isErrorTerminal
    isShown = !isQuiet && count > 1 && Terminal.current.isErrorTerminal
  }

  /// Rewrites the line, at most ten times a second and not in the first half second.
  mutating func start(_ tag: String) {
    position += 1
    let now = ContinuousClock.now
    guard isShown, now - start > .milliseconds(500) else { return }
    if let last, now - last < .milliseconds(100) { return }
    last = now
    Streams.writeProgress("checking \(position) of \(count): \(VisibleText(tag).text)")
  }

  /// Tells that the tag is done.
  mutating func done(_ tag: String) {
    doneCount += 1
    guard isListed else { return }
    Streams.writeError("relcheck: checked \(doneCount) of \(count): \(VisibleText(tag).text)\n")
  }

  mutating func end() {
    if last != nil { Streams.writeProgress("") }
  }
}
