/// Replaces the escape sequences of a Python string literal.
struct PythonUnescaping {
  let isRaw: Bool

  /// - Returns: nil if it has `\N{…}`, for which names of characters would have to be known,
  ///   or a surrogate, which no Swift string can hold.
  mutating func unescape(_ body: String) -> String? {
    var text = String.UnicodeScalarView()
    let scalars = body.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      scalars.formIndex(after: &index)
      if scalar == "\r" {
        if index < scalars.endIndex, scalars[index] == "\n" { scalars.formIndex(after: &index) }
        text.append("\n")
      } else if scalar == "\\", !isRaw, index < scalars.endIndex {
        guard appendEscape(scalars, &index, to: &text) else { return nil }
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }

  private func appendEscape(
    _ scalars: String.UnicodeScalarView, _ index: inout String.Index,
    to text: inout String.UnicodeScalarView
  ) -> Bool {
    let letter = scalars[index]
    scalars.formIndex(after: &index)
    switch letter {
    case "\n": break
    case "\r":
      if index < scalars.endIndex, scalars[index] == "\n" { scalars.formIndex(after: &index) }
    case "\\", "'", "\"": text.append(letter)
    case "a": text.append("\u{07}")
    case "b": text.append("\u{08}")
    case "f": text.append("\u{0C}")
    case "n": text.append("\n")
    case "r": text.append("\r")
    case "t": text.append("\t")
    case "v": text.append("\u{0B}")
    case "x": return appendHex(2, scalars, &index, to: &text)
    case "u": return appendHex(4, scalars, &index, to: &text)
    case "U": return appendHex(8, scalars, &index, to: &text)
    case "N": return false
    case "0"..."7": return appendOctal(letter, scalars, &index, to: &text)
    default:
      text.append("\\")
      text.append(letter)
    }
    return true
  }

  private func appendHex(
    _ count: Int, _ scalars: String.UnicodeScalarView, _ index: inout String.Index,
    to text: inout String.UnicodeScalarView
  ) -> Bool {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard index < scalars.endIndex, let digit = Self.hexDigit(scalars[index]) else {
        return false
      }
      value = value << 4 | digit
      scalars.formIndex(after: &index)
    }
    guard let scalar = Unicode.Scalar(value) else { return false }
    text.append(scalar)
    return true
  }

  private static func hexDigit(_ scalar: Unicode.Scalar) -> UInt32? {
    switch scalar {
    case "0"..."9": scalar.value - 0x30
    case "a"..."f": scalar.value - 0x61 + 10
    case "A"..."F": scalar.value - 0x41 + 10
    default: nil
    }
  }

  /// Up to three octal digits.
  private func appendOctal(
    _ first: Unicode.Scalar, _ scalars: String.UnicodeScalarView, _ index: inout String.Index,
    to text: inout String.UnicodeScalarView
  ) -> Bool {
    var value = first.value - 0x30
    var digits = 1
    while digits < 3, index < scalars.endIndex, case "0"..."7" = scalars[index] {
      value = value << 3 | (scalars[index].value - 0x30)
      scalars.formIndex(after: &index)
      digits += 1
    }
    guard let scalar = Unicode.Scalar(value) else { return false }
    text.append(scalar)
    return true
  }
}
