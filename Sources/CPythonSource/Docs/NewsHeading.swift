/// The top of `Misc/NEWS`, which held the news of all releases up to 3.6.2: the newest release and its
/// day.
package struct NewsHeading: Hashable, Sendable {
  /// The first line that begins "What's New in Python", however the apostrophe is set.
  package private(set) var title: Mention?
  /// What follows "Release date:" below it.
  package private(set) var releaseDate: Mention?

  /// - Parameter source: The bytes of the file, of which the first 200 lines are looked at.
  package init(source: [UInt8]) {
    for line in SourceLines(source) {
      guard line.number <= 200 else { return }
      var cursor = ByteCursor(line.bytes.trimmingBlanks)
      if cursor.skip("What"), cursor.seek(past: "ew in Python") {
        if title != nil { return }
        title = Mention(line.text, line: line.number)
      } else if title != nil {
        _ = cursor.skip("*")
        guard cursor.skip("Release date:") || cursor.skip("Release Date:") else { continue }
        cursor.skipBlanks()
        let day = cursor.take { $0 != UInt8(ascii: "*") }
        releaseDate = Mention(String(decoding: day, as: UTF8.self), line: line.number)
        return
      }
    }
  }
}
