/// The words that the reader knows: keywords, soft keywords, and the names with which a
/// program can make names at run time.
enum PythonWord: UInt8 {
  case none

  // Keywords that begin statements.
  case `class`, def, `if`, elif, `else`, `while`, `for`, `try`, except, finally, with
  case `import`, from, global, del, `return`, raise, pass, `break`, `continue`, assert
  // Keywords inside expressions and statements.
  case and, `as`, `in`, `is`, lambda, not, or, yield
  /// `None`, `True` or `False`
  case constant

  // Keywords that were names in some versions of Python 2 and 3.
  case async, await, nonlocal
  // Soft keywords.
  case match, `case`, type, underscore

  // Names that make names.
  case exports
  case globals, vars, locals, exec, execfile, eval, setattr, modules, dictionary, convert

  /// Whether it can never be a name.
  var isHardKeyword: Bool { self != .none && rawValue <= Self.constant.rawValue }

  /// Whether names may be made at run time with it.
  var isDynamic: Bool { rawValue >= Self.globals.rawValue }

  /// Whether it stands at the beginning of statements only, and never inside brackets.
  var isStatementOnly: Bool {
    switch self {
    case .class, .def, .while, .try, .except, .finally, .with, .import, .global, .del, .return,
      .raise, .pass, .break, .continue, .assert:
      true
    default: false
    }
  }

  static let spellings: [(String, PythonWord)] = [
    ("class", .class), ("def", .def), ("if", .if), ("elif", .elif), ("else", .else),
    ("while", .while), ("for", .for), ("try", .try), ("except", .except),
    ("finally", .finally), ("with", .with), ("import", .import), ("from", .from),
    ("global", .global), ("del", .del), ("return", .return), ("raise", .raise),
    ("pass", .pass), ("break", .break), ("continue", .continue), ("assert", .assert),
    ("and", .and), ("as", .as), ("in", .in), ("is", .is), ("lambda", .lambda),
    ("not", .not), ("or", .or), ("yield", .yield),
    ("None", .constant), ("True", .constant), ("False", .constant),
    ("async", .async), ("await", .await), ("nonlocal", .nonlocal),
    ("match", .match), ("case", .case), ("type", .type), ("_", .underscore),
    ("__all__", .exports), ("globals", .globals), ("vars", .vars), ("locals", .locals),
    ("exec", .exec), ("execfile", .execfile), ("eval", .eval), ("setattr", .setattr),
    ("modules", .modules), ("__dict__", .dictionary), ("_convert", .convert),
    ("_convert_", .convert),
  ]
}

/// Finds the known word that a name is, from its first byte, its length and its last eight
/// bytes, which together are exact for the words of up to nine bytes that are known.
struct PythonWordTable {
  /// For each first byte, a bit for each length that a known word with it has.
  private var lengths = [UInt16](repeating: 0, count: 256)
  /// Open addressing over ``slot(of:)``; 0 marks a free slot.
  private var keys = [UInt64](repeating: 0, count: 256)
  private var words = [PythonWord](repeating: .none, count: 256)

  static let shared = PythonWordTable()

  private init() {
    for (spelling, word) in PythonWord.spellings {
      var key: UInt64 = 0
      var first: UInt8?
      var length = 0
      for byte in spelling.utf8 {
        first = first ?? byte
        key = key &<< 8 | UInt64(byte)
        length += 1
      }
      lengths[Int(first ?? 0)] |= 1 << UInt16(length)
      var slot = Self.slot(of: key)
      while keys[slot] != 0 { slot = (slot + 1) & 255 }
      keys[slot] = key
      words[slot] = word
    }
  }

  private static func slot(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 56)
  }

  /// Whether a name with this first byte and length can be a known word.
  @inline(__always)
  func hasWord(first: UInt8, length: Int) -> Bool {
    length < 10 && lengths[Int(first)] & (1 &<< UInt16(truncatingIfNeeded: length)) != 0
  }

  /// The word of a name for which ``hasWord(first:length:)`` holds.
  /// - Parameter tail: its last eight bytes, the first of them the most significant.
  func word(tail: UInt64) -> PythonWord {
    var slot = Self.slot(of: tail)
    while keys[slot] != 0 {
      if keys[slot] == tail { return words[slot] }
      slot = (slot + 1) & 255
    }
    return .none
  }
}
