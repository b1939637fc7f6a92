import Readiness

/// Numbers, booleans, dates and times.
extension TOMLReader {
  /// Reads a value that is neither a string nor a collection.
  mutating func scalar() throws(TOMLSyntaxError) -> TOMLNode.Value {
    var text = word()
    guard !text.isEmpty else { throw fault("a value is expected") }
    // A blank may stand between a date and its time.
    if CivilDay(text) != nil, peek == UInt8(ascii: " "), position + 1 < bytes.count,
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position + 1])
    {
      position += 1
      text += "T" + word()
    }
    if text == "true" || text == "false" { return .boolean(text == "true") }
    if CivilDay(text) != nil { return .date(text) }
    if let integer = Self.integer(text) { return .integer(integer) }
    if Self.isFloat(text) { return .other(text, .float) }
    if Self.isTime(text[...]) { return .other(text, .time) }
    if Self.isDateTime(text) { return .other(text, .dateTime) }
    throw fault("a value is neither a string, number, boolean, date, array nor table")
  }

  private mutating func word() -> String {
    let start = position
    while let byte = peek,
      Self.isBare(byte) || [UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: ":")].contains(byte)
    {
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private static func integer(_ text: String) -> Int? {
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where text.hasPrefix(prefix) {
      let digits = text.dropFirst(2)
      // Int would take a sign here.
      guard digits.first != "+", digits.first != "-" else { return nil }
      return withoutUnderscores(digits).flatMap { Int($0, radix: radix) }
    }
    let unsigned = text.first == "+" || text.first == "-" ? text.dropFirst() : text[...]
    guard let digits = decimalDigits(unsigned), digits == "0" || !digits.hasPrefix("0") else {
      return nil
    }
    return Int((text.hasPrefix("-") ? "-" : "") + digits)
  }

  private static func isFloat(_ text: String) -> Bool {
    let unsigned = text.first == "+" || text.first == "-" ? text.dropFirst() : text[...]
    if unsigned == "inf" || unsigned == "nan" { return true }
    let parts = unsigned.split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == "e" || $0 == "E" })
    guard let mantissa = parts.first else { return false }
    let numbers = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(numbers.count), numbers.allSatisfy({ decimalDigits($0) != nil }),
      numbers.first == "0" || numbers.first?.hasPrefix("0") == false,
      parts.count == 2 || numbers.count == 2
    else { return false }
    guard parts.count == 2 else { return true }
    let exponent = parts[1].first == "+" || parts[1].first == "-" ? parts[1].dropFirst() : parts[1]
    return decimalDigits(exponent) != nil
  }

  /// The digits without the underscores between them; nil if there is anything else.
  private static func decimalDigits(_ text: Substring) -> String? {
    let digits = withoutUnderscores(text)
    return digits?.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) == true
      ? digits : nil
  }

  private static func withoutUnderscores(_ text: Substring) -> String? {
    let groups = text.split(separator: "_", omittingEmptySubsequences: false)
    return groups.allSatisfy { !$0.isEmpty } ? groups.joined() : nil
  }

  /// `HH:MM:SS`, with a fraction of any length.
  private static func isTime(_ text: Substring) -> Bool {
    let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let clock = halves.first else { return false }
    let fields = clock.split(separator: ":", omittingEmptySubsequences: false)
    let limits = [23, 59, 60]
    guard fields.count == 3, halves.count == 1 || decimalDigits(halves[1]) != nil else {
      return false
    }
    return zip(fields, limits).allSatisfy { field, limit in
      field.utf8.count == 2 && decimalDigits(field).flatMap { Int($0) }.map { $0 <= limit } == true
    }
  }

  /// A date, `T`, a time, and perhaps `Z` or an offset.
  private static func isDateTime(_ text: String) -> Bool {
    let parts = text.split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == "T" || $0 == "t" })
    guard parts.count == 2, CivilDay(String(parts[0])) != nil else { return false }
    var time = parts[1]
    if time.last == "Z" || time.last == "z" {
      time = time.dropLast()
    } else if let sign = time.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      let offset = time[time.index(after: sign)...]
      guard isTime(offset + ":00") else { return false }
      time = time[..<sign]
    }
    return isTime(time)
  }
}
