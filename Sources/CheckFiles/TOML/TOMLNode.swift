/// A value of a TOML document, with the line where it is set.
struct TOMLNode: Hashable, Sendable {
  indirect enum Value: Hashable, Sendable {
    case string(String)
    case integer(Int)
    case boolean(Bool)
    /// A local date, `YYYY-MM-DD`.
    case date(String)
    /// A number with a fraction, a time, or a date with a time; as written.
    case other(String, Other)
    case array([TOMLNode])
    case table([String: TOMLNode])
  }

  /// Kinds of values that no check file has.
  enum Other: Hashable, Sendable { case float, time, dateTime }

  /// Counted from 1: of the key, of the header, or of the value in an array.
  let line: Int
  let value: Value

  /// The kind of the value in a message: "a string".
  var kind: String {
    switch value {
    case .string: "a string"
    case .integer: "an integer"
    case .boolean: "a boolean"
    case .date: "a date"
    case .other(_, .float): "a float"
    case .other(_, .time): "a time"
    case .other(_, .dateTime): "a date with a time"
    case .array: "an array"
    case .table: "a table"
    }
  }
}

/// Where a text stops being TOML, and why.
struct TOMLSyntaxError: Error, Hashable, Sendable {
  /// Counted from 1.
  let line: Int
  let message: String
}
