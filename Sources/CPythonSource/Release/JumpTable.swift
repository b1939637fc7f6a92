/// The labels of `Python/opcode_targets.h`: the interpreter jumps to the one at an instruction's number.
package struct JumpTable: Hashable, Sendable {
  /// One label.
  package struct Label: Hashable, Sendable {
    /// `NOP` of `&&TARGET_NOP`; nil for the label of numbers that are no instruction.
    package let instruction: String?
    /// Counted from 1.
    package let line: Int
  }

  /// In the order of the numbers, from 0 on.
  package let labels: [Label]

  package init(header: [UInt8]) {
    labels = SourceLines(header).flatMap { line in
      var labels: [Label] = []
      var cursor = line.cursor
      while cursor.seek(past: "&&") {
        let name = cursor.takeIdentifier() ?? ""
        let instruction = name.hasPrefix("TARGET_") ? String(name.dropFirst(7)) : nil
        labels.append(Label(instruction: instruction, line: line.number))
      }
      return labels
    }
  }
}
