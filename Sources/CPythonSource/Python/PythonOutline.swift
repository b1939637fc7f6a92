/// What a Python source file defines: every binding by scope, imports, `__all__`, and the
/// places where names may be made in ways that reading cannot follow.
///
/// It depends on the bytes of the file alone. Every branch of a condition counts as present.
package struct PythonOutline: Hashable, Sendable {
  /// The scopes in source order; the first is the module itself.
  package var scopes: [Scope] = []
  /// Every name that a statement binds or deletes, in source order.
  package var bindings: [Binding] = []
  /// `import` and `from … import` statements, in source order, wherever they stand.
  package var imports: [Import] = []
  /// Assignments to an attribute: `self.x = …` in a method, `Class.x = …` elsewhere.
  package var attributes: [Attribute] = []
  /// Items that a method which makes a class or an instance gives to a dictionary, in source order.
  package var items: [Item] = []
  /// What is done to the module's `__all__`, in source order.
  package var exports: [Export] = []
  /// Names that may be made at run time, and where; not below `if __name__ == '__main__'`.
  package var dynamics: [Dynamic] = []
  /// Calls that stand as statements or conditions of the module itself, in source order.
  package var calls: [Call] = []
  /// What the module's own `__getattr__` does on the way to what it gives, in source order.
  package var servings: [Serving] = []
  /// The first use of each construct that not every Python 3 has.
  package var syntax: [PythonSyntax.Use] = []
  /// What could not be read as Python, in source order. The outline reads on after it.
  package var faults: [Fault] = []
  /// What the reader can follow and yet the compiler of every Python 3 refuses: the first few. It is empty or
  /// without meaning for a file of Python 2.
  package var refusals: [Fault] = []
  /// Whether its bytes are to be UTF-8: it names no other encoding (PEP 263, PEP 3120).
  package var isUTF8 = true

  package init() {}

  /// An index into ``scopes``.
  package typealias ScopeIndex = Int

  package enum ScopeKind: String, Hashable, Sendable {
    case module, `class`, function, asyncFunction
  }

  /// A module, class or function body.
  package struct Scope: Hashable, Sendable {
    package var kind: ScopeKind
    package var name: String
    /// The enclosing scope; the module's is itself.
    package var parent: ScopeIndex
    /// The line of `class`, `def` or `async`, counted from 1; 1 for the module.
    package var line: Int
    /// Positional arguments of a class statement, in order: of `Base[T]` the class, of a condition
    /// both branches.
    package var bases: [Value] = []
    /// Keyword arguments of a class statement (`metaclass=…`).
    package var keywords: [Keyword] = []
    package var decorators: [Value] = []
    /// Parameters of a function, in order.
    package var parameters: [Parameter] = []
    /// The names that a function returns as they are, each once: for `__new__`, and for functions that have a
    /// decorator or functions of their own.
    package var returns: [String] = []
    /// What a function makes by `__new__`: `self = object.__new__(cls)`.
    package var made: [Made] = []
    /// Whether there is a `yield` in a function's own body.
    package var isGenerator = false
    /// For a `__getattr__` (and its nested scopes), for `__signature__`, and for a function that
    /// takes `**keywords`: the string literals of its body. Empty elsewhere.
    package var strings: [String] = []
    /// For a `__getattr__` and its nested scopes: the dotted names that its body uses, each once.
    package var references: [[String]] = []
    /// For a function that takes `**keywords`: the dotted names of what it calls with `**keywords`.
    package var forwards: [[String]] = []
  }

  /// A local name that holds what a call of `__new__` made.
  package struct Made: Hashable, Sendable {
    package var name: String
    /// The name of the class that the call was given.
    package var type: String
  }

  package enum ParameterKind: String, Hashable, Sendable {
    case positionalOnly, ordinary, variadic, keywordOnly, keywords
  }

  package struct Parameter: Hashable, Sendable {
    package var name: String
    package var kind: ParameterKind
    package var line: Int
    package var hasDefault: Bool

    package init(name: String, kind: ParameterKind, line: Int, hasDefault: Bool = false) {
      self.name = name
      self.kind = kind
      self.line = line
      self.hasDefault = hasDefault
    }
  }

  /// How a statement binds a name. `ast`'s statement or target kinds.
  package enum BindingKind: String, Hashable, Sendable {
    case function, asyncFunction, `class`
    /// `x = …`, also through tuples, lists and stars.
    case assignment
    case annotated
    /// `x: T` without a value, which binds nothing in a module.
    case annotationOnly
    case augmented
    case importModule, importFrom
    case forTarget, withTarget, exceptTarget, matchTarget, walrus
    case typeAlias
    case deletion
    case globalStatement, nonlocalStatement
  }

  /// One binding of a name in a scope.
  package struct Binding: Hashable, Sendable {
    package var scope: ScopeIndex
    package var name: String
    package var kind: BindingKind
    /// The line of the name (for `def` and `class`, of the keyword), counted from 1.
    package var line: Int
    /// Whether it stands inside `if`, `for`, `while`, `try`, `with` or `match` of its scope.
    package var isConditional = false
    /// For `assignment` and `annotated` in a module or class body: the right-hand side, if the
    /// target is the whole left side of an `=`. For `forTarget` there: an element of what the loop
    /// runs through.
    package var value: Value?
    /// For `function`, `asyncFunction` and `class`: the scope of its body.
    package var body: ScopeIndex?
    /// Whether it stands below `if __name__ == '__main__'` and so is in no imported module.
    package var isScriptOnly = false
  }

  /// One alias of an import statement.
  package struct Import: Hashable, Sendable {
    package var scope: ScopeIndex
    /// The dotted module; empty for `from . import x`.
    package var module: String
    /// The number of leading dots.
    package var level: Int
    /// The name imported from the module, `*` for a star import, nil for `import module`.
    package var name: String?
    /// The name it is bound to, nil for a star import.
    package var boundName: String?
    package var line: Int
    package var isConditional = false
    /// Whether it stands in a `try` body whose handlers catch ImportError, ModuleNotFoundError,
    /// Exception or everything.
    package var isGuarded = false
    /// Whether it stands below `if __name__ == '__main__'`.
    package var isScriptOnly = false
  }

  /// `object.name = …` (or `del`, `+=`, a `for` target …).
  package struct Attribute: Hashable, Sendable {
    /// The scope of the statement.
    package var scope: ScopeIndex
    /// The dotted object, such as `["self"]` or `["Class"]`.
    package var object: [String]
    package var name: String
    package var line: Int
    package var isDeletion = false
    package var value: Value?
  }

  /// `body['name'] = …` in `__new__` or `__prepare__`.
  package struct Item: Hashable, Sendable {
    /// The method.
    package var scope: ScopeIndex
    /// The dictionary.
    package var object: String
    package var name: String
    package var line: Int
  }

  /// One operation on the module's `__all__`.
  package struct Export: Hashable, Sendable {
    package enum Operation: String, Hashable, Sendable {
      /// `__all__ = value` replaces, the others add.
      case assign, augment, extend, append, remove, other
    }
    package var operation: Operation
    package var value: Value
    package var line: Int
    /// Whether it stands inside `if`, `for`, `while`, `try`, `with` or `match`.
    package var isConditional = false
  }

  /// A construct that may bind names reading cannot follow.
  package struct Dynamic: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
      /// `globals().update(…)`, `globals()[…] = …`, `vars()[…] = …`, `locals()[…] = …`, and the like
      case globals
      case exec
      case setattr
      /// `sys.modules[__name__] = …` or `sys.modules[…]` assigned
      case sysModules
      /// `Enum._convert_(…)`, `Enum._convert(…)`. The arguments are the positional ones, the values of
      /// keywords, for each prefix that the filter asks for (`name.startswith('OP_')`) a sum of it, for each
      /// that it refuses (`not name.startswith('OP_')`) a dictionary with that key, and each sequence of names
      /// that it takes (`name in ('A', 'B')`).
      case enumConvert
      /// A decorator `global_enum`
      case globalEnum
    }
    package var kind: Kind
    package var scope: ScopeIndex
    package var line: Int
    /// The call's arguments, as far as they can be read.
    package var arguments: [Value]
    /// For `setattr`, `exec`, … what it is applied to, such as `["sys", "modules"]`; empty if unknown.
    package var target: [String]
    /// The word by which it was found, such as `globals`, `vars`, `locals`, `__dict__`, `exec`,
    /// `execfile` or `eval`.
    package var word = ""
    package var usage: Usage = .call

    package enum Usage: String, Hashable, Sendable {
      /// The call itself makes names, or runs what makes them: `exec(…)`, `setattr(…)`.
      case call
      /// A method that adds names is called on a dictionary of names; the arguments are its.
      case update
      /// An item of a dictionary of names is assigned; the argument is its key, for `sys.modules` with
      /// what is assigned behind it.
      case item
      /// A dictionary of names is kept or passed on, so that what is done to it is unknown.
      case escapes
    }
  }

  /// A call that is a statement of its own, or the condition of one.
  package struct Call: Hashable, Sendable {
    package var callee: [String]
    package var arguments: [Value]
    package var line: Int
  }

  /// A statement of the module's own `__getattr__` that returns a value, or gives it to a local name.
  package struct Serving: Hashable, Sendable {
    /// The `__getattr__`.
    package var scope: ScopeIndex
    /// The name that it is given to; nil for `return`.
    package var target: String?
    package var value: Value
    package var line: Int
    /// What is asked of the name that is sought before the statement is reached: all of it holds then.
    package var tests: [NameTest]
    /// Whether something else is asked before, too.
    package var isConditional: Bool
  }

  /// What a module's own `__getattr__` asks of the name that is sought: whether it is among some names.
  package struct NameTest: Hashable, Sendable {
    package var names: Value
    package var isNegated: Bool
  }

  /// Something that is no Python, or that goes past a bound of the reader.
  package struct Fault: Hashable, Sendable {
    package var message: String
    package var line: Int
  }
}
