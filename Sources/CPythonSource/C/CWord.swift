/// Words that mean something to the readers of C.
enum CWord: Int {
  /// A storage class or function specifier of its own kind.
  case typedefWord, staticWord, externWord, inlineWord
  /// `const`, `volatile`, `register`, …: part of a type, but none.
  case qualifier
  /// `_Noreturn`, Py_NO_INLINE: nothing to us.
  case mark
  /// `int`, `unsigned`, …
  case typeKeyword
  case structWord, unionWord, enumWord
  /// A macro whose argument is the type and that marks what the library gives: PyAPI_FUNC.
  case exportMacro
  /// A macro whose argument is the type, for local functions: Py_LOCAL.
  case localMacro
  case localInlineMacro
  /// PyMODINIT_FUNC
  case initMacro
  /// `__attribute__`, `__declspec`, Py_DEPRECATED: with their argument, nothing to us.
  case attribute
  /// `return`, `if`, …: no declaration starts with it.
  case statement

  static let table = CNameTable(
    [
      ("typedef", typedefWord), ("static", staticWord), ("statichere", staticWord),
      ("staticforward", staticWord), ("extern", externWord), ("inline", inlineWord),
      ("__inline", inlineWord), ("__inline__", inlineWord), ("Py_ALWAYS_INLINE", inlineWord),
      ("const", qualifier), ("volatile", qualifier), ("register", qualifier),
      ("restrict", qualifier), ("__restrict", qualifier), ("_Atomic", qualifier),
      ("_Thread_local", mark), ("_Py_thread_local", mark), ("__extension__", mark),
      ("_Noreturn", mark), ("_Py_NO_RETURN", mark), ("Py_NO_INLINE", mark),
      ("_Py_HOT_FUNCTION", mark), ("Py_EXPORTED_SYMBOL", mark), ("Py_LOCAL_SYMBOL", mark),
      ("int", typeKeyword), ("char", typeKeyword), ("void", typeKeyword), ("long", typeKeyword),
      ("short", typeKeyword), ("unsigned", typeKeyword), ("signed", typeKeyword),
      ("float", typeKeyword), ("double", typeKeyword), ("_Bool", typeKeyword),
      ("struct", structWord), ("union", unionWord), ("enum", enumWord),
      ("PyAPI_FUNC", exportMacro), ("PyAPI_DATA", exportMacro), ("DL_IMPORT", exportMacro),
      ("DL_EXPORT", exportMacro),
      ("Py_LOCAL", localMacro),
      ("Py_LOCAL_INLINE", localInlineMacro), ("PyMODINIT_FUNC", initMacro),
      ("__attribute__", attribute), ("__declspec", attribute), ("Py_DEPRECATED", attribute),
      ("_Py_DEPRECATED_EXTERNALLY", attribute), ("Py_GCC_ATTRIBUTE", attribute),
      ("__pragma", attribute), ("_Pragma", attribute),
      ("_Alignas", attribute), ("alignas", attribute), ("_Py_ALIGNED_DEF", attribute),
      ("return", statement), ("if", statement), ("else", statement), ("while", statement),
      ("for", statement), ("switch", statement), ("case", statement), ("goto", statement),
      ("do", statement), ("break", statement), ("continue", statement), ("default", statement),
    ].map { ($0.0, $0.1.rawValue) })
}
