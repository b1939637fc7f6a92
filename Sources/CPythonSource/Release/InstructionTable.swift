/// The bytecode instructions of a tree, by name.
///
/// Up to 3.12 `Lib/opcode.py` gives each by a call (`def_op('NAME', 1)`, `name_op`, `jrel_op`, …,
/// `pseudo_op` for those that the compiler never emits); from 3.13 on
/// `Lib/_opcode_metadata.py` has a dictionary.
package struct InstructionTable: Hashable, Sendable {
  package struct Instruction: Hashable, Sendable {
    package let number: Int
    /// Counted from 1.
    package let line: Int
    /// Numbers from 256 on do not fit into a byte of code.
    package let isPseudo: Bool

    package init(number: Int, line: Int, isPseudo: Bool) {
      self.number = number
      self.line = line
      self.isPseudo = isPseudo
    }
  }

  package private(set) var instructions: [String: Instruction] = [:]

  /// - Parameter source: The bytes of `Lib/opcode.py` or `Lib/_opcode_metadata.py`.
  package init(source: Span<UInt8>) {
    var line: [UInt8] = []
    var number = 0
    for position in 0...source.count {
      let isEnd = position == source.count
      if !isEnd, source[position] != UInt8(ascii: "\n") {
        if line.count < 400 { line.append(source[position]) }
        continue
      }
      number += 1
      read(line, number)
      line.removeAll(keepingCapacity: true)
    }
  }

  /// A line `xxx_op('NAME', 12…` or `'NAME': 12,`
  private mutating func read(_ line: [UInt8], _ lineNumber: Int) {
    var rest = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    var isPseudo = false
    if let open = rest.firstIndex(of: UInt8(ascii: "(")) {
      let callee = String(decoding: rest[rest.startIndex..<open], as: UTF8.self)
      guard callee.hasSuffix("_op") || callee == "jrel" || callee == "jabs" else { return }
      isPseudo = callee.hasPrefix("pseudo")
      rest = rest[(open + 1)...]
    }
    guard let quote = rest.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""),
      let end = rest.dropFirst().firstIndex(of: quote)
    else { return }
    let name = String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
    let digits = rest[(end + 1)...]
      .drop { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: " ") }
      .prefix { (0x30...0x39).contains($0) }
    guard digits.count < 6, let number = Int(String(decoding: digits, as: UTF8.self)) else {
      return
    }
    let isKnownReal = instructions[name].map { !$0.isPseudo } ?? false
    guard !isKnownReal else { return }
    instructions[name] = Instruction(
      number: number, line: lineNumber, isPseudo: isPseudo || number > 255)
  }
}
