internal import Readiness

/// `1 warning`, `4 warnings`.
func counted(_ number: Int, _ one: String) -> String {
  "\(number) \(one)\(number == 1 ? "" : "s")"
}

/// `a`; `a and b`; `a, b and c`.
func listed(_ items: [String]) -> String {
  guard let last = items.last, items.count > 1 else { return items.first ?? "" }
  return items.dropLast().joined(separator: ", ") + " and " + last
}

extension String {
  /// With a capital first letter, unless the first word is a name as code writes it.
  var withCapital: String {
    guard let first = unicodeScalars.first, ("a"..."z").contains(first) else { return self }
    let word = prefix { $0 != " " }
    let isWord = word.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || "-,;:'’".unicodeScalars.contains($0)
    }
    return isWord ? first.properties.uppercaseMapping + String(unicodeScalars.dropFirst()) : self
  }

  /// With a full stop, unless it ends with one or with another mark that ends a sentence.
  var sentence: String {
    guard let last, !".!?…".contains(last) else { return self }
    return self + "."
  }

  /// On one line, with single spaces: text from a check file may be broken over several.
  var oneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// Whether it holds only letters, digits and `._/+-`: inert in every syntax, and no command.
  var isPlainName: Bool {
    !isEmpty
      && unicodeScalars.allSatisfy { scalar in
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
          || ("0"..."9").contains(scalar) || "._/+-".unicodeScalars.contains(scalar)
      }
  }

  /// Whether it is the name of a person or a subject such as "Python 3.12.0a1" that no syntax can
  /// take for anything else: letters of Europe, digits, single spaces, inner `.-'`.
  var isPlainPhrase: Bool {
    let words = split(separator: " ", omittingEmptySubsequences: false)
    return unicodeScalars.count <= 80
      && words.allSatisfy { word in
        guard let first = word.unicodeScalars.first, isLetterOrDigit(first) else { return false }
        return !word.lowercased().hasPrefix("www")
          && word.unicodeScalars.allSatisfy {
            isLetterOrDigit($0) || ".-'".unicodeScalars.contains($0)
          }
      }
  }
}

/// A letter of the scripts of Europe, or a digit.
private func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
  let isEuropean = scalar.value < 0x530 || (0x1E00..<0x1F00).contains(scalar.value)
  guard isEuropean else { return false }
  return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
}
