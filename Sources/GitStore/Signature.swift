/// Who made a commit or tag, and when.
package struct Signature: Hashable, Sendable {
  /// The name, decoded as UTF-8 with repair.
  package let name: String
  /// The address between the angle brackets, decoded as UTF-8 with repair.
  package let email: String
  /// Seconds since 1970-01-01T00:00:00Z.
  package let time: Int64
  /// Minutes east of UTC.
  package let offset: Int

  package init(name: String, email: String, time: Int64, offset: Int) {
    self.name = name
    self.email = email
    self.time = time
    self.offset = offset
  }

  /// Parses "NAME <EMAIL> SECONDS +HHMM"; nil unless the time at least is there.
  init?(line: ArraySlice<UInt8>) {
    guard let close = line.lastIndex(of: UInt8(ascii: ">")),
      let open = line[..<close].firstIndex(of: UInt8(ascii: "<"))
    else { return nil }
    let rest = line[(close + 1)...].split(separator: UInt8(ascii: " "))
    guard let first = rest.first, let time = Self.seconds(first) else { return nil }
    var name = line[..<open]
    while let last = name.last, last == UInt8(ascii: " ") { name.removeLast() }
    self.init(
      name: String(decoding: name, as: UTF8.self),
      email: String(decoding: line[(open + 1)..<close], as: UTF8.self),
      time: time, offset: rest.count > 1 ? Self.minutes(rest[1]) : 0)
  }

  private static func seconds(_ digits: ArraySlice<UInt8>) -> Int64? {
    Int64(String(decoding: digits, as: UTF8.self))
  }

  /// The minutes that "+HHMM" or "-HHMM" stands for; 0 for anything else, as git has it.
  private static func minutes(_ zone: ArraySlice<UInt8>) -> Int {
    guard zone.count == 5, let sign = zone.first,
      sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let digits = Int(String(decoding: zone.dropFirst(), as: UTF8.self)), digits >= 0
    else { return 0 }
    let minutes = digits / 100 * 60 + digits % 100
    return sign == UInt8(ascii: "-") ? -minutes : minutes
  }
}
