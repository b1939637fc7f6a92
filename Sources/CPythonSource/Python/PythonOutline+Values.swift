extension PythonOutline {
  /// An expression, as far as names can be told from it. Bounded in depth and in length.
  package enum Value: Hashable, Sendable {
    /// `a`, `a.b.c`
    case reference([String])
    /// A string literal, adjacent literals joined; not an f-string.
    case string(String)
    /// The elements of a list, tuple or set display, a `*x` among them as ``starred``.
    case sequence([Value])
    indirect case starred(Value)
    /// `callee(…)`, where the callee is a dotted name.
    case call([String], arguments: [Value], keywords: [Keyword])
    /// `a + b + …`
    case sum([Value])
    /// `a or b`, `a if c else b`: one of these.
    case choice([Value])
    /// The keys and the values of a dictionary display, those that are strings.
    ///
    /// If all of them are, the lists go together and there are no entries. Else the entries are those with a
    /// string for a key and a string, a dotted name or a pair of strings for a value.
    case dictionary(keys: [String], values: [String] = [], entries: [Entry] = [])
    /// A method called on what is no dotted name: `globals().items()`.
    indirect case method(of: Value, name: String, arguments: [Value])
    /// `[x for y in z]`, also as a set, a generator or a dictionary, of which the element is the key.
    indirect case comprehension(element: Value, [Clause])
    /// The pieces of an f-string or of `'%s' % x`, joined.
    case template([Value])
    /// What a loop's target stands for: an element of what it runs through, or of each element
    /// the part at a position.
    indirect case element(of: Value, position: Int?)
    /// `table[key]`, in a module's own `__getattr__`.
    indirect case item(of: Value, key: Value)
    /// `pair[0]`, or what unpacking gives to a name, in a module's own `__getattr__`.
    indirect case part(of: Value, position: Int)
    /// Anything else.
    case opaque
  }

  /// `'key': value` in a dictionary display.
  package struct Entry: Hashable, Sendable {
    package var key: String
    package var value: Value

    package init(key: String, value: Value) {
      self.key = key
      self.value = value
    }
  }

  /// `for targets in source if conditions` of a comprehension.
  package struct Clause: Hashable, Sendable {
    /// Names, empty for a target that is none.
    package var targets: [String]
    package var source: Value
    package var conditions: [Condition]

    package init(targets: [String], source: Value, conditions: [Condition] = []) {
      self.targets = targets
      self.source = source
      self.conditions = conditions
    }
  }

  /// What a comprehension asks of a name before it takes it.
  package struct Condition: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
      case startsWith, endsWith, isElement, isModule, isUpper
      /// Something that is not read.
      case other
    }
    package var kind: Kind
    /// The variable that it is asked of.
    package var subject: String
    package var operand: Value
    package var isNegated: Bool

    package static let other = Condition(.other, subject: "", operand: .opaque, isNegated: false)

    package init(_ kind: Kind, subject: String, operand: Value, isNegated: Bool) {
      self.kind = kind
      self.subject = subject
      self.operand = operand
      self.isNegated = isNegated
    }
  }

  package struct Keyword: Hashable, Sendable {
    /// The name, or nil for `**x`.
    package var name: String?
    package var value: Value

    package init(name: String?, value: Value) {
      self.name = name
      self.value = value
    }
  }
}
