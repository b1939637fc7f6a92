import CPythonSource
import Foundation

/// A JSON Schema (2020-12), as far as those in `docs/schema` use it.
///
/// A keyword that is not known is a fault of the schema, so that none is passed over.
struct JSONSchema {
  private let root: JSONText.Value
  /// Whether a member that the schema does not describe is a fault, which the schema allows: the
  /// program's own output has none.
  var isComplete = true

  init(json: [UInt8]) throws {
    guard let value = JSONText.value(of: json) else { throw SchemaFault("the schema is not JSON") }
    root = value
  }

  struct SchemaFault: Error, CustomStringConvertible {
    let description: String

    init(_ text: String) { description = text }
  }

  /// What is wrong with a document, each with its place; empty if nothing is.
  func faults(of text: String) throws -> [String] {
    guard let value = JSONText.value(of: Array(text.utf8)) else {
      return ["not JSON, or too large"]
    }
    return try faults(of: value, root, at: "")
  }

  private typealias Members = [(key: String, value: JSONText.Value)]

  private func faults(
    of value: JSONText.Value, _ schema: JSONText.Value, at place: String
  ) throws -> [String] {
    guard case .object(let keywords) = schema.kind else { throw SchemaFault("no schema: \(place)") }
    var faults: [String] = []
    for (keyword, wanted) in keywords {
      switch keyword {
      case "$schema", "$id", "title", "description", "$defs": break
      case "$ref": faults += try self.faults(of: value, definition(wanted), at: place)
      case "anyOf": faults += try anyOf(value, wanted.values, at: place)
      case "type": faults += try type(value, wanted, at: place)
      case "enum":
        if !wanted.values.contains(where: { Self.isSame($0, value) }) {
          faults.append("\(place): \(Self.text(value)) is none of those listed")
        }
      case "const":
        if !Self.isSame(wanted, value) { faults.append("\(place): is not \(Self.text(wanted))") }
      case "pattern":
        if let text = value.text,
          text.range(of: wanted.text ?? "", options: .regularExpression) == nil
        {
          faults.append("\(place): \(text) does not match")
        }
      case "minimum":
        if case .word(let number) = value.kind, case .word(let least) = wanted.kind,
          let number = Int(number), let least = Int(least), number < least
        {
          faults.append("\(place): less than \(least)")
        }
      case "items":
        guard case .array(let items) = value.kind else { break }
        for (index, item) in items.enumerated() {
          faults += try self.faults(of: item, wanted, at: "\(place)[\(index)]")
        }
      case "required":
        guard case .object(let members) = value.kind else { break }
        let missing = wanted.values.compactMap(\.text).filter { key in
          !members.contains { $0.key == key }
        }
        faults += missing.map { "\(place).\($0): is missing" }
      case "properties", "additionalProperties":
        faults += try members(of: value, schema, keyword, at: place)
      default: throw SchemaFault("the keyword '\(keyword)' is not known")
      }
    }
    return faults
  }

  private func members(
    of value: JSONText.Value, _ schema: JSONText.Value, _ keyword: String, at place: String
  ) throws -> [String] {
    guard case .object(let members) = value.kind else { return [] }
    var faults: [String] = []
    for (key, member) in members {
      let described = schema["properties"]?[key]
      let here = "\(place).\(key)"
      if keyword == "properties" {
        if let described {
          faults += try self.faults(of: member, described, at: here)
        } else if isComplete, schema["additionalProperties"] == nil {
          faults.append("\(here): is not described")
        }
      } else if described == nil, let other = schema["additionalProperties"] {
        faults += try self.faults(of: member, other, at: here)
      }
    }
    return faults
  }

  /// What is wrong with the form that fits best; nothing if one fits.
  private func anyOf(
    _ value: JSONText.Value, _ forms: [JSONText.Value], at place: String
  ) throws -> [String] {
    let all = try forms.map { try faults(of: value, $0, at: place) }
    return all.min { $0.count < $1.count } ?? []
  }

  private func type(
    _ value: JSONText.Value, _ wanted: JSONText.Value, at place: String
  ) throws -> [String] {
    let names = wanted.text.map { [$0] } ?? wanted.values.compactMap(\.text)
    let found: String
    switch value.kind {
    case .object: found = "object"
    case .array: found = "array"
    case .string: found = "string"
    case .word("null"): found = "null"
    case .word("true"), .word("false"): found = "boolean"
    case .word(let number): found = Int(number) == nil ? "number" : "integer"
    }
    return names.contains(found)
      ? [] : ["\(place): is \(found), not \(names.joined(separator: " or "))"]
  }

  private func definition(_ reference: JSONText.Value) throws -> JSONText.Value {
    let prefix = "#/$defs/"
    guard let text = reference.text, text.hasPrefix(prefix),
      let found = root["$defs"]?[String(text.dropFirst(prefix.count))]
    else { throw SchemaFault("a reference leads nowhere") }
    return found
  }

  private static func text(_ value: JSONText.Value) -> String {
    switch value.kind {
    case .string(let text), .word(let text): text
    case .array, .object: "a value"
    }
  }

  private static func isSame(_ left: JSONText.Value, _ right: JSONText.Value) -> Bool {
    switch (left.kind, right.kind) {
    case (.string(let left), .string(let right)), (.word(let left), .word(let right)): left == right
    default: false
    }
  }
}
