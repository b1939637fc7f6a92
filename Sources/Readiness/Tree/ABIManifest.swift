internal import CPythonSource

/// A manifest of the stable ABI.
package struct ABIManifest: Sendable {
  let manifest: StableABI
  /// The line of each name that is kept for old binaries alone.
  let keptForABI: [String: Int]

  init(_ source: Span<UInt8>) {
    manifest = StableABI(manifest: source.copied)
    keptForABI = manifest.keptForABI
  }
}

/// The lines of a document that describe a module or a C name: few of all its lines.
package struct DescribedLines: Sendable {
  struct Line: Sendable {
    let text: Substring
    /// Counted from 1.
    let number: Int
  }

  private(set) var modules: [Line] = []
  private(set) var cNames: [Line] = []

  static let moduleMark = ".. module:: "
  static let cMark = ".. c:"

  init(_ source: Span<UInt8>) {
    for line in SourceLines(source.copied) {
      // Nearly no line has two dots in a row.
      guard Self.hasTwoDots(line.bytes) else { continue }
      let text = line.text[...]
      if text.hasPrefix(Self.moduleMark) { modules.append(Line(text: text, number: line.number)) }
      if text.holds(Self.cMark) { cNames.append(Line(text: text, number: line.number)) }
    }
  }

  private static func hasTwoDots(_ bytes: ArraySlice<UInt8>) -> Bool {
    var wasDot = false
    for byte in bytes {
      let isDot = byte == UInt8(ascii: ".")
      if isDot, wasDot { return true }
      wasDot = isDot
    }
    return false
  }
}

extension Span<UInt8> {
  /// A copy of the bytes.
  var copied: [UInt8] {
    var bytes: [UInt8] = []
    // The standard library would write to the storage that all empty arrays share.
    if isEmpty { return bytes }
    bytes.append(addingCapacity: count) { output in
      for index in indices { output.append(self[index]) }
    }
    return bytes
  }
}
