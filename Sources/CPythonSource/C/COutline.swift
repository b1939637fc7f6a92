/// What a C header or source file of CPython declares and defines.
///
/// It depends on the bytes of the file alone: nothing is included, no macro is expanded but in
/// the bounded ways that each property says. Every branch of a condition is read, with the
/// condition kept.
package struct COutline: Hashable, Sendable {
  /// Functions, variables, macros, types and enum constants at file level, in source order.
  package var declarations: [Declaration] = []
  /// Members of structures and unions, nested ones by their full path.
  package var members: [Member] = []
  /// `#include` lines.
  package var includes: [Include] = []
  /// The distinct stacks of conditions that declarations stand under; the first is the empty one.
  package var conditions: [[Condition]] = [[]]
  /// What a source file makes visible to Python. Nil where reading it was not asked for.
  package var module: CModuleOutline?
  /// What could not be read, in source order. The outline reads on after it.
  package var faults: [Fault] = []

  package init() {}

  /// Why the file may hold what is not here: one clause, without full stop; nil if it is not cut short.
  package var reasonOfGap: String? { faults.first { $0.hidesRest }?.message }

  package enum DeclarationKind: String, Hashable, Sendable {
    case function, staticInlineFunction, variable
    case macro, functionMacro
    case typedef, structure, union, enumeration, enumConstant
  }

  package struct Declaration: Hashable, Sendable {
    package var kind: DeclarationKind
    package var name: String
    /// Counted from 1; of the name.
    package var line: Int
    /// An index into ``conditions``.
    package var condition: Int
    /// Whether it is declared with PyAPI_FUNC, PyAPI_DATA, extern, static inline, or is a macro
    /// or type. In a header, everything is: a plain `static` too is given to those who include it.
    /// In a source file, false for plain `static` and for definitions without linkage marks.
    package var isDeclared: Bool
    /// For functions and function-like macros: the parameters as written, white space
    /// normalised. `void` alone gives none.
    package var parameters: [String]?
    /// For functions (what they return), variables and typedefs: the type as written, white space
    /// normalised, without the name and without a structure's body (`struct tag`). For macros: the
    /// replacement, shortened to 200 bytes. For enum constants: the number, as far as it is written out.
    package var type: String?
    /// Whether PyAPI_FUNC, PyAPI_DATA or a like mark exports it.
    package var isExported = false
    /// `#undef NAME`: the macro is taken away again.
    package var isUndefinition = false
  }

  /// A member of a structure or union.
  package struct Member: Hashable, Sendable {
    /// The structure's typedef name, else its tag. If it has both, ``tag`` is the tag.
    package var structure: String
    package var tag: String?
    /// The path to the member: `["state", "ready"]` for a member of the member `state`; members of an
    /// anonymous structure without a name belong to the enclosing one.
    package var path: [String]
    /// As written, bit-field widths and arrays too: `unsigned int :2`, `char [4]`. `(macro)` for a
    /// macro that stands for members, such as PyObject_HEAD; if the file defines it, the members it
    /// stands for follow.
    package var type: String
    /// Members that a macro stands for have the line of its use.
    package var line: Int
    package var condition: Int
  }

  package struct Include: Hashable, Sendable {
    package var path: String
    package var isSystem: Bool
    package var line: Int
    package var condition: Int
  }

  /// One `#if` around a declaration: the expression as written, comments and continuation taken out,
  /// white space normalised. `#ifdef X` is `defined(X)`, `#ifndef X` is `!defined(X)`; an `#else` negates
  /// what stands before it.
  package struct Condition: Hashable, Sendable {
    package var expression: String
    package var isNegated: Bool
  }

  package struct Fault: Hashable, Sendable {
    package var message: String
    package var line: Int
    /// Whether what follows in the file was not read.
    package var hidesRest = false
  }
}

/// What a C source file (with its clinic header, which is a file of its own) gives to Python.
package struct CModuleOutline: Hashable, Sendable {
  /// `PyInit_x` (3.x), `initx` (2.x), `PyMarshal_Init`-like ones by the name they are registered under
  /// in config.c are not known here.
  package var initFunctions: [Named] = []
  /// `m_name` of each PyModuleDef.
  package var moduleNames: [Named] = []
  /// Each PyModuleDef, and each call of Py_InitModule, with its table of functions.
  package var definitions: [ModuleDefinition] = []
  /// PyMethodDef, PyGetSetDef, PyMemberDef, PyStructSequence_Field arrays, by their C name.
  package var tables: [Table] = []
  /// Static types (PyTypeObject), heap types (PyType_Spec) and structure sequences.
  package var types: [TypeDefinition] = []
  /// Argument Clinic declarations in `[clinic input]` blocks.
  package var clinic: [ClinicDeclaration] = []
  /// `#define X_METHODDEF {"name", …},` and `X_GETSETDEF`: macro name to the Python names in it.
  package var definitionMacros: [DefinitionMacro] = []
  /// Names given to a module, type or dictionary by a call: `PyModule_AddObject(m, "name", …)`, …
  package var additions: [Addition] = []
  /// Calls that add a name which is no literal: it comes from a table, or is made at run time. The
  /// `name` is the argument as written.
  package var dynamicAdditions: [Addition] = []
  /// Types given to a module by their own name: `PyModule_AddType(m, &X)`.
  package var typeAdditions: [TypeAddition] = []
  /// Calls that make a class, macros of the file expanded, and what gives one its base.
  package var makings: [Making] = []
  /// Every string literal of the file that is an identifier or a dotted name, with its first line.
  /// A dot at the start, as in `MODULE_NAME ".Row"`, is left out.
  package var strings: [String: Int] = [:]
  /// Names that functions ask a type for, with the first line: `PyObject_GetOptionalAttr(type, &_Py_ID(name), …)`,
  /// also of `cls`.
  package var asked: [String: Int] = [:]
  /// Every identifier that is an argument of a call at any level whose callee is a macro-like word (all
  /// capitals or known to add names), with its first line: what a stringising macro could name.
  package var macroArguments: [String: Int] = [:]

  package init() {}

  package struct Named: Hashable, Sendable {
    package var name: String
    package var line: Int
    /// The stack of conditions that it stands under: an index into ``COutline/conditions``.
    package var condition = 0
  }

  package struct ModuleDefinition: Hashable, Sendable {
    /// The C variable (`PyModuleDef x`); empty for a call.
    package var cName: String
    /// The module's name; nil if it is no literal.
    package var name: String?
    /// The C name of the table of the module's functions.
    package var methods: String?
    package var line: Int
  }

  /// `slots` is an array of PyType_Slot. `suite` is a PyNumberMethods or its like: the entries are the
  /// members that are filled in, by name (`nb_int`), or by their place in the structure (`#16`).
  package enum TableKind: String, Hashable, Sendable {
    case methods, getters, members, structSequence, slots, other
    case numberSuite, sequenceSuite, mappingSuite, asyncSuite, bufferSuite
  }

  package struct Table: Hashable, Sendable {
    package var kind: TableKind
    package var cName: String
    package var line: Int
    /// Python names that stand in the table itself.
    package var entries: [Named]
    /// Macros that stand in it as a whole entry, such as `OS_STAT_METHODDEF`.
    package var macros: [Named]
    /// For a table of another kind: what its entries point to, `X` in `&X`.
    package var references: [String] = []
    /// For a table of methods: the C functions that implement them.
    package var functions: [String] = []
  }

  package struct TypeDefinition: Hashable, Sendable {
    /// The C variable (`PyType_Spec x`, `PyTypeObject x`, `PyStructSequence_Desc x`).
    package var cName: String
    /// `tp_name`, such as `_io.BytesIO`; nil if it is no literal. A macro that the file does not
    /// define is kept as a word: `MODULE_NAME.Row` for `MODULE_NAME ".Row"`.
    package var pythonName: String?
    package var line: Int
    /// C names of the tables that it refers to, through slots or initialisers.
    package var tables: [String]
    /// C names of what it inherits from, as far as they are named in it (`&PyLong_Type`).
    package var bases: [String]
    /// The slots that are filled in, by the member's or slot's name: `tp_repr`, `nb_add`. Those of a
    /// suite (`tp_as_number`) stand in its table, which is one of ``tables``.
    package var slots: [String] = []
    /// The C functions in `tp_new` and `tp_init`.
    package var constructors: [String] = []
    /// The variable or macro in `tp_doc`.
    package var documentation: String?
  }

  package struct ClinicDeclaration: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable { case module, `class`, function }
    package var kind: Kind
    /// Dotted and full, such as `_io.BytesIO.read1`.
    package var name: String
    package var line: Int
    /// For functions: the parameters.
    package var parameters: [String]
  }

  package struct DefinitionMacro: Hashable, Sendable {
    package var macro: String
    package var names: [Named]
    package var line: Int
  }

  package struct Addition: Hashable, Sendable {
    package var name: String
    /// The function or macro that adds it.
    package var callee: String
    /// The first argument as written, such as `m` or `module` or `type->tp_dict`.
    package var target: String
    package var line: Int
    /// What the function assigned to the variable that is the target: `PyModule_GetDict(m)`. Empty if
    /// it assigns nothing.
    package var origin = ""
    /// For a name that is no literal: the words that it is made from, assignments of the function
    /// followed, at most 64. A table of names is among them.
    package var words: [String] = []
    /// What is added, as far as it is an argument that follows the name.
    package var value = Expression()
    /// For one in a loop from `A_FIRST` to `A_LAST`: `A_`.
    package var prefix = ""
    /// The function that it stands in.
    package var function = ""
    /// The stack of conditions that it stands under: an index into ``COutline/conditions``.
    package var condition = 0
  }

  package struct TypeAddition: Hashable, Sendable {
    /// The last word of the argument: `X` in `&X`, `(PyTypeObject *)state->X`. It is the `cName` of
    /// a static type, or a variable that holds a heap type.
    package var cName: String
    package var callee: String
    package var target: String
    package var line: Int
    /// The argument itself.
    package var value = Expression()
    /// The function that it stands in.
    package var function = ""
    /// The stack of conditions that it stands under: an index into ``COutline/conditions``.
    package var condition = 0
  }
}
