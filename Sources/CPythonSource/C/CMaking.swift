extension CModuleOutline {
  /// An expression of C as written, and what the function around assigned to its words before.
  package struct Expression: Hashable, Sendable {
    /// At most 160 bytes.
    package var text = ""
    /// For words of it, and for words of what they were assigned: the texts that they may stand for.
    /// Several where branches assign different ones; none for a word that the function does not assign.
    package var assigned: [String: [String]] = [:]

    package init(_ text: String = "") { self.text = text }
  }

  /// What a call that makes a class makes it from.
  package enum Maker: String, Hashable, Sendable {
    /// `PyErr_NewException(name, base, dictionary)`
    case exception
    /// `PyErr_NewExceptionWithDoc(name, text, base, dictionary)`
    case documentedException
    /// `PyType_FromSpec(spec)`
    case specification
    /// `PyType_FromSpecWithBases(spec, bases)`
    case specificationWithBases
    /// `PyType_FromModuleAndSpec(module, spec, bases)`
    case moduleSpecification
    /// `PyType_FromMetaclass(metaclass, module, spec, bases)`
    case metaclass
    /// `PyStructSequence_NewType(description)`
    case structSequence
    /// `PyStructSequence_InitType(type, description)`
    case initialisedSequence
    /// A call of an object that was made before, of `type` or of `namedtuple` by its name.
    case call
    /// `variable = other`, where a macro of the file stands for it.
    case alias
    /// `type.tp_base = &base`: it makes nothing, but gives a type its base.
    case base
    /// A call that is given a class which was made in the file, and something to add to it. The argument
    /// is the function that is called.
    case addition
  }

  /// A call that makes a class while the program runs.
  package struct Making: Hashable, Sendable {
    package var maker: Maker
    /// The last word of what the class is assigned to: `Error` for `state->Error`; empty if it is
    /// an argument of another call or is returned.
    package var variable: String
    /// The arguments, as ``maker`` says.
    package var arguments: [Expression]
    /// The words of all arguments of the call as it stands, if it is one of a function or macro of the
    /// file that makes the class from what it is given.
    package var given: [String] = []
    package var line: Int
    /// The function that it stands in.
    package var function = ""

    package init(
      maker: Maker, variable: String, arguments: [Expression], given: [String] = [], line: Int
    ) {
      self.maker = maker
      self.variable = variable
      self.arguments = arguments
      self.given = given
      self.line = line
    }
  }
}

extension CModuleOutline {
  /// What a function of the C API that makes classes makes one from; nil for every other function.
  package static func maker(named function: String) -> Maker? {
    let name = Array(function.utf8)
    guard case .maker(let maker)? = CModuleWord.find(0..<name.count, in: name.span) else {
      return nil
    }
    return maker
  }
}
