/// The lines at the head of a commit or tag object, and where the message starts.
///
/// A line is "KEY VALUE"; those that start with a space go on the line before (as `gpgsig` does).
/// An empty line ends the head; what follows is the message.
struct ObjectHeader {
  /// The fields in order, a folded one's lines joined as they stand.
  private(set) var fields: [(key: ArraySlice<UInt8>, value: ArraySlice<UInt8>)] = []
  /// The bytes of the head, with the newline of its last line.
  let head: ArraySlice<UInt8>
  /// What follows the empty line.
  let message: ArraySlice<UInt8>

  /// Reads the head of `bytes`.
  init(_ bytes: [UInt8]) {
    let newline = UInt8(ascii: "\n")
    let space = UInt8(ascii: " ")
    var start = 0
    while start < bytes.count, bytes[start] != newline {
      var end = bytes[start...].firstIndex(of: newline) ?? bytes.count
      while end + 1 < bytes.count, bytes[end + 1] == space {
        end = bytes[(end + 1)...].firstIndex(of: newline) ?? bytes.count
      }
      let line = bytes[start..<end]
      let gap = line.firstIndex(of: space) ?? line.endIndex
      fields.append((line[..<gap], line[min(gap + 1, line.endIndex)...]))
      start = min(end + 1, bytes.count)
    }
    head = bytes[..<start]
    message = bytes[min(start + 1, bytes.count)...]
  }

  /// The value of the first field with this key.
  func value(_ key: String) -> ArraySlice<UInt8>? {
    fields.first { $0.key.elementsEqual(key.utf8) }?.value
  }

  /// The id that is the value of the first field with this key.
  func id(_ key: String) -> ObjectID? {
    value(key).flatMap { ObjectID(hex: String(decoding: $0, as: UTF8.self)) }
  }
}
