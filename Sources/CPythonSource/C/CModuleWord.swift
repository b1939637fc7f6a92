/// Words of a source file that make names visible to Python.
enum CModuleWord: Hashable {
  /// Types of arrays and structures whose initialisers are read.
  case methods, getters, members, fields, slots
  /// PyNumberMethods and its like.
  case suite(CModuleOutline.TableKind)
  case typeObject, typeSpec, structureDescription, moduleDefinition
  /// A function that adds the name given as a string, with the position of that argument.
  case adder(Int)
  /// One that adds the name of a macro given as an argument.
  case macroAdder(Int)
  /// One that takes the name as an object, such as `&_Py_ID(name)`.
  case keyAdder(Int)
  /// One that adds a type by its own name.
  case typeAdder
  /// Py_InitModule and its kin.
  case initialiser
  /// One that makes a class.
  case maker(CModuleOutline.Maker)
  /// `_Py_ID` and its kin, whose argument is a name.
  case nameMaker
  /// PyMODINIT_FUNC, after which the module's function is declared.
  case initMark

  private static let words: [(String, CModuleWord)] = [
    ("PyMethodDef", .methods), ("PyGetSetDef", .getters), ("getsetlist", .getters),
    ("PyMemberDef", .members), ("memberlist", .members), ("PyStructSequence_Field", .fields),
    ("PyNumberMethods", .suite(.numberSuite)), ("PySequenceMethods", .suite(.sequenceSuite)),
    ("PyMappingMethods", .suite(.mappingSuite)), ("PyAsyncMethods", .suite(.asyncSuite)),
    ("PyBufferProcs", .suite(.bufferSuite)), ("PyType_Slot", .slots), ("PyTypeObject", .typeObject),
    ("PyType_Spec", .typeSpec),
    ("PyStructSequence_Desc", .structureDescription), ("PyModuleDef", .moduleDefinition),
    ("PyModule_Add", .adder(1)), ("PyModule_AddObject", .adder(1)),
    ("PyModule_AddObjectRef", .adder(1)), ("PyModule_AddIntConstant", .adder(1)),
    ("PyModule_AddFunctions", .adder(1)),
    ("PyModule_AddStringConstant", .adder(1)), ("_PyModule_Add", .adder(1)),
    ("_PyModule_AddObject", .adder(1)), ("_PyModule_AddObjectRef", .adder(1)),
    ("PyDict_SetItemString", .adder(1)), ("PyObject_SetAttrString", .adder(1)),
    ("PyMapping_SetItemString", .adder(1)), ("PySys_SetObject", .adder(0)),
    ("PyDescr_NewGetSet", .adder(1)),
    ("PyModule_AddIntMacro", .macroAdder(1)), ("PyModule_AddStringMacro", .macroAdder(1)),
    ("PyDict_SetItem", .keyAdder(1)), ("_PyDict_SetItemId", .keyAdder(1)),
    ("PyObject_SetAttr", .keyAdder(1)), ("_PyObject_SetAttrId", .keyAdder(1)),
    ("_PySys_SetObjectId", .keyAdder(0)), ("_PySys_SetAttr", .keyAdder(0)),
    ("PyModule_AddType", .typeAdder), ("_PyModule_AddType", .typeAdder),
    ("Py_InitModule", .initialiser), ("Py_InitModule3", .initialiser),
    ("Py_InitModule4", .initialiser), ("_Py_ID", .nameMaker), ("_Py_IDENTIFIER", .nameMaker),
    ("_Py_STR", .nameMaker), ("PyMODINIT_FUNC", .initMark),
    ("PyErr_NewException", .maker(.exception)),
    ("PyErr_NewExceptionWithDoc", .maker(.documentedException)),
    ("PyType_FromSpec", .maker(.specification)),
    ("PyType_FromSpecWithBases", .maker(.specificationWithBases)),
    ("PyType_FromModuleAndSpec", .maker(.moduleSpecification)),
    ("PyType_FromMetaclass", .maker(.metaclass)), ("_PyType_FromMetaclass", .maker(.metaclass)),
    ("PyStructSequence_NewType", .maker(.structSequence)),
    ("_PyStructSequence_NewType", .maker(.structSequence)),
    ("PyStructSequence_InitType", .maker(.initialisedSequence)),
    ("PyStructSequence_InitType2", .maker(.initialisedSequence)),
    ("_PyStructSequence_InitType", .maker(.initialisedSequence)),
    ("_PyStructSequence_InitBuiltin", .maker(.initialisedSequence)),
    ("_PyStructSequence_InitBuiltinWithFlags", .maker(.initialisedSequence)),
    ("PyObject_CallFunction", .maker(.call)), ("PyObject_CallMethod", .maker(.call)),
    ("PyObject_CallFunctionObjArgs", .maker(.call)),
  ]

  private static let table = CNameTable(words.enumerated().map { ($0.element.0, $0.offset) })

  static func find(_ range: Range<Int>, in bytes: Span<UInt8>) -> CModuleWord? {
    find(range, hash: CNameTable.hash(range, in: bytes), in: bytes)
  }

  static func find(_ range: Range<Int>, hash: UInt32, in bytes: Span<UInt8>) -> CModuleWord? {
    guard let index = table.find(range, hash: hash, in: bytes) else { return nil }
    return words[index].1
  }

  /// Whether a call to a function of this meaning may give a name.
  var isCallee: Bool {
    switch self {
    case .adder, .macroAdder, .keyAdder, .typeAdder, .initialiser, .nameMaker: true
    default: false
    }
  }

  /// Whether a macro that holds the word is worth expanding: what it gives may depend on its arguments.
  var isGiving: Bool {
    switch self {
    case .nameMaker, .maker(.call): false
    default: true
    }
  }

  /// Whether a callee's name says that it adds something: one of its words is `add`, `set`, `ins`, …
  ///
  /// Names of CPython's own API never do, but for those of PyModule: they are known or they are not.
  static func isHint(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    if startsLikeInterface(range, in: bytes) { return false }
    var previous: UInt8 = .underscore
    for index in range {
      let byte = bytes[index]
      let startsWord =
        previous == .underscore ? byte != .underscore : previous.isLowercase && byte.isUppercase
      previous = byte
      guard startsWord, byte.startsIdentifier else { continue }
      if hints.contains(where: { matches($0, at: index, before: range.upperBound, in: bytes) })
        || (range.upperBound - index == 3
          && matches(insert, at: index, before: range.upperBound, in: bytes))
      {
        return true
      }
    }
    return false
  }

  private static let hints: [[UInt8]] = [
    "add", "insert", "insint", "insstr", "insobj", "inscode", "inskey", "ins_", "set", "register",
    "define", "export", "const",
  ].map { Array($0.utf8) }

  /// `ins` counts only as the last word: `insensitive` and `instance` begin with it too.
  private static let insert = Array("ins".utf8)

  /// Whether a word follows here, in whatever case.
  private static func matches(
    _ word: [UInt8], at start: Int, before end: Int, in bytes: Span<UInt8>
  ) -> Bool {
    guard end - start >= word.count else { return false }
    for offset in word.indices where bytes[start + offset] | 0x20 != word[offset] | 0x20 {
      return false
    }
    return true
  }

  static func startsLikeInterface(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound, bytes[index] == .underscore { index += 1 }
    guard range.upperBound - index >= 3, bytes[index] == 0x50, bytes[index + 1] == 0x79 else {
      return false
    }
    let module = index..<min(index + 9, range.upperBound)
    return !CText.equal(module, "PyModule_", in: bytes)
  }
}
